#!/usr/bin/env bash
# build.sh BIN: Gitea, and the templates and texts that it reads at run time, which come with its
# module, into BIN.
set -euo pipefail
bin=$1
cd "$(dirname "${BASH_SOURCE[0]}")"

CGO_ENABLED=1 go build -trimpath -buildvcs=false -ldflags '-s -w -X main.Version=1.26.0' \
  -tags 'sqlite sqlite_unlock_notify' -o "$bin/gitea" code.gitea.io/gitea
module=$(go list -m -f '{{.Dir}}' code.gitea.io/gitea)
mkdir "$bin/static"
cp -r "$module/options" "$module/templates" "$module/public" "$bin/static/"
chmod -R u+w "$bin/static"
