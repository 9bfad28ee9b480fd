package textflow_test

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/textflow"
)

// strayCases are programs that request nothing but what they call get with.
var strayCases = []struct{ name, source, want string }{
	{"request", `func f() { get("x") }`, ""},
	{"blank", `func f() { _ = "x" }`, ""},
	{"sum", `func f(id string) { u := "x" + id; get(u) }`, ""},
	{"constants", `const a = "x"; const b = a + "y"; func f() { get(b) }`, ""},
	{"repeated constant", `const (a = "x"; b); func f() { get(a); print(b) }`, "is also used"},
	{"exported constant", `const A = "x"; func f() { get(A) }`, "is exported"},
	{"printed", `func f() { get("x"); a := "x"; print(a) }`, ""}, // another literal
	{"local report", `func f() error { a := "x"; get(a); return fmt.Errorf("get %s", a) }`, ""},
	{"report of a constant", `const a = "x"; func f() error { get(a); return fmt.Errorf("get %s", a) }`, "is also used"},
	{"set or not", `func f() { a := "x"; if a != "" { get(a) } }`, ""},
	{"compared", `const a = "x"; func f(b string) bool { get(a); return a == b }`, "is compared"},
	{"case", `const a = "x"; func f(b string) { get(a); switch b { case a: } }`, "is compared"},
	{"length", `const a = "x"; var n = len(a); func f() { get(a) }`, "is also used"},
	{"channel", `func f(c chan string) { c <- "x" }`, "is also used"},
	{"key", `const a = "x"; var m = map[string]int{a: 1}; func f() { get(a) }`, "is also used"},
	{"looked up", `const a = "x"; func f(m map[string]int) int { get(a); return m[a] }`, "is also used"},
	{"byte", `func f() byte { a := "x"; get(a); return a[0] }`, "is also used"},
	{"element", `var l = []string{"x"}; func f() { get(l[0]); for _, e := range l { get(e) } }`, ""},
	{"letters", `func f() { a := "x"; get(a); for _, r := range a { print(r) } }`, "is also used"},
	{"overwritten", `func f() { a := "x"; get(a); a = "y" }`, ""},
	{"element overwritten", `func f() { l := []string{"x"}; get(l[0]); l[0] = "y" }`, ""},
	{"helper", `func a() string { return "x" }; func f() { get(a()) }`, ""},
	{"helper as a value", `func a() string { return "x" }; func f() { get(a()); b := a; print(b) }`, "is also used"},
	{"exported helper", `func A() string { return "x" }; func f() { get(A()) }`, "is returned"},
	{"helper of two", `func a() (string, string) { return "x", "y" }; func f() { u, v := a(); get(u); print(v) }`, ""},
	{"helper of two as one argument list", `func a() (string, string) { return "x", "y" }; func b(u, v string) { get(u); print(v) }; func f() { b(a()) }`, ""},
	{"named result", `func a() (u string) { u = "x"; return }; func f() { get(a()) }`, ""},
	{"parameter", `func a(s string) string { return s + "/y" }; func f() { get(a("x")) }`, ""},
	{"one of two callers", `func a(s string) string { return s }; func f() { get(a("x")); print(a("y")) }`, ""},
	{"generic", `func a[T any](s string, _ T) string { return s }; func f() { get(a("x", 1)) }`, ""},
	{"recursive", `func a(n int, s string) string { if n > 0 { return a(n-1, s) }; return s }; func f() { get(a(1, "x")) }`, "is also used"},
	{"function literal", `func f() { a := func() string { return "x" }; get(a()) }`, "is also used"},
	{"interface", `type i interface{ a() string }; type t struct{}; func (t) a() string { return "x" }; func f(t t) { get(t.a()) }`, "is returned"},
	{"unknown function", `func f(a func(string)) { a("x") }`, "is also used"},
	{"library", `func f() { get(strings.TrimSuffix("x", "/")) }`, ""},
	{"unknown library", `func f() { a := "x"; get(a); os.Setenv("A", a) }`, "is also used"},
	{"builder", `func f() { var b strings.Builder; b.WriteString("x"); get(b.String()) }`, ""},
	{"field", `type t struct{ u, v string }; func f() { s := t{"x", "y"}; get(s.u); print(s.v) }`, ""},
	{"field of a field", `type t struct{ in struct{ u string }; v string }; func f() { var s t; s.in.u = "x"; get(s.in.u); print(s.v) }`, ""},
	{"field of an escaping struct", `type T struct{ u string }; func New() *T { return &T{"x"} }; func (t *T) f() { get(t.u) }`, ""},
	{"field set elsewhere", `type T struct{ u string }; func New() *T { return &T{"x"} }; func (t *T) f(u string) { get(t.u); t.u = u }`, "is set to something else"},
	{"field set without a key", `type T struct{ u string }; func New() *T { return &T{"x"} }; func Of(u string) *T { return &T{u} }; func (t *T) f() { get(t.u) }`, "is set to something else"},
	{"visible field", `type T struct{ U string }; func New() *T { return &T{"x"} }; func (t *T) f() { get(t.U) }`, "is returned"},
	{"struct printed", `type t struct{ U string }; func f() { s := t{"x"}; get(s.U); fmt.Println(s) }`, "is also used"},
	{"error", `type e struct{ U string }; func (e) Error() string { return "" }; func F() error { u := "x"; get(u); return e{u} }`, ""},
	{"pointer", `func f() { u := "x"; p := &u; get(*p) }`, ""},
}

// TestStray follows the literal "x" of a program to what uses it beside get.
func TestStray(t *testing.T) {
	const head = `package p; import ("fmt"; "os"; "strings"); var _ = fmt.Sprint; var _ = os.Getenv; var _ = strings.Trim; func get(string) {};`
	for _, tt := range strayCases {
		t.Run(tt.name, func(t *testing.T) {
			tracer, lit := trace(t, head+tt.source)
			got := ""
			if s := tracer.Stray(lit); s != nil {
				got = string(s.Reason)
			}
			if got != tt.want {
				t.Errorf("stray use %q, want %q", got, tt.want)
			}
		})
	}
}

// trace returns a tracer of source, in which each call of get is a request with
// the text of the first literal "x".
func trace(t *testing.T, source string) (*textflow.Tracer, *ast.BasicLit) {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "p.go", source, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	info := &types.Info{
		Types:      map[ast.Expr]types.TypeAndValue{},
		Defs:       map[*ast.Ident]types.Object{},
		Uses:       map[*ast.Ident]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{},
		Instances:  map[*ast.Ident]types.Instance{},
	}
	pkg, err := (&types.Config{Importer: importer.Default()}).Check("p", fset, []*ast.File{file}, info)
	if err != nil {
		t.Fatal(err)
	}
	var lit *ast.BasicLit
	ast.Inspect(file, func(n ast.Node) bool {
		if l, ok := n.(*ast.BasicLit); ok && l.Value == `"x"` && lit == nil {
			lit = l
		}
		return true
	})
	var calls []*httpcall.Call
	for _, d := range file.Decls {
		d, ok := d.(*ast.FuncDecl)
		if !ok {
			continue
		}
		ast.Inspect(d, func(n ast.Node) bool {
			if c, ok := n.(*ast.CallExpr); ok && fmt.Sprint(c.Fun) == "get" {
				url := httpcall.Pattern{{Text: "x", Lit: lit}}
				calls = append(calls, &httpcall.Call{Node: c, Func: d, Endpoint: httpcall.Endpoint{URLs: []httpcall.Pattern{url}}})
			}
			return true
		})
	}
	return textflow.New(code.New(&analysis.Pass{Fset: fset, Files: []*ast.File{file}, Pkg: pkg, TypesInfo: info}), calls), lit
}
