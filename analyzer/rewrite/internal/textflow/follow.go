package textflow

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/edge"
)

// maxSteps bounds the places that one literal is followed to.
const maxSteps = 5000

// A follower follows one literal. Its methods return the first stray use that
// they come to.
type follower struct {
	*Tracer
	lit   *ast.BasicLit
	seen  map[carrier]bool
	steps int
}

// A carrier is an expression, or a variable, whose value has the text.
type carrier struct {
	expr   ast.Expr
	obj    types.Object
	result int                  // of expr, if that is a call with several
	fields [maxDepth]*types.Var // where in a struct the text is, the outermost first; none: anywhere
	entry  *entry               // how the text came into the function around
	shared bool                 // the text came from outside of functions, or from several calls
}

const maxDepth = 3

// An entry is a call through which a text came into a function.
type entry struct {
	call  *ast.CallExpr
	decl  *ast.FuncDecl
	outer *entry
	depth int
}

// in is c for e, which has the value of c.
func (c carrier) in(e ast.Expr) carrier {
	c.expr, c.obj, c.result = e, nil, 0
	return c
}

// visit reports whether c is new.
func (f *follower) visit(c carrier) bool {
	if f.seen[c] {
		return false
	}
	f.seen[c] = true
	f.steps++
	return true
}

// value follows the expression of c to what becomes of its value.
func (f *follower) value(c carrier) *Stray {
	if !f.visit(c) {
		return nil
	}
	cur, ok := f.root.FindNode(c.expr)
	if !ok || f.steps > maxSteps {
		return &Stray{c.expr, Used}
	}
	kind, i := cur.ParentEdge()
	switch parent := cur.Parent().Node().(type) {
	case *ast.ParenExpr, *ast.StarExpr, *ast.TypeAssertExpr, *ast.SliceExpr, *ast.UnaryExpr:
		if kind != edge.SliceExpr_Low && kind != edge.SliceExpr_High {
			return f.value(c.in(parent.(ast.Expr)))
		}
	case *ast.BinaryExpr:
		return f.operand(c, parent)
	case *ast.CallExpr:
		if kind == edge.CallExpr_Args {
			return f.argument(c, parent, max(i, c.result))
		}
	case *ast.SelectorExpr:
		return f.selected(c, parent)
	case *ast.IndexExpr:
		if kind == edge.IndexExpr_X && !isText(f.pass.TypesInfo.TypeOf(c.expr)) {
			return f.value(c.in(parent))
		}
	case *ast.KeyValueExpr:
		if kind == edge.KeyValueExpr_Value {
			return f.element(c, cur.Parent().Parent().Node().(*ast.CompositeLit), parent.Key, -1)
		}
	case *ast.CompositeLit:
		return f.element(c, parent, nil, i)
	case *ast.AssignStmt:
		if kind == edge.AssignStmt_Lhs {
			return nil // overwritten
		}
		return f.assigned(c, parent, i)
	case *ast.ValueSpec:
		return f.declared(c, parent, i)
	case *ast.ReturnStmt:
		return f.returned(c, parent, i)
	case *ast.RangeStmt:
		if kind != edge.RangeStmt_X {
			return nil
		}
		return f.ranged(c, parent)
	case *ast.CaseClause, *ast.SwitchStmt:
		return &Stray{c.expr, Compared}
	case *ast.ExprStmt, *ast.GoStmt, *ast.DeferStmt:
		return nil
	}
	return &Stray{c.expr, Used}
}

func isText(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

// operand follows a text that is added to another one. To compare it with the
// empty text is to ask whether there is one.
func (f *follower) operand(c carrier, e *ast.BinaryExpr) *Stray {
	if e.Op == token.ADD {
		return f.value(c.in(e))
	}
	if (e.Op == token.EQL || e.Op == token.NEQ) && (f.isEmpty(e.X) || f.isEmpty(e.Y)) {
		return nil
	}
	return &Stray{e, Compared}
}

func (t *Tracer) isEmpty(e ast.Expr) bool {
	tv := t.pass.TypesInfo.Types[e]
	return tv.IsNil() || tv.Value != nil && tv.Value.Kind() == constant.String && constant.StringVal(tv.Value) == ""
}

// selected follows a struct to its field with the text, and a receiver to its
// method.
func (f *follower) selected(c carrier, sel *ast.SelectorExpr) *Stray {
	s := f.pass.TypesInfo.Selections[sel]
	if s == nil {
		return &Stray{sel, Used}
	}
	if s.Kind() != types.FieldVal {
		if call := f.callOf(sel.Sel); call != nil {
			return f.argument(c, call, receiver)
		}
		return &Stray{sel, Used}
	}
	c = c.in(sel)
	for _, v := range fieldsOf(s) {
		switch c.fields[0] {
		case nil:
			return f.value(c)
		case v:
			copy(c.fields[:], c.fields[1:])
			c.fields[maxDepth-1] = nil
		default:
			return nil // of another field
		}
	}
	return f.value(c)
}

// fieldsOf are the fields that s selects, one in the other.
func fieldsOf(s *types.Selection) []*types.Var {
	var out []*types.Var
	t := s.Recv()
	for _, i := range s.Index() {
		v := structOf(t).Field(i)
		out = append(out, v.Origin())
		t = v.Type()
	}
	return out
}

// structOf is the struct that t is or points to, or nil.
func structOf(t types.Type) *types.Struct {
	t = t.Underlying()
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem().Underlying()
	}
	s, _ := t.(*types.Struct)
	return s
}

// ranged follows a collection to its elements.
func (f *follower) ranged(c carrier, r *ast.RangeStmt) *Stray {
	switch f.pass.TypesInfo.TypeOf(r.X).Underlying().(type) {
	case *types.Slice, *types.Array, *types.Map, *types.Pointer:
		if r.Value == nil {
			return nil
		}
		return f.stored(c, r.Value)
	}
	return &Stray{r.X, Used}
}
