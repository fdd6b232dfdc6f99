#!/usr/bin/env bash
# Installs the servers and oracles of the end-to-end tests under $DRIFTWARDEN_PARTS, pinned, from
# the registries of Go and Python. A part that is there whole, made as its recipe says now, is left alone.
set -euo pipefail
parts=${DRIFTWARDEN_PARTS:-${XDG_CACHE_HOME:-$HOME/.cache}/driftwarden}
parts=$(mkdir -p "$parts" && cd "$parts" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")"
export GOTOOLCHAIN=local

# Two installations at a time would build in the same place.
exec 9>"$parts/lock"
flock 9

recipe() { find "$1" -name build.sh -o -name 'go.*' -o -name '*.go' -o -name '*.py' | LC_ALL=C sort | xargs sha256sum; }

# A part is built beside its place and moved there whole, with its recipe in it, so that neither
# what an interrupted build left nor what an older recipe made is taken for it.
part() {
  local name=$1 folder=$2 to=$parts/$1
  local TIMEFORMAT="$name: built in %0R s, %0U s of CPU"
  if [ "$(cat "$to/recipe" 2>/dev/null)" = "$(recipe "$folder")" ]; then
    echo "$name is there"
    return
  fi
  echo "$name: building"
  rm -rf "$to.new"
  mkdir "$to.new"
  time "$folder/build.sh" "$to.new"
  recipe "$folder" >"$to.new/recipe"
  rm -rf "$to"
  mv "$to.new" "$to"
}

part opa-1.22.2 opa
part hcl-2.25.0 hcl
part gitea-1.26.0 gitea
part helm-3.22.0 helm
part kustomize-5.8.2 kustomize
part kubernetes-1.36.3 kubetest
part moto-5.2.5 moto
echo "all parts are there"
