#!/bin/sh
# Runs one measurement: builds what it needs, prints the head of a result file and then what it measures.
# Usage: [HEAP=-Xmx2g] bench/run.sh CLASS [ARGUMENT ...]   (CLASS below dev.crmbridge.bench, as bench/README.md lists them; org.… in full)
set -eu
home=$(cd "$(dirname "$0")/.." && pwd -P)
class=${1:?name a class, such as product.SaveBench}
shift
cd "$home"
case $class in
  org.*) main=$class ;;
  *) main=dev.crmbridge.bench.$class ;;
esac
mvn -q -B -Dquick -DskipTests -pl bench -am package dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$home/bench/target/lib" >/dev/null
./crmbridge --version >/dev/null # its parts and class archive are there from now on
bench/environment.sh bench/run.sh "$class" "$@"
# shellcheck disable=SC2086
"${JAVA_HOME:+$JAVA_HOME/bin/}java" ${HEAP:--Xmx2g} -cp "bench/target/classes:service/target/dist/lib/*:service/target/dist/crmbridge.jar:bench/target/lib/*" \
  "$main" "$@"
echo "load after: $(cat /proc/loadavg)"
