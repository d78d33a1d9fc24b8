#!/bin/sh
# How long vdirsyncer takes for a run over two local storages with nothing changed. Usage: bench/vdirsyncer.sh [ITEMS] [RUNS]
# Needs python3 with venv; vdirsyncer is taken from the path, else installed into a folder that is removed at the end.
set -eu
items=${1:-5000}
runs=${2:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

tool=$(command -v vdirsyncer) || {
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install -q 'vdirsyncer==0.21.0'
  tool=$work/venv/bin/vdirsyncer
}
mkdir -p "$work/a/tasks" "$work/b/tasks"
i=0
while [ "$i" -lt "$items" ]; do
  printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench//EN\r\nBEGIN:VTODO\r\nUID:task-%s\r\nDTSTAMP:20261125T120000Z\r\nSUMMARY:Task %s\r\nDESCRIPTION:Three variants\\, delivery in week %s.\r\nDUE;VALUE=DATE:20270115\r\nEND:VTODO\r\nEND:VCALENDAR\r\n' \
    "$i" "$i" $((i % 52)) >"$work/a/tasks/task-$i.ics"
  i=$((i + 1))
done
cat >"$work/config" <<CONFIG
[general]
status_path = "$work/status"
[pair both]
a = "a"
b = "b"
collections = ["tasks"]
[storage a]
type = "filesystem"
path = "$work/a"
fileext = ".ics"
[storage b]
type = "filesystem"
path = "$work/b"
fileext = ".ics"
CONFIG
"$tool" --version
"$tool" -c "$work/config" discover both >/dev/null
"$tool" -c "$work/config" sync >/dev/null
test "$(ls "$work/b/tasks" | wc -l)" -eq "$items"
run=0
while [ "$run" -lt "$runs" ]; do
  begin=$(date +%s%N)
  "$tool" -c "$work/config" sync >/dev/null
  end=$(date +%s%N)
  echo "$(((end - begin) / 1000000))" | tee -a "$work/times"
  run=$((run + 1))
done
echo "no-change run over $items items, median of $runs: $(sort -n "$work/times" | sed -n "$(((runs + 1) / 2))p") ms"
