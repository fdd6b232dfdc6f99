#!/usr/bin/env bash
# up.sh DIR PORT: starts a fresh Gitea in DIR on 127.0.0.1:PORT and waits until its API answers.
# GITEA_BIN is the folder of the installed part. DIR/env then has the address, and the name,
# password and token of its administrator. down.sh DIR stops it.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
dir=$(mkdir -p "$1" && cd "$1" && pwd)
port=$2
bin=${GITEA_BIN:?the folder of the installed part}
url=http://127.0.0.1:$port
user=driftwarden
umask 077

# Gitea refuses to run as root, where CI runs, unless told so.
export GITEA_I_AM_BEING_UNSAFE_RUNNING_AS_ROOT=true
gitea() { "$bin/gitea" --config "$dir/app.ini" "$@"; }
random() { openssl rand -hex 20; }

fail() {
  "$here/down.sh" "$dir"
  printf 'Gitea did not start on %s; its logs say:\n' "$url"
  tail -n 40 "$dir"/log/* || true
}
trap '[ $? -eq 0 ] || fail' EXIT

mkdir -p "$dir/log"
sed -e "s|@DIR@|$dir|g" -e "s|@PORT@|$port|g" -e "s|@STATIC@|$bin/static|" \
  -e "s|@SECRET_KEY@|$(random)|" -e "s|@INTERNAL_TOKEN@|$(random)|" \
  -e "s|@JWT_SECRET@|$(openssl rand -base64 32 | tr '+/' '-_' | tr -d '=')|" \
  "$here/app.ini.template" >"$dir/app.ini"

password=$(random)
gitea migrate >"$dir/log/migrate.log" 2>&1
gitea admin user create --admin --username "$user" --password "$password" \
  --email "$user@example.com" --must-change-password=false >"$dir/log/user.log" 2>&1
# A warning about root may stand before the token, which is the last line.
token=$(gitea admin user generate-access-token --username "$user" --token-name e2e --scopes all \
  --raw 2>"$dir/log/token.log" | tail -n 1)
[[ $token =~ ^[0-9a-f]{40}$ ]] || { echo "no token was made" >&2; exit 1; }
printf 'GITEA_%s\n' "URL=$url" "USER=$user" "PASSWORD=$password" "TOKEN=$token" >"$dir/env"

"$bin/gitea" --config "$dir/app.ini" web >"$dir/log/web.log" 2>&1 </dev/null &
echo $! >"$dir/pid"
for _ in $(seq 300); do
  kill -0 "$!" 2>/dev/null || exit 1
  if curl -fsS -m 5 -H "Authorization: token $token" "$url/api/v1/user" >"$dir/log/await.log" 2>&1; then
    echo "Gitea answers on $url"
    exit 0
  fi
  sleep 0.1
done
exit 1
