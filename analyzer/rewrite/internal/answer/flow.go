package answer

import (
	"go/ast"
	"go/types"
)

func (t *follower) ifStmt(f *frame, s *ast.IfStmt, live runs) runs {
	if s.Init != nil {
		t.simple(f, s.Init)
	}
	var other []ast.Stmt
	if s.Else != nil {
		other = []ast.Stmt{s.Else}
	}
	return t.branch(f, s.Cond, s.Body.List, other, live)
}

func (t *follower) forStmt(f *frame, s *ast.ForStmt, live runs) runs {
	if s.Init != nil {
		t.simple(f, s.Init)
	}
	body := append(s.Body.List[:len(s.Body.List):len(s.Body.List)], post(s)...)
	if s.Cond == nil {
		t.block(f, body, live)
		return live
	}
	t.branch(f, s.Cond, body, nil, live)
	return live
}

func post(s *ast.ForStmt) []ast.Stmt {
	if s.Post == nil {
		return nil
	}
	return []ast.Stmt{s.Post}
}

// rangeStmt follows a loop. One that looks for the status in a list of
// statuses ends where the list has it.
func (t *follower) rangeStmt(f *frame, s *ast.RangeStmt, live runs) runs {
	t.use(f, s.X)
	list := t.elements(f, s.X)
	if id, ok := s.Value.(*ast.Ident); ok && list != nil && t.info.Defs[id] != nil {
		f.bound[t.info.Defs[id]] = bound{list: through(t.info.Defs[id], list)}
		if out := t.block(f, s.Body.List, live); !leaves(s.Body) {
			return out
		}
		return live
	}
	t.block(f, s.Body.List, live)
	return live
}

// clauses follows a statement whose choice depends on nothing that is known.
func (t *follower) clauses(f *frame, s ast.Stmt, live runs) runs {
	var body *ast.BlockStmt
	switch s := s.(type) {
	case *ast.TypeSwitchStmt:
		if s.Init != nil {
			t.simple(f, s.Init)
		}
		ast.Inspect(s.Assign, func(n ast.Node) bool {
			if x, ok := n.(*ast.TypeAssertExpr); ok {
				t.use(f, x.X)
			}
			return true
		})
		body = s.Body
	case *ast.SelectStmt:
		body = s.Body
	}
	for _, c := range body.List {
		switch c := c.(type) {
		case *ast.CaseClause:
			t.block(f, c.Body, live)
		case *ast.CommClause:
			if c.Comm != nil {
				t.stmt(f, c.Comm, live)
			}
			t.block(f, c.Body, live)
		}
	}
	return live
}

// returnStmt notes what f returns.
func (t *follower) returnStmt(f *frame, s *ast.ReturnStmt) {
	for _, e := range s.Results {
		t.walk(f, e)
	}
	results := f.params.Results()
	if len(s.Results) > 0 {
		t.join(f, t.valuesOf(f, s.Results, results.Len()))
		return
	}
	named := make([]value, results.Len())
	for i := range named {
		named[i] = t.variable(f, results.At(i))
	}
	t.join(f, named)
}

// endsProgram reports whether s is a call that does not return.
func (t *follower) endsProgram(s ast.Stmt) bool {
	x, ok := s.(*ast.ExprStmt)
	if !ok {
		return false
	}
	c, ok := ast.Unparen(x.X).(*ast.CallExpr)
	if !ok {
		return false
	}
	if b, ok := t.builtin(c); ok {
		return b == "panic"
	}
	fn := t.Callee(c)
	return fn != nil && neverReturn[fn.FullName()]
}

// builtin is the name of the builtin function that c calls.
func (t *follower) builtin(c *ast.CallExpr) (string, bool) {
	id, ok := ast.Unparen(c.Fun).(*ast.Ident)
	if !ok {
		return "", false
	}
	b, ok := t.info.Uses[id].(*types.Builtin)
	if !ok {
		return "", false
	}
	return b.Name(), true
}

var neverReturn = map[string]bool{
	"os.Exit": true, "runtime.Goexit": true,
	"log.Fatal": true, "log.Fatalf": true, "log.Fatalln": true,
	"log.Panic": true, "log.Panicf": true, "log.Panicln": true,
	"(*testing.common).Fatal": true, "(*testing.common).Fatalf": true, "(*testing.common).FailNow": true,
	"(*testing.common).Skip": true, "(*testing.common).Skipf": true, "(*testing.common).SkipNow": true,
}
