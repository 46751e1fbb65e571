#!/usr/bin/env bash
# Builds what is needed and starts the demo: a hub and two district points with the starter library.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
if ! ldconfig -p | grep 'libicuuc\.so' >/dev/null; then
    echo "libicu is missing: it sorts Lao and Vietnamese. Install it with: apt-get install libicu72 (or your system's libicu)" >&2
    exit 1
fi
echo "Building InfoPoint (a minute the first time)..." >&2
dotnet publish src/InfoPoint -c Release -o out/program -v quiet
exec out/program/infopoint demo "$@"
