#!/usr/bin/env bash
# build.sh BIN: the OPA server, and its conformance cases and formatted modules, which come with its
# module, into BIN/opa, BIN/cases and BIN/format.
set -euo pipefail
opa=github.com/open-policy-agent/opa@v1.22.2
module=$(go mod download -json "$opa" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
cp -r "$module/v1/test/cases/testdata" "$1/cases"
cp -r "$module/v1/format/testfiles" "$1/format"
chmod -R u+w "$1/cases" "$1/format"
CGO_ENABLED=0 GOBIN=$(cd "$1" && pwd) go install "$opa"
