package answer

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"slices"
)

// switchStmt follows a switch over the status, or one whose cases are
// conditions, as a chain of ifs. Of any other it follows all cases.
func (t *follower) switchStmt(f *frame, s *ast.SwitchStmt, live runs) runs {
	if s.Init != nil {
		t.simple(f, s.Init)
	}
	if s.Tag != nil {
		t.tag(f, s.Tag)
	}
	var def []ast.Stmt
	var cases []*ast.CaseClause
	for _, c := range s.Body.List {
		c := c.(*ast.CaseClause)
		if c.List == nil {
			def = caseBody(s, c)
		} else {
			cases = append(cases, c)
		}
	}
	out := t.cases(f, s, cases, def, live)
	if leaves(s.Body) {
		out |= live
	}
	return out
}

// cases follows the first of list that holds, or def.
func (t *follower) cases(f *frame, s *ast.SwitchStmt, list []*ast.CaseClause, def []ast.Stmt, live runs) runs {
	for _, c := range list {
		for _, e := range c.List {
			t.parts(f, e)
		}
	}
	old, next, known := t.choices(f, s, list)
	if known && old != next && live == bothRun && !t.names(f, s.Tag, next) {
		t.moveCases(f, s, list, old)
		old, next, known = t.choices(f, s, list)
	}
	if !known {
		return t.anyCase(f, s, list, def, live)
	}
	body := func(c *ast.CaseClause) []ast.Stmt {
		if c == nil {
			return def
		}
		return caseBody(s, c)
	}
	switch {
	case old == next || live == oldRuns:
		return t.block(f, body(old), live)
	case live == nextRuns:
		return t.block(f, body(next), live)
	case t.names(f, s.Tag, next):
		t.prepared(f, next, body(old), body(next))
	default:
		t.problem(s, fmt.Sprintf("%d is told from %d", t.next.Status, t.old.Status), "", "the successor answers with another status")
	}
	return t.block(f, body(old), oldRuns) | t.block(f, body(next), nextRuns)
}

// caseBody is what runs in the case c, also by a fallthrough.
func caseBody(s *ast.SwitchStmt, c *ast.CaseClause) []ast.Stmt {
	var out []ast.Stmt
	for i := slices.Index(s.Body.List, ast.Stmt(c)); i < len(s.Body.List); i++ {
		body := s.Body.List[i].(*ast.CaseClause).Body
		if len(body) == 0 {
			break
		}
		last, ok := body[len(body)-1].(*ast.BranchStmt)
		if !ok || last.Tok != token.FALLTHROUGH {
			return append(out, body...)
		}
		out = append(out, body[:len(body)-1]...)
	}
	return out
}

// anyCase follows all cases of s, since it is not known which of them runs.
func (t *follower) anyCase(f *frame, s *ast.SwitchStmt, list []*ast.CaseClause, def []ast.Stmt, live runs) runs {
	if s.Tag != nil && t.tells(t.value(f, s.Tag)) {
		t.problem(s.Tag, "the status is compared with what is not constant", "", fmt.Sprintf("the status will be %d", t.next.Status))
	}
	out := t.block(f, def, live)
	for _, c := range list {
		for _, e := range c.List {
			if s.Tag == nil {
				t.live = live
				t.settle(f, e, false)
			}
		}
		out |= t.block(f, caseBody(s, c), live)
	}
	return out
}

// choices are the cases that run, nil for the default. They may not be known.
func (t *follower) choices(f *frame, s *ast.SwitchStmt, list []*ast.CaseClause) (old, next *ast.CaseClause, known bool) {
	old, isOld := t.chosen(f, s, list, func(v value) constant.Value { return v.was })
	next, isNext := t.chosen(f, s, list, func(v value) constant.Value { return v.is })
	return old, next, isOld && isNext
}

// chosen is the case that runs by what of gives, nil for the default. It fails
// if that is not known.
func (t *follower) chosen(f *frame, s *ast.SwitchStmt, list []*ast.CaseClause, of func(value) constant.Value) (*ast.CaseClause, bool) {
	for _, c := range list {
		for _, e := range c.List {
			switch truth(of(t.caseValue(f, s, e))) {
			case isTrue:
				return c, true
			case isUnknown:
				return nil, false
			}
		}
	}
	return nil, true
}

// caseValue is whether the case e of s holds.
func (t *follower) caseValue(f *frame, s *ast.SwitchStmt, e ast.Expr) value {
	if s.Tag == nil {
		return t.value(f, e)
	}
	return compare(t.value(f, s.Tag), token.EQL, t.value(f, e))
}

// moveCases edits the constants that are the old status: of old, the case that
// runs for it, or in the conditions of list.
func (t *follower) moveCases(f *frame, s *ast.SwitchStmt, list []*ast.CaseClause, old *ast.CaseClause) {
	if s.Tag == nil {
		for _, c := range list {
			for _, e := range c.List {
				t.settle(f, e, true)
			}
		}
		return
	}
	if n := t.treated(f, s); n != nil {
		t.meaning(n)
		return
	}
	tag := t.value(f, s.Tag)
	if old == nil || tag.derived {
		return
	}
	for _, e := range old.List {
		if sameConstant(t.value(f, e).was, tag.was) {
			t.move(f, term{e: e, f: f})
		}
	}
}

// names reports whether c mentions the new status.
func (t *follower) names(f *frame, tag ast.Expr, c *ast.CaseClause) bool {
	if c == nil {
		return false
	}
	for _, e := range c.List {
		if tag == nil && t.mentions(f, e) || tag != nil && sameConstant(t.value(f, tag).is, t.value(f, e).was) {
			return true
		}
	}
	return false
}

// leaves reports whether a statement in body may leave the loop or switch that
// body belongs to.
func leaves(body *ast.BlockStmt) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		b, ok := n.(*ast.BranchStmt)
		found = found || ok && b.Tok != token.CONTINUE
		return !found
	})
	return found
}
