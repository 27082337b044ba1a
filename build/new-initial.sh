#!/usr/bin/env bash
# Writes the first migration anew from the model. Only for the time before a release: afterwards, migrations are added.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet tool restore >/dev/null
rm -f Inclusion.Web/Data/Migrations/*_Initial.cs Inclusion.Web/Data/Migrations/*_Initial.Designer.cs Inclusion.Web/Data/Migrations/InclusionDbModelSnapshot.cs
DesignTime=true Inclusion__DataFolder="$(mktemp -d)" dotnet ef migrations add Initial --project Inclusion.Web --output-dir Data/Migrations
# A fixed name: the migration of the search tables comes after it, and databases of a development machine stay readable.
for file in Inclusion.Web/Data/Migrations/*_Initial*.cs; do
  mv "$file" "$(dirname "$file")/20261122000000_$(basename "$file" | cut -d_ -f2-)"
done
sed -i -E 's/\[Migration\("[0-9]+_Initial"\)\]/[Migration("20261122000000_Initial")]/' Inclusion.Web/Data/Migrations/*_Initial.Designer.cs
