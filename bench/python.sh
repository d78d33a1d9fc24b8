#!/bin/sh
# Exact duplicates over one file: this engine, DuckDB, Python's recordlinkage, and blocking by a dictionary as Python's dedupe does it for
# exact predicates. Usage: bench/python.sh FOLDER [ROWS]   Needs python3 with venv; libraries go to a folder that is removed at the end.
set -eu
home=$(cd "$(dirname "$0")/.." && pwd -P)
folder=${1:?name a folder for the data}
rows=${2:-1000000}
cd "$home"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -B -Dquick -DskipTests -pl bench -am package dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$home/bench/target/lib" >/dev/null
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q 'recordlinkage==0.16' 'pandas==2.2.3'
bench/environment.sh bench/python.sh FOLDER "$rows"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java -XX:+UseParallelGC -Xmx1600m -cp bench/target/classes:bench/target/lib/*"
file=$folder/people-$rows.csv
[ -f "$file" ] || $java dev.crmbridge.bench.bulk.BulkBench make "$file" "$rows"
$java dev.crmbridge.bench.bulk.BulkBench ours-file "$file"
$java dev.crmbridge.bench.bulk.BulkBench duckdb-file "$file"
"$work/venv/bin/python" bench/python/blocking.py "$file"
echo "load after: $(cat /proc/loadavg)"
