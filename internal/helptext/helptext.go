// Package helptext prints the package comment of a command as its help, so that there
// is one text only.
//
//	//go:embed doc.go
//	var docFile string
//
//	err := helptext.Print(os.Stdout, docFile)
package helptext

import (
	"fmt"
	"go/parser"
	"go/token"
	"io"
)

// Print writes the package comment of a Go file, given its source.
func Print(w io.Writer, source string) error {
	f, err := parser.ParseFile(token.NewFileSet(), "doc.go", source, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil {
		return fmt.Errorf("reading the help text: %w", err)
	}
	_, err = io.WriteString(w, f.Doc.Text())
	return err
}
