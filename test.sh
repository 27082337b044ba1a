#!/usr/bin/env bash
# Runs every test. Installs Chromium first: as root on Debian its headless shell, which takes half the time of the whole browser; elsewhere an
# installed Chromium, Chrome or Edge serves, or what Playwright downloads.
#   ./test.sh             all tests
#   ./test.sh --screens   all tests, and a picture of every page in artifacts/screens
#   ./test.sh --long      all tests, and those that show more the longer they run at their whole length: a quarter of an hour more
#   other arguments go to `dotnet test`, such as --filter "FullyQualifiedName~Loans"
set -euo pipefail
cd "$(dirname "$0")"

arguments=()
for argument in "$@"; do
  if [[ $argument == --screens ]]; then
    export INCLUSION_SCREENS=1
  elif [[ $argument == --long ]]; then
    export INCLUSION_LONG=1
  else
    arguments+=("$argument")
  fi
done

if ! command -v chromium-headless-shell > /dev/null && [[ $(id -u) == 0 ]] && command -v apt-get > /dev/null; then
  # Where the package is not to be had the tests look for another browser themselves, and fail where there is none.
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium-headless-shell; } ||
    echo "The headless shell could not be installed." >&2
fi

# Programs with which the tests look at documents (PDFBox says whether they are PDF/A), and a calendar reader that is not ours.
tools_are_there() {
  command -v pdftotext && command -v zbarimg && command -v java && ls /usr/share/java/{preflight,pdfbox2,fontbox2,xmpbox,commons-logging,javax.activation,jaxb-api}.jar && /usr/bin/python3 -c "import icalendar"
}
if ! tools_are_there &> /dev/null && [[ $(id -u) == 0 ]] && command -v apt-get > /dev/null; then
  apt-get update
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends poppler-utils zbar-tools python3-icalendar \
    default-jre-headless libpdfbox2-java libactivation-java libjaxb-api-java
fi

rm -rf artifacts/tests
dotnet test Inclusion.sln --results-directory artifacts/tests --logger trx "${arguments[@]+"${arguments[@]}"}"
