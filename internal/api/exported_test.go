package api

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"
)

func TestExported(t *testing.T) {
	const source = `package p
import "io"
const C Kind = "c"
type Kind string
func (Kind) Value() {}
var hidden, V int
func F[T any](names ...T) (err error) { return nil }
type Alias = io.Reader
type S struct { inner; io.Writer; A, b int }
func (s *S) Do(by func(n int) bool) {}
type inner struct { Deep int }
func (inner) Promoted() {}
type I interface { M(io.Reader) int; hidden() }
`
	const want = `const C Kind = "c"
func F[T any](...T) error
method (*S) Do(func(n int) bool)
method (Kind) Value()
method (S) Promoted()
type Alias = io.Reader
type I interface
type I interface, M(io.Reader) int
type I interface, methods that are not exported
type Kind string
type S struct
type S struct, A int
type S struct, Deep int
type S struct, embeds io.Writer
var V int`
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "p.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	config := types.Config{Importer: importer.Default()}
	pkg, err := config.Check("p", fset, []*ast.File{file}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(Exported(pkg), "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
