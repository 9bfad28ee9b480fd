package httpcall

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// The shapes whose cost must grow in proportion to their size.
var shapes = map[string]func(n int) string{
	"chain": func(n int) string {
		var b strings.Builder
		b.WriteString("func f0(p string) { http.Get(\"https://example.com\" + p) }\n")
		for i := 1; i < n; i++ {
			fmt.Fprintf(&b, "func f%d(p string) { f%d(p) }\n", i, i-1)
		}
		fmt.Fprintf(&b, "func last() { f%d(\"/x\") }\n", n-1)
		return b.String()
	},
	"growing": func(n int) string {
		var b strings.Builder
		b.WriteString("func f0(p string) { http.Get(\"https://example.com\" + p) }\n")
		for i := 1; i < n; i++ {
			fmt.Fprintf(&b, "func f%d(p string) { f%d(\"/x\" + p) }\n", i, i-1)
		}
		return b.String()
	},
	"fan": func(n int) string {
		var b strings.Builder
		b.WriteString("func do(m, p string) { r, _ := http.NewRequest(m, \"https://example.com\" + p, nil); http.DefaultClient.Do(r) }\n")
		for i := range n {
			fmt.Fprintf(&b, "func f%d(id string) { do(\"GET\", \"/x%d/\" + id) }\n", i, i)
		}
		return b.String()
	},
	"caller": func(n int) string {
		var b strings.Builder
		b.WriteString("func do(p string) { http.Get(\"https://example.com\" + p) }\nfunc all() {\n")
		for i := range n {
			fmt.Fprintf(&b, "do(\"/x%d\")\n", i)
		}
		return b.String() + "}\n"
	},
	"object": func(n int) string {
		var b strings.Builder
		b.WriteString("type o struct { p string }\nfunc do(o *o) { http.Get(\"https://example.com\" + o.p) }\nfunc all() {\nx := &o{}\n")
		for i := range n {
			fmt.Fprintf(&b, "x.p = \"/x%d\"\ndo(x)\n", i)
		}
		return b.String() + "}\n"
	},
	"branches": func(n int) string {
		var b strings.Builder
		b.WriteString("func all(k int) {\np := \"\"\n")
		for i := range n {
			fmt.Fprintf(&b, "if k == %d { p += \"/x%d\" }\n", i, i)
		}
		return b.String() + "http.Get(\"https://example.com\" + p)\n}\n"
	},
	"recursion": func(n int) string {
		var b strings.Builder
		b.WriteString("func do(p string) { http.Get(\"https://example.com\" + p) }\n")
		for i := range n {
			fmt.Fprintf(&b, "func f%d(p string) { do(p); f%d(p + \"/a\"); f%d(\"/b\" + p) }\n", i, (i+1)%n, (i*7+3)%n)
		}
		return b.String()
	},
}

// check parses and type-checks src as package p.
func check(tb testing.TB, src string) *analysis.Pass {
	tb.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "p.go", "package p\nimport \"net/http\"\n"+src, parser.ParseComments)
	if err != nil {
		tb.Fatal(err)
	}
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
		Scopes: map[ast.Node]*types.Scope{}, Instances: map[*ast.Ident]types.Instance{}, FileVersions: map[*ast.File]string{},
	}
	conf := types.Config{Importer: imports()}
	pkg, err := conf.Check("p", fset, []*ast.File{f}, info)
	if err != nil {
		tb.Fatal(err)
	}
	return &analysis.Pass{
		Analyzer: Analyzer, Fset: fset, Files: []*ast.File{f}, Pkg: pkg, TypesInfo: info,
		ImportObjectFact: func(types.Object, analysis.Fact) bool { return false },
		ExportObjectFact: func(types.Object, analysis.Fact) {},
	}
}

// imports reads what the compiler says of the standard library. To read its source
// would take a C compiler, for package net.
var imports = sync.OnceValue(importer.Default)

func BenchmarkScale(b *testing.B) {
	for name, source := range shapes {
		for _, n := range []int{100, 1000, 10000} {
			if name == "recursion" && n > 1000 {
				continue // the type checker itself takes minutes for such a cycle
			}
			b.Run(fmt.Sprintf("%s/n=%d", name, n), func(b *testing.B) {
				pass := check(b, source(n))
				for b.Loop() {
					if _, err := run(pass); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/func")
			})
		}
	}
}
