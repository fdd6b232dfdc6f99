#!/bin/sh
set -eu
	echo "tab and $HOME"
