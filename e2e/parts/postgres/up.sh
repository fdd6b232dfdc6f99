#!/usr/bin/env bash
# up.sh DIR PORT: starts a fresh PostgreSQL on 127.0.0.1:PORT, or again the one that down.sh DIR
# --keep has stopped. DIR/env then has its address, and the name and password of its administrator.
# down.sh DIR stops it. The binaries are those on the PATH, or Debian's.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/common.sh"
dir=$(mkdir -p "$1" && cd "$1" && pwd)
port=$2
admin=driftwarden
umask 077

if [ ! -f "$dir/home" ]; then
  # Not in DIR: whoever PostgreSQL runs as may not reach that.
  home=$(mktemp -d "${TMPDIR:-/tmp}/driftwarden-postgres.XXXXXX")
  echo "$home" >"$dir/home"
  password=$(openssl rand -hex 20)
  echo "$password" >"$home/password"
  if [ "$(id -u)" = 0 ]; then chown -R "$owner:" "$home"; fi
  as_owner initdb --pgdata="$home/data" --username="$admin" --pwfile="$home/password" \
    --auth=scram-sha-256 --encoding=UTF8 --no-locale >"$dir/initdb.log" 2>&1
  printf 'PG_%s\n' "URL=jdbc:postgresql://127.0.0.1:$port" "USER=$admin" "PASSWORD=$password" >"$dir/env"
fi
home=$(cat "$dir/home")
if ! as_owner pg_ctl --pgdata="$home/data" --wait --timeout=60 --log="$home/log" --options="-p $port \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories=$home" start >"$dir/start.log" 2>&1; then
  printf 'PostgreSQL did not start on port %s; it says:\n' "$port"
  cat "$dir/start.log" "$home/log" || true
  exit 1
fi
echo "PostgreSQL listens on 127.0.0.1:$port"
