//go:build tools

// Package pimigrate pins, in go.mod, the programs that `go generate` and the
// checks start with `go run`. Nothing imports it, so none of them reaches a
// user's build.
package pimigrate

import (
	_ "github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen"
	_ "honnef.co/go/tools/cmd/staticcheck"
)
