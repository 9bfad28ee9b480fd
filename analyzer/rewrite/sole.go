package rewrite

import (
	"go/ast"
	"go/types"
)

// soleUse reports whether the literal serves this request only: it stands in
// the call itself, or in the value of a local variable that is assigned once
// and used once, there. Anything else may be shared with another request, and
// an edit would move that too.
func (rw *rewriter) soleUse(lit ast.Node) bool {
	for range 8 { // variables between the literal and the call
		if rw.call.Node.Pos() <= lit.Pos() && lit.End() <= rw.call.Node.End() {
			return true
		}
		v := rw.assignedTo(lit)
		if v == nil {
			return false
		}
		use := rw.onlyUse(v)
		if use == nil {
			return false
		}
		lit = use
	}
	return false
}

// assignedTo is the local variable or constant whose declaration has n in its
// value, or nil.
func (rw *rewriter) assignedTo(n ast.Node) types.Object {
	var found types.Object
	ast.Inspect(rw.call.Func.Body, func(x ast.Node) bool {
		if x == nil || x.Pos() > n.Pos() || x.End() < n.End() {
			return false
		}
		switch x := x.(type) {
		case *ast.FuncLit:
			found = nil // what is assigned outside of it is the function
		case *ast.AssignStmt:
			if id, ok := x.Lhs[0].(*ast.Ident); ok && len(x.Lhs) == len(x.Rhs) && len(x.Lhs) == 1 {
				found = rw.pass.TypesInfo.Defs[id]
			}
		case *ast.ValueSpec:
			if len(x.Names) == 1 {
				found = rw.pass.TypesInfo.Defs[x.Names[0]]
			}
		}
		return true
	})
	return found
}

// onlyUse is the one identifier of the function that refers to v, or nil if
// there are more or it is assigned to.
func (rw *rewriter) onlyUse(v types.Object) ast.Node {
	var uses []*ast.Ident
	assigned := false
	ast.Inspect(rw.call.Func.Body, func(x ast.Node) bool {
		switch x := x.(type) {
		case *ast.Ident:
			if rw.pass.TypesInfo.Uses[x] == v {
				uses = append(uses, x)
			}
		case *ast.AssignStmt:
			for _, l := range x.Lhs {
				if id, ok := l.(*ast.Ident); ok && rw.pass.TypesInfo.Uses[id] == v {
					assigned = true
				}
			}
		}
		return true
	})
	if len(uses) != 1 || assigned {
		return nil
	}
	return uses[0]
}
