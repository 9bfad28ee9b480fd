package textflow

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
)

// This file follows texts into variables, and out of them.

func (f *follower) assigned(c carrier, s *ast.AssignStmt, i int) *Stray {
	if len(s.Rhs) < len(s.Lhs) {
		i = c.result
	}
	return f.stored(c, s.Lhs[i])
}

func (f *follower) declared(c carrier, spec *ast.ValueSpec, i int) *Stray {
	if len(spec.Values) < len(spec.Names) {
		i = c.result
	}
	if f.code.Repeated(spec) {
		return &Stray{spec, Used}
	}
	return f.stored(c, spec.Names[i])
}

// stored follows the value of c to the uses of to, which it is assigned to.
func (f *follower) stored(c carrier, to ast.Expr) *Stray {
	value := c.expr
	switch to := ast.Unparen(to).(type) {
	case *ast.Ident:
		if to.Name == "_" {
			return nil
		}
		return f.variable(c, f.pass.TypesInfo.ObjectOf(to))
	case *ast.StarExpr:
		return f.stored(c, to.X)
	case *ast.UnaryExpr:
		return f.stored(c, to.X)
	case *ast.IndexExpr:
		return f.stored(c, to.X)
	case *ast.SelectorExpr:
		s := f.pass.TypesInfo.Selections[to]
		if s == nil || s.Kind() != types.FieldVal {
			break
		}
		fields := fieldsOf(s)
		if last := fields[len(fields)-1]; f.isPrivate(last) {
			return f.field(c, last, value)
		}
		for i := len(fields) - 1; i >= 0; i-- {
			if !c.push(fields[i]) {
				return &Stray{to, Used}
			}
		}
		return f.stored(c, to.X)
	}
	return &Stray{to, Used}
}

// push makes c the struct in whose field v the text is. It fails if c is too
// deep.
func (c *carrier) push(v *types.Var) bool {
	if c.fields[maxDepth-1] != nil {
		return false
	}
	copy(c.fields[1:], c.fields[:maxDepth-1])
	c.fields[0] = v
	return true
}

// variable follows the value of c to the uses of obj, which has it.
func (f *follower) variable(c carrier, obj types.Object) *Stray {
	c.expr, c.result, c.obj = nil, 0, obj
	if obj.Parent() == f.pass.Pkg.Scope() {
		c.shared, c.entry = true, nil
		if f.visible(obj) {
			return &Stray{f.ident(obj), Exported}
		}
		if f.code.Unbuilt(obj) {
			return &Stray{f.ident(obj), Unbuilt}
		}
	}
	if !f.visit(c) {
		return nil
	}
	if d, i := f.namedResult(obj); d != nil {
		if s := f.result(c, d, i); s != nil {
			return s
		}
	}
	for _, id := range f.uses[obj] {
		cur, _ := f.root.FindNode(id)
		if isTarget(cur) {
			continue
		}
		if s := f.value(c.in(operandOf(cur))); s != nil {
			return s
		}
	}
	return nil
}

// isTarget reports whether what the identifier at cur names is only assigned
// to.
func isTarget(cur inspector.Cursor) bool {
	switch cur.ParentEdgeKind() {
	case edge.AssignStmt_Lhs, edge.RangeStmt_Key, edge.RangeStmt_Value:
		return true
	case edge.SelectorExpr_Sel:
		return isTarget(cur.Parent())
	}
	return false
}

// operandOf is the expression whose value the identifier at cur names: itself,
// or what it is selected from.
func operandOf(cur inspector.Cursor) ast.Expr {
	if cur.ParentEdgeKind() == edge.SelectorExpr_Sel {
		cur = cur.Parent()
	}
	return cur.Node().(ast.Expr)
}

// visible reports whether other packages can name obj.
func (t *Tracer) visible(obj types.Object) bool {
	return obj.Exported() && t.pass.Pkg.Name() != "main"
}

// ident is where obj is declared.
func (t *Tracer) ident(obj types.Object) ast.Node {
	cur, ok := t.root.FindByPos(obj.Pos(), obj.Pos())
	if !ok {
		return t.pass.Files[0].Name
	}
	return cur.Node()
}
