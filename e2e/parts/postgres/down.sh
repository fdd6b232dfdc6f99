#!/usr/bin/env bash
# down.sh DIR [--keep]: stops the PostgreSQL that up.sh started there, as if the power went, and
# deletes what it stored unless that is to be kept.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/common.sh"
[ -f "$1/home" ] || exit 0
home=$(cat "$1/home")

as_owner pg_ctl --pgdata="$home/data" --mode=immediate --wait stop >"$1/stop.log" 2>&1 || true
if [ "${2:-}" != --keep ]; then
  rm -rf "$home"
  rm "$1/home"
fi
