#!/usr/bin/env bash
# Kills the real program at 1,000 random moments (or as many as given) of publishing, syncing, switching, writing and reading sticks.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet publish src/InfoPoint -c Release -o out/program -v quiet
dotnet build tests/InfoPoint.EndToEnd -c Release -v quiet
INFOPOINT_KILLS="${1:-1000}" tests/InfoPoint.EndToEnd/bin/Release/net10.0/InfoPoint.EndToEnd -noColor -class InfoPoint.EndToEnd.KillTests
