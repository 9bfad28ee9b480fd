package rewrite

import (
	"go/ast"
	"go/types"
)

// enclosing returns the innermost node of type T in the function of the call
// that contains n, n itself excluded.
func enclosing[T ast.Node](rw *rewriter, n ast.Node) (found T, ok bool) {
	ast.Inspect(rw.Call.Func, func(x ast.Node) bool {
		if x == nil || x == n || x.Pos() > n.Pos() || x.End() < n.End() {
			return x != nil && x != n && x.Pos() <= n.Pos() && n.End() <= x.End()
		}
		if t, is := x.(T); is {
			found, ok = t, true
		}
		return true
	})
	return found, ok
}

// onlyUse is the one identifier of the function that refers to v, or nil if
// there are more or it is assigned to.
func (rw *rewriter) onlyUse(v types.Object) ast.Node {
	var uses []*ast.Ident
	assigned := false
	ast.Inspect(rw.Call.Func.Body, func(x ast.Node) bool {
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
