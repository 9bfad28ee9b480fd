package answer

import (
	"go/ast"
	"go/token"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
)

// runs says which of two runs gets to a statement: the one with the retired
// operation's answer, and the one with the successor's.
type runs uint8

const (
	oldRuns runs = 1 << iota
	nextRuns
	bothRun = oldRuns | nextRuns
)

// body follows the body of f. Calls of it that are followed elsewhere have
// frames of their own.
func (t *follower) body(f *frame, live runs) {
	saved := t.live
	f.results = make([]joined, f.params.Results().Len())
	t.block(f, f.body.List, live)
	t.live = saved
}

// block follows statements, and returns what runs get past them.
func (t *follower) block(f *frame, list []ast.Stmt, live runs) runs {
	for _, s := range list {
		if live == 0 {
			break
		}
		live = t.stmt(f, s, live)
	}
	return live
}

func (t *follower) stmt(f *frame, s ast.Stmt, live runs) runs {
	t.live = live
	switch s := s.(type) {
	case *ast.BlockStmt:
		return t.block(f, s.List, live)
	case *ast.LabeledStmt:
		return t.stmt(f, s.Stmt, live)
	case *ast.IfStmt:
		return t.ifStmt(f, s, live)
	case *ast.SwitchStmt:
		return t.switchStmt(f, s, live)
	case *ast.TypeSwitchStmt, *ast.SelectStmt:
		return t.clauses(f, s, live)
	case *ast.ForStmt:
		return t.forStmt(f, s, live)
	case *ast.RangeStmt:
		return t.rangeStmt(f, s, live)
	case *ast.BranchStmt:
		if s.Tok == token.GOTO {
			t.problem(s, "a goto is not followed", "", "look at what is done with the answer")
		}
		return 0 // what follows the loop or switch is reached anyway
	}
	t.simple(f, s)
	if live != bothRun {
		t.lopsided(f, s, live)
	}
	if _, ok := s.(*ast.ReturnStmt); ok || t.endsProgram(s) {
		return 0
	}
	return live
}

func (t *follower) simple(f *frame, s ast.Stmt) {
	switch s := s.(type) {
	case *ast.ReturnStmt:
		t.returnStmt(f, s)
	case *ast.ExprStmt:
		t.drop(f, s.X)
	case *ast.GoStmt:
		t.drop(f, s.Call)
	case *ast.DeferStmt:
		t.drop(f, s.Call)
	case *ast.AssignStmt:
		t.assign(f, s.Lhs, s.Rhs)
	case *ast.DeclStmt:
		d, _ := s.Decl.(*ast.GenDecl)
		for _, spec := range d.Specs {
			if v, ok := spec.(*ast.ValueSpec); ok && d.Tok == token.VAR {
				t.assign(f, code.Expressions(v.Names), v.Values)
			}
		}
	case *ast.SendStmt:
		t.use(f, s.Chan)
		t.use(f, s.Value)
	case *ast.IncDecStmt:
		t.use(f, s.X)
	}
}

// drop follows an expression whose value nobody takes.
func (t *follower) drop(f *frame, e ast.Expr) {
	if c, ok := ast.Unparen(e).(*ast.CallExpr); ok {
		t.dropped[c] = true
	}
	t.walk(f, e)
}

// assign follows lhs = rhs.
func (t *follower) assign(f *frame, lhs, rhs []ast.Expr) {
	blank := true
	for _, l := range lhs {
		blank = blank && code.IsBlank(l)
	}
	for i, r := range rhs {
		switch {
		case blank:
			t.drop(f, r)
		case len(lhs) == len(rhs) && t.isLocalFunc(lhs[i], r):
		default:
			t.walk(f, r)
		}
	}
	for i, v := range t.valuesOf(f, rhs, len(lhs)) {
		t.bind(f, lhs[i], v)
	}
}

// isLocalFunc reports whether to is a variable for the function literal e that
// is used for nothing but to call that: calls are followed.
func (t *follower) isLocalFunc(to, e ast.Expr) bool {
	id, ok := ast.Unparen(to).(*ast.Ident)
	if !ok {
		return false
	}
	obj := t.info.Defs[id]
	if _, ok := ast.Unparen(e).(*ast.FuncLit); !ok || obj == nil || t.Definition(obj) != e {
		return false
	}
	calls := 0
	ast.Inspect(t.Scope(obj), func(n ast.Node) bool {
		if c, ok := n.(*ast.CallExpr); ok {
			if x, ok := ast.Unparen(c.Fun).(*ast.Ident); ok && t.info.Uses[x] == obj {
				calls++
			}
		}
		return true
	})
	return calls == len(t.Uses[obj])
}

// valuesOf are the n values of list, which may be one call.
func (t *follower) valuesOf(f *frame, list []ast.Expr, n int) []value {
	out := make([]value, n)
	if c, ok := onlyCall(list); ok && n > 1 {
		copy(out, t.results(f, c))
		return out
	}
	if len(list) == n {
		for i, e := range list {
			out[i] = t.value(f, e)
		}
	}
	return out
}

func onlyCall(list []ast.Expr) (*ast.CallExpr, bool) {
	if len(list) != 1 {
		return nil, false
	}
	c, ok := ast.Unparen(list[0]).(*ast.CallExpr)
	return c, ok
}

// bind notes that to is assigned v.
func (t *follower) bind(f *frame, to ast.Expr, v value) {
	id, ok := ast.Unparen(to).(*ast.Ident)
	if !ok {
		if sel, ok := ast.Unparen(to).(*ast.SelectorExpr); ok && t.value(f, sel.X).aspect == holder {
			return
		}
		t.walk(f, to)
		if t.leaks(v.aspect) && t.value(f, to).aspect != v.aspect {
			t.leak(f, to, v)
		}
		return
	}
	obj := t.info.ObjectOf(id)
	switch {
	case obj == nil || id.Name == "_" || v.aspect == httpcall.NoAspect || v.aspect == httpcall.Aside:
	case obj.Parent() == t.Pass.Pkg.Scope():
		if t.leaks(v.aspect) {
			t.leak(f, to, v)
		}
	case f.bound[obj].aspect != t.stronger(f.bound[obj].aspect, v.aspect):
		f.bound[obj] = bound{aspect: v.aspect}
		t.again = true
	}
}
