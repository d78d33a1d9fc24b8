#!/bin/sh
# The head of every result file: command, machine, JDK, time. Usage: bench/environment.sh COMMAND…
echo "command: $*"
echo "date: $(date -u +%Y-%m-%dT%H:%M:%SZ)"
echo "commit: $(git rev-parse --short HEAD)"
echo "cpu: $(nproc) × $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(sed -n 's/^cpu MHz[^:]*: //p' /proc/cpuinfo | head -n 1) MHz"
echo "memory: $(sed -n 's/^MemTotal: *//p' /proc/meminfo)"
echo "kernel: $(uname -sr)"
echo "jdk: $(java -version 2>&1 | tr '\n' ' ')"
echo "load before: $(cat /proc/loadavg) (the machine is shared with other work)"
echo
