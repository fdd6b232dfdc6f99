#!/usr/bin/env bash
# build.sh BIN: helm, the oracle of our chart renderer, into BIN.
set -euo pipefail
CGO_ENABLED=0 GOBIN=$1 go install -trimpath helm.sh/helm/v3/cmd/helm@v3.22.0
