# Read by up.sh and down.sh: how PostgreSQL is found, and who runs it, since root may not.
if ! command -v initdb >/dev/null; then
  newest=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
  PATH=$newest:$PATH
fi
owner=$(id -un postgres 2>/dev/null || echo nobody)

as_owner() {
  if [ "$(id -u)" = 0 ]; then
    (cd / && setpriv --reuid="$owner" --regid="$(id -g "$owner")" --clear-groups "$@")
  else
    "$@"
  fi
}
