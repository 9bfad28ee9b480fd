package main

import (
	_ "embed"
	"fmt"
	"io"

	"github.com/pimigrate/pimigrate/internal/helptext"
	"github.com/pimigrate/pimigrate/internal/vetdriver"
)

// printSkipped says which edits were not applied and why.
func printSkipped(w io.Writer, skipped []vetdriver.Skip) {
	for _, s := range skipped {
		fmt.Fprintf(w, "pimvet: %s:%d:%d: not applied: %s\n", s.File, s.Line, s.Column, s.Reason)
	}
}

//go:embed doc.go
var docFile string

// printHelp prints the package comment.
func printHelp(w io.Writer) error { return helptext.Print(w, docFile) }
