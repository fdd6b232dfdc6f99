#!/usr/bin/env bash
# build.sh BIN: what HashiCorp's HCL says. Into BIN: hclspecsuite with its cases in cases/, and
# hcltree, which prints what HashiCorp's parser makes of files.
set -euo pipefail
bin=$(cd "$1" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")"
module=$(go mod download -json github.com/hashicorp/hcl/v2 | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
cp -r "$module/specsuite/tests" "$bin/cases"
chmod -R u+w "$bin/cases"
CGO_ENABLED=0 go build -trimpath -o "$bin/hclspecsuite" github.com/hashicorp/hcl/v2/cmd/hclspecsuite
CGO_ENABLED=0 go build -trimpath -o "$bin/hcltree" .
