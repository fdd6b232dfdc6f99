#!/usr/bin/env bash
# build.sh BIN: moto, the AWS endpoint of the tests, as a Python environment in BIN. It is moved
# after it was built, so it is run as BIN/bin/python and never by its own scripts.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
python3 -m venv "$1"
"$1/bin/python" -m pip install --quiet --no-compile 'moto[server]==5.2.5'
cp "$here/endpoint.py" "$1/endpoint.py"
