#!/usr/bin/env bash
# Runs every test. Installs Chromium first where there is no Chromium, Chrome or Edge.
#   ./test.sh             all tests
#   ./test.sh --screens   all tests, and a picture of every page in artifacts/screens
#   other arguments go to `dotnet test`, such as --filter "FullyQualifiedName~Loans"
set -euo pipefail
cd "$(dirname "$0")"

arguments=()
for argument in "$@"; do
  if [[ $argument == --screens ]]; then
    export INCLUSION_SCREENS=1
  else
    arguments+=("$argument")
  fi
done

has_browser() {
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable microsoft-edge microsoft-edge-stable; do
    command -v "$name" > /dev/null && return 0
  done
  [[ -d "/Applications/Google Chrome.app" || -d "/Applications/Chromium.app" || -d "/Applications/Microsoft Edge.app" ]]
}

# Elsewhere than on Debian as root the browser tests let Playwright download its own.
if ! has_browser && [[ $(id -u) == 0 ]] && command -v apt-get > /dev/null; then
  apt-get update
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium
fi

rm -rf artifacts/tests
dotnet test Inclusion.sln --results-directory artifacts/tests --logger trx "${arguments[@]+"${arguments[@]}"}"
