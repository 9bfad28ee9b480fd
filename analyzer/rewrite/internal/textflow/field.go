package textflow

import (
	"go/ast"
	"go/types"
	"maps"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
)

// This file follows texts into the fields of structs, and out of them.

// element follows the value of c into lit, as its element number i or under
// key.
func (f *follower) element(c carrier, lit *ast.CompositeLit, key ast.Expr, i int) *Stray {
	if f.sends(lit, f.lit) {
		return nil
	}
	t := f.pass.TypesInfo.TypeOf(lit)
	s := structOf(t)
	if s == nil {
		return f.value(c.in(lit))
	}
	var v *types.Var
	if id, ok := key.(*ast.Ident); ok {
		v, _ = f.pass.TypesInfo.Uses[id].(*types.Var)
	} else if i >= 0 && i < s.NumFields() {
		v = s.Field(i)
	}
	if v == nil {
		return &Stray{lit, Used}
	}
	v = v.Origin()
	value := c.expr
	whole := c.in(lit)
	if !whole.push(v) {
		return &Stray{lit, Used}
	}
	if !c.shared && isError(t) {
		return nil
	}
	seen := maps.Clone(f.seen)
	stray := f.value(whole)
	if stray == nil || !f.isPrivate(v) {
		return stray
	}
	// The struct goes to places that cannot be followed, as the client that a
	// constructor returns; but the field may be read in few.
	f.seen = seen
	return f.field(c, v, value)
}

// isError reports whether t, or a pointer to it, is an error, which says what
// happened as the functions in reports do.
func isError(t types.Type) bool {
	e := types.Universe.Lookup("error").Type().Underlying().(*types.Interface)
	return types.Implements(t, e) || types.Implements(types.NewPointer(t), e)
}

// isPrivate reports whether only this package reads the field v: others, and
// encoders, cannot.
func (f *follower) isPrivate(v *types.Var) bool { return v.Pkg() == f.pass.Pkg && !v.Exported() }

// field follows the value of c, assigned to the private field v of a struct, to
// all places that read v.
func (f *follower) field(c carrier, v *types.Var, value ast.Expr) *Stray {
	if f.code.Unbuilt(v) {
		return &Stray{f.ident(v), Unbuilt}
	}
	if other := f.unkeyed(v, value); other != nil {
		return &Stray{other, Assigned}
	}
	c.shared, c.entry = true, nil
	for _, id := range f.uses[v] {
		cur, _ := f.root.FindNode(id)
		if isTarget(cur) || cur.ParentEdgeKind() == edge.KeyValueExpr_Key {
			if other := assignedTo(cur); other != value && (other == nil || !f.isConstant(other)) {
				return &Stray{id, Assigned}
			}
			continue
		}
		if s := f.value(c.in(operandOf(cur))); s != nil {
			return s
		}
	}
	return nil
}

// assignedTo is what is assigned to the field named at cur, or nil if that is
// not an expression of its own.
func assignedTo(cur inspector.Cursor) ast.Expr {
	if cur.ParentEdgeKind() == edge.SelectorExpr_Sel {
		cur = cur.Parent()
	}
	switch parent := cur.Parent().Node().(type) {
	case *ast.KeyValueExpr:
		return parent.Value
	case *ast.AssignStmt:
		if len(parent.Lhs) == len(parent.Rhs) {
			return parent.Rhs[cur.ParentEdgeIndex()]
		}
	}
	return nil
}

// unkeyed is a value other than the given one, and no constant, that a
// composite literal without keys gives the field v, or nil.
func (f *follower) unkeyed(v *types.Var, value ast.Expr) ast.Expr {
	for cur := range f.root.Preorder((*ast.CompositeLit)(nil)) {
		lit := cur.Node().(*ast.CompositeLit)
		s := structOf(f.pass.TypesInfo.TypeOf(lit))
		if s == nil || len(lit.Elts) != s.NumFields() {
			continue
		}
		for i, e := range lit.Elts {
			if _, keyed := e.(*ast.KeyValueExpr); !keyed && s.Field(i).Origin() == v && e != value && !f.isConstant(e) {
				return e
			}
		}
	}
	return nil
}

func (f *follower) isConstant(e ast.Expr) bool { return f.pass.TypesInfo.Types[e].Value != nil }
