#!/usr/bin/env bash
# Installs what tests need, builds, and runs all tests. Ends with one line: N passed, N failed
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 LANG=C.UTF-8

stop() {
    echo "$1" >&2
    echo "0 passed, 1 failed"
    exit 1
}

packages=()
command -v chromium >/dev/null || packages+=(chromium)
ldconfig -p | grep 'libicuuc\.so' >/dev/null || packages+=(libicu72)
/usr/bin/python3 -c 'import securesystemslib' 2>/dev/null || packages+=(python3-securesystemslib)
command -v faketime >/dev/null || packages+=(faketime)
command -v mcopy >/dev/null || packages+=(mtools)
[ -x /usr/sbin/mkfs.vfat ] || packages+=(dosfstools)
if [ ${#packages[@]} -gt 0 ]; then
    sudo=""
    [ "$(id -u)" = 0 ] || sudo="sudo"
    $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null || stop "Could not install ${packages[*]}."
fi
npm ci --prefix tests/tuf-js --no-audit --no-fund --silent || stop "npm ci failed in tests/tuf-js."

dotnet restore InfoPoint.sln --locked-mode -v quiet || stop "The packages could not be restored as locked."
dotnet tool restore -v quiet >/dev/null || stop "The tools could not be restored."
dotnet csharpier check . || stop "Format with: dotnet csharpier format ."
dotnet build InfoPoint.sln -c Release --no-restore -v quiet || stop "The build failed."
dotnet publish src/InfoPoint -c Release -o out/program -v quiet || stop "Publishing the program failed."

passed=0
failed=0
for project in InfoPoint.Tests InfoPoint.EndToEnd; do
    echo "== $project"
    log=$(mktemp)
    "tests/$project/bin/Release/net10.0/$project" -noColor 2>&1 | tee "$log" | grep -vE '^ +(Discover|Start|Finish)'
    total=$(sed -nE 's/.*Total: ([0-9]+), Errors: ([0-9]+), Failed: ([0-9]+), Skipped: ([0-9]+).*/\1 \2 \3 \4/p' "$log" | tail -1)
    rm -f "$log"
    if [ -z "$total" ]; then
        failed=$((failed + 1))
        continue
    fi
    read -r all errors fails skipped <<<"$total"
    passed=$((passed + all - fails - skipped))
    failed=$((failed + fails + errors))
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
