package docrun_test

import (
	"go/ast"
	"go/doc/comment"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestPackageComments wants of each package that others can import, or run, a
// comment in doc.go with an example.
func TestPackageComments(t *testing.T) {
	list := exec.Command("go", "list", "-f", "{{if .GoFiles}}{{.Dir}}{{end}}", "./...")
	list.Dir = "../.."
	dirs, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range append(strings.Fields(string(dirs)), "../../golangci", "../../golangci/custom") {
		if slices.Contains(strings.Split(filepath.ToSlash(dir), "/"), "internal") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(dir, "doc.go"), nil, parser.ParseComments|parser.PackageClauseOnly)
		if err != nil {
			t.Error(err)
			continue
		}
		if !hasExample(f.Doc) {
			t.Errorf("%s: the package comment has no example", filepath.Join(dir, "doc.go"))
		}
	}
}

func hasExample(group *ast.CommentGroup) bool {
	doc := new(comment.Parser).Parse(group.Text())
	return slices.ContainsFunc(doc.Content, func(b comment.Block) bool {
		_, ok := b.(*comment.Code)
		return ok
	})
}
