//go:build tools

package main

import _ "github.com/hashicorp/hcl/v2/cmd/hclspecsuite"
