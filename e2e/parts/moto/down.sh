#!/usr/bin/env bash
# down.sh DIR: stops the AWS endpoint that up.sh started there.
set -euo pipefail

[ -f "$1/pid" ] || exit 0
pid=$(cat "$1/pid")
# Unlike a signal, exe tells a process that runs from one that waits to be reaped.
alive() { [ -e "/proc/$pid/exe" ]; }

kill -TERM "$pid" 2>/dev/null || true
for _ in $(seq 100); do
  alive || break
  sleep 0.1
done
if alive; then kill -KILL "$pid"; fi
rm "$1/pid"
