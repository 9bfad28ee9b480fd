package httpcall

import (
	"go/types"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

// TestAnswerRows looks up what the rows of the standard library name. Other
// libraries are no dependencies of this module.
func TestAnswerRows(t *testing.T) {
	rows := map[string]answers{}
	var paths []string
	for _, a := range answerTables {
		if first, _, _ := strings.Cut(a.path, "/"); !strings.Contains(first, ".") {
			rows[a.path] = a
			paths = append(paths, a.path)
		}
	}
	mode := packages.NeedName | packages.NeedTypes | packages.NeedImports | packages.NeedDeps
	pkgs, err := packages.Load(&packages.Config{Mode: mode}, paths...)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pkgs {
		for name, row := range rows[p.PkgPath].funcs {
			checkAnswerFunc(t, p.Types, name, row)
		}
		for name, members := range rows[p.PkgPath].responses {
			for m := range members {
				if obj, _, _ := types.LookupFieldOrMethod(p.Types.Scope().Lookup(name).Type(), true, p.Types, m); obj == nil {
					t.Errorf("%s.%s has no %s", p.PkgPath, name, m)
				}
			}
		}
		delete(rows, p.PkgPath)
	}
	for path := range rows {
		t.Errorf("no package %s", path)
	}
}

func checkAnswerFunc(t *testing.T, pkg *types.Package, name string, row AnswerFunc) {
	t.Helper()
	var found types.Object
	if recv, method, ok := strings.Cut(strings.TrimLeft(name, "(*"), ")."); ok {
		if typ := pkg.Scope().Lookup(recv); typ != nil {
			found, _, _ = types.LookupFieldOrMethod(typ.Type(), true, pkg, method)
		}
	} else {
		found = pkg.Scope().Lookup(name)
	}
	f, ok := found.(*types.Func)
	if !ok {
		t.Errorf("%s has no function %s", pkg.Path(), name)
		return
	}
	if len(row.Results) > f.Signature().Results().Len() {
		t.Errorf("%s has fewer results than its row", f.FullName())
	}
	for _, i := range row.Into {
		if i >= f.Signature().Params().Len() {
			t.Errorf("%s has no argument %d", f.FullName(), i)
		}
	}
}
