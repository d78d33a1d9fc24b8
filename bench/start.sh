#!/bin/sh
# How long `crmbridge start` takes until it answers, in turns with another build when one is named.
# Usage: bench/start.sh RUNS LAUNCHER [OTHER_LAUNCHER]
set -eu
runs=$1
shift
work=$(mktemp -d)
launcher=$1
for each in "$@"; do "$each" --version >/dev/null; done
"$launcher" outlook --data "$work/outlook" --empty --ready-file "$work/outlook.json" >/dev/null &
outlook=$!
"$launcher" crm --data "$work/crm" --empty --ready-file "$work/crm.json" >/dev/null &
crm=$!
trap 'kill $outlook $crm; wait; rm -rf "$work"' EXIT
until [ -s "$work/outlook.json" ] && [ -s "$work/crm.json" ]; do sleep 0.1; done
address() { sed -n "s/.*\"$2\" *: *\"\([^\"]*\)\".*/\1/p" "$work/$1.json"; }
outlook_url=$(address outlook outlookUrl)
crm_url=$(address crm crmUrl)

once() {
  rm -f "$work/ready.json"
  begin=$(date +%s%N)
  "$1" start --outlook "$outlook_url" --crm "$crm_url" --data "$work/service" --ready-file "$work/ready.json" >/dev/null &
  service=$!
  until [ -s "$work/ready.json" ]; do sleep 0.005; done
  end=$(date +%s%N)
  kill "$service"
  wait "$service" 2>/dev/null || true
  echo "$(((end - begin) / 1000000)) ms $1"
}

run=0
while [ "$run" -lt "$runs" ]; do
  for each in "$@"; do once "$each"; done
  run=$((run + 1))
done
