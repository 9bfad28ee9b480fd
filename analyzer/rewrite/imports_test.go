package rewrite

import (
	"go/ast"
	"go/parser"
	"go/token"
	"testing"

	"golang.org/x/tools/go/analysis"
)

var importEdits = []struct {
	name, before      string
	add, addName, del string
	want              string
}{
	{
		name:   "one line",
		before: "package p\n\nimport (\"a.b/c\"; \"fmt\")\n\nvar x int\n",
		add:    "a.b/d", del: "a.b/c",
		want: "package p\n\nimport (\"a.b/c\"; \"fmt\")\nimport \"a.b/d\"\n\nvar x int\n",
	},
	{
		name:   "two on a line",
		before: "package p\n\nimport (\n\t\"a.b/c\"; \"a.b/e\"\n)\n",
		add:    "a.b/d",
		want:   "package p\n\nimport (\n\t\"a.b/c\"; \"a.b/e\"\n\t\"a.b/d\"\n)\n",
	},
	{
		name:   "no imports",
		before: "package p // a comment\n\nvar x int\n",
		add:    "a.b/c", addName: "d",
		want: "package p // a comment\n\nimport d \"a.b/c\"\n\nvar x int\n",
	},
	{
		name:   "standard library",
		before: "package p\n\nimport (\n\t\"fmt\"\n\t\"os\"\n\n\t\"a.b/c\"\n)\n",
		add:    "net/http",
		want:   "package p\n\nimport (\n\t\"fmt\"\n\t\"net/http\"\n\t\"os\"\n\n\t\"a.b/c\"\n)\n",
	},
	{
		name:   "first of its group",
		before: "package p\n\nimport (\n\t\"fmt\"\n\n\t// doc\n\t\"a.b/d\" // line\n)\n",
		add:    "a.b/c", del: "a.b/d",
		want: "package p\n\nimport (\n\t\"fmt\"\n\n\t\"a.b/c\"\n)\n",
	},
	{
		name:   "first group goes",
		before: "package p\n\nimport (\n\t\"fmt\"\n\n\t\"a.b/d\"\n)\n",
		del:    "fmt",
		want:   "package p\n\nimport (\n\t\"a.b/d\"\n)\n",
	},
	{
		name:   "last group goes",
		before: "package p\n\nimport (\n\t\"fmt\"\n\n\t\"a.b/d\"\n)\n",
		del:    "a.b/d",
		want:   "package p\n\nimport (\n\t\"fmt\"\n)\n",
	},
	{
		name:   "all go",
		before: "package p\n\nimport (\n\t\"fmt\"\n)\n\nvar x int\n",
		del:    "fmt",
		want:   "package p\n\nvar x int\n",
	},
}

// TestImports checks the layouts of imports that gofmt does not leave, which
// the corpus cannot have, and some more.
func TestImports(t *testing.T) {
	for _, test := range importEdits {
		t.Run(test.name, func(t *testing.T) {
			if got := reimported(t, test.before, test.add, test.addName, test.del); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// reimported is source with the import add, called addName, and without del. An
// empty path is none.
func reimported(t *testing.T, source, add, addName, del string) string {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "", source, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	p := &Planner{pass: &analysis.Pass{Fset: fset, Files: []*ast.File{f}}}
	var edits []analysis.TextEdit
	if add != "" {
		edits = append(edits, p.addImport(f, add, addName))
	}
	for _, spec := range f.Imports {
		if pathOf(spec) == del {
			edits = append(edits, p.removeImport(f, spec, edits)...)
		}
	}
	return applied(source, f, edits)
}
