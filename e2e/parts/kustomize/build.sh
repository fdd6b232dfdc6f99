#!/usr/bin/env bash
# build.sh BIN: kustomize, the oracle of our kustomizations, into BIN.
set -euo pipefail
CGO_ENABLED=0 GOBIN=$1 go install -trimpath sigs.k8s.io/kustomize/kustomize/v5@v5.8.2
