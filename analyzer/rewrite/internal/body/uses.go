package body

import (
	"go/ast"
	"go/token"
	"go/types"
)

// varUses is what the code does with a variable or constant.
type varUses struct {
	values []ast.Expr        // assigned to it; nil for what is none of one value
	sets   []*ast.AssignStmt // of a key of it
	others []*ast.Ident      // anything else, tests for nil and len apart
}

// usesOf lists the uses of obj, of this package, in source order.
func (b *Body) usesOf(obj types.Object) varUses {
	var u varUses
	for _, f := range b.scopeOf(obj) {
		ast.PreorderStack(f, nil, func(n ast.Node, stack []ast.Node) bool {
			id, ok := n.(*ast.Ident)
			if ok && (b.Pass.TypesInfo.Uses[id] == obj || b.Pass.TypesInfo.Defs[id] == obj) {
				u.add(b.Pass.TypesInfo, id, stack)
			}
			return true
		})
	}
	return u
}

// scopeOf are the files that can use obj.
func (b *Body) scopeOf(obj types.Object) []*ast.File {
	if obj.Parent() == b.Pass.Pkg.Scope() {
		return b.Pass.Files
	}
	for _, f := range b.Pass.Files {
		if f.FileStart <= obj.Pos() && obj.Pos() < f.FileEnd {
			return []*ast.File{f}
		}
	}
	return nil
}

// add adds the use id, which stands inside stack.
func (u *varUses) add(info *types.Info, id *ast.Ident, stack []ast.Node) {
	switch parent := stack[len(stack)-1].(type) {
	case *ast.Field:
		return // the declaration of a parameter
	case *ast.ValueSpec:
		if info.Defs[id] == nil {
			break
		}
		if v, ok := assigned(id, parent.Names, parent.Values); ok {
			u.values = append(u.values, v)
		}
		return
	case *ast.AssignStmt:
		if parent.Tok != token.DEFINE && parent.Tok != token.ASSIGN {
			break
		}
		if v, ok := assigned(id, parent.Lhs, parent.Rhs); ok {
			u.values = append(u.values, v)
			return
		}
	case *ast.IndexExpr:
		set, ok := stack[len(stack)-2].(*ast.AssignStmt)
		if ok && parent.X == id && set.Tok == token.ASSIGN && len(set.Lhs) == 1 && set.Lhs[0] == parent {
			u.sets = append(u.sets, set)
			return
		}
	}
	if !tests(info, stack[len(stack)-1]) {
		u.others = append(u.others, id)
	}
}

// tests reports whether n compares with nil or asks for a length: neither
// matters to what the value holds.
func tests(info *types.Info, n ast.Node) bool {
	switch n := n.(type) {
	case *ast.BinaryExpr:
		return (n.Op == token.EQL || n.Op == token.NEQ) && (info.Types[n.X].IsNil() || info.Types[n.Y].IsNil())
	case *ast.CallExpr:
		b, ok := n.Fun.(*ast.Ident)
		return ok && info.Uses[b] == types.Universe.Lookup("len")
	}
	return false
}

// assigned is the one of values that id, one of names, is assigned: that of its
// number, or the call whose first result it is. It returns false if id is none
// of names or they have no values.
func assigned[E ast.Expr](id *ast.Ident, names []E, values []ast.Expr) (ast.Expr, bool) {
	for i, n := range names {
		switch {
		case ast.Expr(n) != id || len(values) == 0:
		case len(values) == len(names):
			return values[i], true
		case i == 0:
			return values[0], true
		default:
			return nil, true
		}
	}
	return nil, false
}
