#!/usr/bin/env bash
# build.sh BIN: the OPA server, and its conformance cases, which come with its module, into BIN/opa
# and BIN/cases.
set -euo pipefail
opa=github.com/open-policy-agent/opa@v1.22.2
module=$(go mod download -json "$opa" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
cp -r "$module/v1/test/cases/testdata" "$1/cases"
chmod -R u+w "$1/cases"
CGO_ENABLED=0 GOBIN=$(cd "$1" && pwd) go install "$opa"
