#!/usr/bin/env bash
# build.sh BIN: OPA's conformance cases, which come with its module, into BIN/cases.
set -euo pipefail
module=$(go mod download -json github.com/open-policy-agent/opa@v1.22.2 |
  sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
cp -r "$module/v1/test/cases/testdata" "$1/cases"
chmod -R u+w "$1/cases"
