package sample

import (
	"embed"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path"

	"golang.org/x/tools/go/packages"
)

//go:embed stub
var stubs embed.FS

// stubImporter imports what the program does from declarations without bodies.
type stubImporter struct{ fset *token.FileSet }

func (i stubImporter) Import(name string) (*types.Package, error) {
	source, err := stubs.ReadFile("stub/" + path.Base(name) + ".txt")
	if err != nil {
		return nil, err
	}
	f, err := parser.ParseFile(i.fset, name, source, 0)
	if err != nil {
		return nil, err
	}
	return (&types.Config{Importer: i}).Check(name, i.fset, []*ast.File{f}, nil)
}

// typeCheck makes of source what drivers of analyzers take. Its imports are left
// out there: they hold nothing to analyze.
func typeCheck(source string) (*packages.Package, error) {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "sample.go", source, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	info := &types.Info{
		Types:        map[ast.Expr]types.TypeAndValue{},
		Instances:    map[*ast.Ident]types.Instance{},
		Defs:         map[*ast.Ident]types.Object{},
		Uses:         map[*ast.Ident]types.Object{},
		Implicits:    map[ast.Node]types.Object{},
		Selections:   map[*ast.SelectorExpr]*types.Selection{},
		Scopes:       map[ast.Node]*types.Scope{},
		FileVersions: map[*ast.File]string{},
	}
	sizes := types.SizesFor("gc", "amd64")
	pkg, err := (&types.Config{Importer: stubImporter{fset}, Sizes: sizes}).Check("sample", fset, []*ast.File{f}, info)
	if err != nil {
		return nil, err
	}
	return &packages.Package{
		ID: "sample", PkgPath: "sample", Name: "sample",
		Fset: fset, Syntax: []*ast.File{f}, Types: pkg, TypesInfo: info, TypesSizes: sizes,
	}, nil
}
