package httpcall

import (
	"go/ast"
	"go/token"
	"go/types"
)

// findWritten notes variables and fields that are assigned or have their
// address taken. A field that a constructor sets of the struct it returns does
// not count: what it returns tells the value.
func (x *index) findWritten() {
	x.written = map[types.Object]bool{}
	for _, file := range x.pass.Files {
		for _, d := range file.Decls {
			fd, _ := d.(*ast.FuncDecl)
			x.markWritten(d, fd)
		}
	}
}

// markWritten marks what n assigns. Constructor is the function that n is the
// whole of, or nil.
func (x *index) markWritten(n ast.Node, constructor *ast.FuncDecl) {
	mark := func(e ast.Expr, by *ast.FuncDecl) {
		switch e := ast.Unparen(e).(type) {
		case *ast.Ident:
			x.written[x.pass.TypesInfo.Uses[e]] = true
		case *ast.SelectorExpr:
			if !x.constructs(by, e) {
				x.written[x.pass.TypesInfo.Uses[e.Sel]] = true
			}
		}
	}
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			x.markWritten(n.Body, nil) // it runs later
			return false
		case *ast.AssignStmt:
			for _, l := range n.Lhs {
				mark(l, constructor)
			}
		case *ast.RangeStmt:
			mark(n.Key, constructor)
			mark(n.Value, constructor)
		case *ast.UnaryExpr:
			if n.Op == token.AND {
				mark(n.X, nil)
			}
		}
		return true
	})
}

// constructs reports whether field is one, and not of an embedded part, of a local
// variable of fn whose type fn returns.
func (x *index) constructs(fn *ast.FuncDecl, field *ast.SelectorExpr) bool {
	id, ok := ast.Unparen(field.X).(*ast.Ident)
	if !ok || fn == nil || fn.Recv != nil || fn.Body == nil || fn.Type.Results == nil {
		return false
	}
	v, sel := x.pass.TypesInfo.Uses[id], x.pass.TypesInfo.Selections[field]
	if v == nil || sel == nil || len(sel.Index()) > 1 || !holds(fn.Body, v.Pos()) {
		return false
	}
	for _, r := range fn.Type.Results.List {
		if t := typeName(x.pass.TypesInfo.TypeOf(r.Type)); t != nil && t == typeName(v.Type()) {
			return true
		}
	}
	return false
}
