#!/usr/bin/env bash
# Writes a migration from what changed in the model: build/new-migration.sh NAME [TIMESTAMP]. The timestamp, fourteen digits, orders it after the others.
set -euo pipefail
name=$1
cd "$(dirname "$0")/.."
dotnet tool restore >/dev/null
Inclusion__DataFolder="$(mktemp -d)" dotnet ef migrations add "$name" --project Inclusion.Web --output-dir Data/Migrations
if [ $# -gt 1 ]; then
  for file in Inclusion.Web/Data/Migrations/*_"$name"*.cs; do
    mv "$file" "$(dirname "$file")/$2_$(basename "$file" | cut -d_ -f2-)"
  done
  sed -i -E "s/\[Migration\(\"[0-9]+_$name\"\)\]/[Migration(\"$2_$name\")]/" Inclusion.Web/Data/Migrations/*_"$name".Designer.cs
fi
