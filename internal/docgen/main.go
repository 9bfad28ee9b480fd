// Command docgen writes the guide for the migration from PIM v2 and iteration 2
// from the compiled rules, for go generate:
//
//	docgen docs/pim-migration.md
package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"os"
	"text/template"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

//go:generate go run . ../../docs/pim-migration.md

//go:embed pim-migration.md.tmpl
var text string

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: docgen GUIDE")
		os.Exit(2)
	}
	out, err := guide(rule.PIM())
	if err == nil {
		err = os.WriteFile(os.Args[1], out, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "docgen:", err)
		os.Exit(2)
	}
}

// guide is the whole text.
func guide(set *rule.Set) ([]byte, error) {
	t, err := template.New("guide").Parse(text)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := t.Execute(&out, newPage(set)); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
