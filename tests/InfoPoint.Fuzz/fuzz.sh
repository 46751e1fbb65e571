#!/usr/bin/env bash
# Fuzzes folding, segmenter or query with AFL++ and SharpFuzz: tests/InfoPoint.Fuzz/fuzz.sh query 600
set -euo pipefail
cd "$(dirname "$0")/../.."
target=${1:?name the target: folding, segmenter or query}
seconds=${2:-600}
if ! command -v afl-fuzz >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends afl++ >/dev/null
fi
dotnet tool restore -v quiet >/dev/null
out=out/fuzz
rm -rf "$out"
dotnet publish tests/InfoPoint.Fuzz -c Release -o "$out/program" -v quiet
for library in InfoPoint.Language InfoPoint.Search; do
    dotnet sharpfuzz "$out/program/$library.dll"
done
mkdir -p "$out/seeds"
i=0
for seed in 'ການປູກເຫັດ ນໍ້າ ຫນອງ' 'trồng nấm rơm 5 kg' 'kyx thuaatj "*(?'; do
    i=$((i + 1))
    printf '%s' "$seed" | iconv -t UTF-16LE >"$out/seeds/$i"
done
export AFL_SKIP_BIN_CHECK=1 AFL_NO_UI=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_SKIP_CPUFREQ=1
afl-fuzz -i "$out/seeds" -o "$out/found" -t 60000 -m none -V "$seconds" -- dotnet "$out/program/InfoPoint.Fuzz.dll" "$target" content >"$out/log" 2>&1 || { tail -20 "$out/log"; exit 1; }
crashes=$(find "$out/found" -path '*crashes*' -name 'id:*' | wc -l)
grep -E 'execs_done|execs_per_sec|corpus_count' "$out/found/default/fuzzer_stats"
echo "$crashes crashes in $out/found"
[ "$crashes" = 0 ]
