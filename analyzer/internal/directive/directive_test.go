package directive

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"testing"
)

// TestLines gives the first and the last line that each directive covers.
func TestLines(t *testing.T) {
	tests := []struct {
		name, source string
		lines        [][2]int
	}{
		{"end of a line", "package p\nvar x = 1 //pimvet:ignore why\nvar y = 2", [][2]int{{2, 2}}},
		{"end of a brace", "package p\nfunc f() { //pimvet:ignore why\n\tg()\n} //pimvet:ignore why\n", [][2]int{{2, 2}, {4, 4}}},
		{"end of the package clause", "package p //pimvet:ignore why\nvar x = 1", [][2]int{{1, 1}}},
		{"function", "package p\n//pimvet:ignore why\nfunc f() {\n\tg()\n}\nvar x = 1", [][2]int{{3, 5}}},
		{"doc comment", "package p\n// Doc.\n//\n//pimvet:ignore why\n// More.\nfunc f() {\n}\nvar x = 1", [][2]int{{6, 7}}},
		{"two in one group", "package p\n//pimvet:ignore why\n//nolint:pimv2 // why\nfunc f() {\n}\nvar x = 1", [][2]int{{4, 5}, {4, 5}}},
		{"declarations", "package p\n//pimvet:ignore why\nvar (\n\tx = 1\n\ty = 1\n)\nvar z = 1", [][2]int{{3, 6}}},
		{"one of a group", "package p\nconst (\n\t//pimvet:ignore why\n\tx = 1 +\n\t\t1\n\ty = 1\n)", [][2]int{{4, 5}}},
		{"type", "package p\n//pimvet:ignore why\ntype t struct {\n\tf int\n}\nvar x = 1", [][2]int{{3, 5}}},
		{"field", "package p\ntype t struct {\n\t//pimvet:ignore why\n\tf struct {\n\t}\n\tg int\n}", [][2]int{{4, 5}}},
		{"statement", "package p\nfunc f() {\n\t//pimvet:ignore why\n\tg(\n\t\t1,\n\t)\n\tg(2)\n}", [][2]int{{4, 6}}},
		{"clause", "package p\nfunc f() {\n\tswitch {\n\t//pimvet:ignore why\n\tcase true:\n\t\tg()\n\tdefault:\n\t}\n}", [][2]int{{5, 6}}},
		{"argument", "package p\nvar x = g(\n\t//pimvet:ignore why\n\t1+\n\t\t2,\n\t3,\n)", [][2]int{{4, 5}}},
		{"several on a line", "package p\nvar x = g(\n\t//pimvet:ignore why\n\t1, 2,\n\t3,\n)", [][2]int{{4, 4}}},
		{"blank line", "package p\n//pimvet:ignore why\n\nfunc f() {\n}", [][2]int{{3, 3}}},
		{"end of a block", "package p\nfunc f() {\n\tg()\n\t//pimvet:ignore why\n}", [][2]int{{5, 5}}},
		{"end of the file", "package p\n//pimvet:ignore why", [][2]int{{3, 3}}},
		{"file", "// Package p.\n//\n//pimvet:ignore why\npackage p\nfunc f() {\n}", [][2]int{{4, 6}}},
		{"line comment", "package p\n//line q.go:100\nvar x = 1 //pimvet:ignore why", [][2]int{{3, 3}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			set, _ := find(t, test.source)
			var got [][2]int
			for _, d := range set.all {
				got = append(got, [2]int{d.from, d.to})
			}
			if !slices.Equal(got, test.lines) {
				t.Errorf("got %v, want %v", got, test.lines)
			}
		})
	}
}

func find(t *testing.T, source string) (*Set, *ast.File) {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "p.go", source, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	return Find(fset, []*ast.File{f}, "pimv2"), f
}

func TestUseless(t *testing.T) {
	const source = `package p

//pimvet:ignore all of it
func f() {
	g(1) //pimvet:ignore again
	g(2) //nolint:pimv2
}

func h() {
	g(3) //pimvet:ignore
	g(4) //nolint // of use to others, perhaps
	g(5) //lint:file-ignore SA1019 of no interest
	g(6) //pimvet:ignore not of use
}
`
	set, f := find(t, source)
	var suppressed []string
	ast.Inspect(f, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Value != "6" && set.Suppresses(lit.Pos()) {
			suppressed = append(suppressed, lit.Value)
		}
		return true
	})
	if want := []string{"1", "2", "4"}; !slices.Equal(suppressed, want) {
		t.Errorf("suppressed are %v, want %v", suppressed, want)
	}
	var useless []string
	for _, d := range set.Useless() {
		useless = append(useless, d.Comment.Text)
	}
	if want := []string{"//nolint:pimv2", "//pimvet:ignore", "//pimvet:ignore not of use"}; !slices.Equal(useless, want) {
		t.Errorf("useless are %q, want %q", useless, want)
	}
}

func TestRemove(t *testing.T) {
	tests := []struct{ name, source, want string }{
		{"end of a line", "package p\n\nvar x = 1  //pimvet:ignore why\n", "package p\n\nvar x = 1\n"},
		{"own line", "package p\n\n\t//pimvet:ignore why\nvar x = 1\n", "package p\n\nvar x = 1\n"},
		{"last line", "package p\n\n//pimvet:ignore why", "package p\n\n"},
		{"first line", "//pimvet:ignore why\npackage p\n", "package p\n"},
		{"between blank lines", "package p\n\n//pimvet:ignore why\n\nvar x = 1\n", "package p\n\nvar x = 1\n"},
		{"end of a doc comment", "package p\n\n// Doc.\n//\n//pimvet:ignore why\nvar x = 1\n", "package p\n\n// Doc.\nvar x = 1\n"},
		{"in a doc comment", "package p\n\n// Doc.\n//\n//pimvet:ignore why\n// More.\nvar x = 1\n", "package p\n\n// Doc.\n//\n// More.\nvar x = 1\n"},
		{"carriage returns", "package p\r\n\r\n//pimvet:ignore why\r\nvar x = 1 //pimvet:ignore\r\n", "package p\r\n\r\nvar x = 1 //pimvet:ignore\r\n"},
		{"list", "package p\n\nvar x = 1 //nolint:errcheck, pimv2 // why\n", "package p\n\nvar x = 1 //nolint:errcheck // why\n"},
		{"patterns", "package p\n\nvar x = 1 //lint:ignore pimv2,SA* why\n", "package p\n\nvar x = 1 //lint:ignore SA* why\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			set, _ := find(t, test.source)
			d := set.all[0]
			e, ok := d.Remove([]byte(test.source))
			if !ok {
				t.Fatal("cannot be removed")
			}
			base := token.Pos(d.file.Base())
			got := test.source[:e.Pos-base] + string(e.NewText) + test.source[e.End-base:]
			if got != test.want {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
			for _, other := range []string{"", "\n" + test.source, test.source[:len(test.source)/2]} {
				if e, ok := d.Remove([]byte(other)); ok {
					t.Errorf("of another version of the file %q it removes %v", other, e)
				}
			}
		})
	}
}
