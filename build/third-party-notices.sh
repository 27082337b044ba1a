#!/usr/bin/env bash
# Writes THIRD-PARTY-NOTICES.md and data/licences/packages from the packages that the product was restored with. Run it after a package was added, removed or
# raised; a test fails until it is done.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build Inclusion.Tests --nologo --verbosity quiet
dotnet Inclusion.Tests/bin/Debug/net10.0/Inclusion.Tests.dll third-party-notices
