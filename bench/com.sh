#!/bin/sh
# COM through Jacob, measured in a Windows JVM (Wine elsewhere than on Windows). Needs: mvn -Dquick -DskipTests package, dev/native,
# dev/rig setup, and one run of the tests through COM, which registers the event sinks. Writes bench/results/com.txt.
set -u

home=$(cd "$(dirname "$0")/.." && pwd -P) || exit 1
cd "$home" || exit 1
out=bench/results/com.txt
native=$home/addin-bridge/target/native/x64
path="${BENCH_CLASSES:-$home/bench/target/classes};$home/service/target/dist/crmbridge.jar"
for jar in "$home"/service/target/dist/lib/*.jar; do path="$path;$jar"; done
bench/environment.sh "bench/com.sh (Wine $(wine --version 2>/dev/null), Windows JRE 17.0.9)" >"$out"
timeout 600 dev/winejvm/bin/java -Xmx1g -XX:+UseSerialGC -XX:ActiveProcessorCount=2 -Dfile.encoding=UTF-8 -cp "$path" \
  dev.crmbridge.bench.com.ComBench "$home/outlook-sim/target/native/x64/crmbridge-relay.exe" "$native" >>"$out" 2>/dev/null </dev/null
status=$?
cat "$out"
exit $status
