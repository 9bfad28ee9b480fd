package main

import (
	_ "embed"
	"encoding/json"
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

// printObject prints what -json asks for.
func printObject(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false) // code and URLs: keep < and & readable
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}
