#!/usr/bin/env bash
# Installs the servers and oracles of the end-to-end tests under $DRIFTWARDEN_PARTS, from the Go
# module proxy, pinned. A part that is there already is left alone.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
parts=${DRIFTWARDEN_PARTS:-${XDG_CACHE_HOME:-$HOME/.cache}/driftwarden}
mkdir -p "$parts"

# Each part is built beside its place and moved there whole, so that a build that was interrupted
# is not taken for a part.
part() {
  local name=$1 to=$parts/$1
  shift
  if [ -d "$to" ]; then
    echo "$name is there"
    return
  fi
  echo "$name: building"
  rm -rf "$to.new"
  mkdir -p "$to.new"
  "$@" "$to.new"
  mv "$to.new" "$to"
}

kubernetes() { kubetest/build.sh "$1"; }
# Gitea reads its templates and texts at run time; they come with the module.
gitea() {
  (cd gitea && CGO_ENABLED=1 GOTOOLCHAIN=local go build -trimpath -buildvcs=false -ldflags '-s -w' \
    -tags 'sqlite sqlite_unlock_notify' -o "$1/gitea" code.gitea.io/gitea)
  local module
  module=$(cd gitea && go list -m -f '{{.Dir}}' code.gitea.io/gitea)
  mkdir -p "$1/static"
  cp -r "$module/options" "$module/templates" "$module/public" "$1/static/"
  chmod -R u+w "$1/static"
}
# OPA's conformance cases come with its module.
opa() {
  CGO_ENABLED=0 GOTOOLCHAIN=local GOBIN="$1" go install github.com/open-policy-agent/opa@v1.22.2
  local module
  module=$(go mod download -json github.com/open-policy-agent/opa@v1.22.2 | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
  cp -r "$module/v1/test/cases/testdata" "$1/cases"
  chmod -R u+w "$1/cases"
}
helm() { CGO_ENABLED=0 GOTOOLCHAIN=local GOBIN="$1" go install helm.sh/helm/v3/cmd/helm@v3.22.0; }

part kubernetes-1.36.3 kubernetes
part gitea-1.26.0 gitea
part opa-1.22.2 opa
part helm-3.22.0 helm
echo "all parts are there"
