package code

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// Unbuilt reports whether a file of the package that is not built here, as one
// for another operating system, has an identifier with the name of obj.
func (c *Package) Unbuilt(obj types.Object) bool { return c.unbuilt()[obj.Name()] }

// unbuiltNames are the identifiers of the files of pass that are not built here.
func unbuiltNames(pass *analysis.Pass) map[string]bool {
	names := map[string]bool{}
	if pass.ReadFile == nil { // some drivers do not offer it
		return names
	}
	for _, name := range pass.IgnoredFiles {
		if strings.HasSuffix(name, ".go") {
			addNames(names, pass, name)
		}
	}
	return names
}

// addNames adds the identifiers of a file, if it is one of the package. A file
// that does not parse is not built anywhere.
func addNames(names map[string]bool, pass *analysis.Pass, name string) {
	data, err := pass.ReadFile(name)
	if err != nil {
		return
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, data, parser.SkipObjectResolution)
	if err != nil || file.Name.Name != pass.Pkg.Name() {
		return
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			names[id.Name] = true
		}
		return true
	})
}
