#!/usr/bin/env bash
# up.sh DIR PORT: starts an AWS endpoint with an empty account on 127.0.0.1:PORT and waits until it
# answers. MOTO_BIN is the folder of the installed part. down.sh DIR stops it.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
dir=$(mkdir -p "$1" && cd "$1" && pwd)
port=$2
bin=${MOTO_BIN:?the folder of the installed part}
url=http://127.0.0.1:$port

fail() {
  "$here/down.sh" "$dir"
  printf 'The AWS endpoint did not start on %s; it says:\n' "$url"
  tail -n 40 "$dir/moto.log" || true
}
trap '[ $? -eq 0 ] || fail' EXIT

# moto's own clients must never find credentials of whoever runs the tests.
env -i HOME="$dir" PATH=/usr/bin:/bin AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test \
  "$bin/bin/python" "$bin/endpoint.py" -H 127.0.0.1 -p "$port" >"$dir/moto.log" 2>&1 </dev/null &
echo $! >"$dir/pid"
for _ in $(seq 600); do
  kill -0 "$!" 2>/dev/null || exit 1
  if curl -fsS -m 5 "$url/moto-api/data.json" >/dev/null 2>&1; then
    echo "the AWS endpoint answers on $url"
    exit 0
  fi
  sleep 0.1
done
exit 1
