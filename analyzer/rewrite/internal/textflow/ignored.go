package textflow

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
)

// unbuilt reports whether a file of the package that is not built here, as one
// for another operating system, has an identifier with the name of obj.
func (t *Tracer) unbuilt(obj types.Object) bool {
	if t.ignored == nil {
		t.ignored = map[string]bool{}
		for _, name := range t.pass.IgnoredFiles {
			if strings.HasSuffix(name, ".go") {
				t.ignore(name)
			}
		}
	}
	return t.ignored[obj.Name()]
}

// ignore notes the identifiers of a file, if it is one of the package. A file
// that does not parse is not built anywhere.
func (t *Tracer) ignore(name string) {
	if t.pass.ReadFile == nil { // some drivers do not offer it
		return
	}
	data, err := t.pass.ReadFile(name)
	if err != nil {
		return
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, data, parser.SkipObjectResolution)
	if err != nil || file.Name.Name != t.pass.Pkg.Name() {
		return
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			t.ignored[id.Name] = true
		}
		return true
	})
}
