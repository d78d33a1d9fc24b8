#!/bin/sh
# Duplicates among many rows: this engine beside DuckDB, each measurement in a process of its own, and probes of the index.
# Usage: bench/bulk.sh FOLDER [ROWS]   (FOLDER: room for the file, 80 bytes per row)
set -eu
home=$(cd "$(dirname "$0")/.." && pwd -P)
folder=${1:?name a folder for the data}
rows=${2:-10000000}
cd "$home"
mvn -q -B -Dquick -DskipTests -pl bench -am package dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$home/bench/target/lib" >/dev/null
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
run() {
  "$java" -XX:+UseParallelGC "$@"
}
bulk() {
  # shellcheck disable=SC2086
  run $1 -cp "bench/target/classes:bench/target/lib/*" dev.crmbridge.bench.bulk.BulkBench "$2" "$file"
}
file=$folder/people-$rows.csv
bench/environment.sh bench/bulk.sh FOLDER "$rows"
[ -f "$file" ] || run -cp "bench/target/classes:bench/target/lib/*" dev.crmbridge.bench.bulk.BulkBench make "$file" "$rows"
echo "file: $(wc -c <"$file") bytes; five runs in seconds each; engines take turns, twice"
for turn in 1 2; do
  echo "turn $turn, load $(cut -d' ' -f1-3 /proc/loadavg)"
  # Young objects get the larger part, because keys live as long as the run and are not to be copied meanwhile.
  bulk -Xmx1600m ours-file
  bulk -Xmx1600m duckdb-file
  bulk "-Xmx2200m -Xmn1400m" ours-keys
  bulk -Xmx1600m duckdb-keys
  bulk "-Xmx1100m -Xmn700m" ours-codes
  bulk -Xmx1600m duckdb-codes
done
run -cp "bench/target/classes:bench/target/lib/*" dev.crmbridge.bench.bulk.ProbeBench 1000000 10000000 store=1000000
echo "load after: $(cat /proc/loadavg)"
