package answer

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
)

// checkReached makes sure that the sends of f have been seen. One that runs
// only where something failed before has not: everything is taken to succeed.
func (t *follower) checkReached(f *frame) {
	for n := range f.sends {
		if !t.reached[n] {
			t.note(n, "the request is sent only if something fails", "look at what is done with the answer")
		}
	}
}

// checkSent makes sure that a request made in f, or handed to it, is sent by
// known code, or returned.
func (t *follower) checkSent(f *frame) {
	if t.sent || slices.ContainsFunc(f.results, func(r joined) bool { return r.aspect == httpcall.Request }) {
		return
	}
	for n := range f.sends {
		t.note(n, "it is not clear who sends the request", "follow the request from here to its answer")
	}
}

// checkSharing makes sure that what is edited serves this request only: that
// variables hold its answer and no other, and that names of constants are used
// for it and nothing else.
func (t *follower) checkSharing() {
	if len(t.moved) == 0 {
		return
	}
	var found []shared
	t.quietly(func() { found = t.shared() })
	slices.SortFunc(found, func(a, b shared) int { return int(a.at.Pos() - b.at.Pos()) })
	for _, s := range found {
		t.problem(s.at, s.why, "", "the same code may see another answer: give this request code of its own")
	}
}

// A shared is what an edit would change for others, too, and where.
type shared struct {
	why string
	at  ast.Node
}

func (t *follower) shared() (found []shared) {
	for _, f := range t.frames {
		for obj, b := range f.bound {
			if !t.matters(b.aspect) {
				continue
			}
			if n := t.otherAnswer(f, obj); n != nil {
				found = append(found, shared{obj.Name() + " gets another value", n})
			}
		}
	}
	for _, f := range t.frames {
		if n := t.overwritten(f); n != nil {
			found = append(found, shared{types.ExprString(n) + " is set", n})
		}
	}
	for _, obj := range t.via {
		if n := t.otherUse(obj); n != nil {
			found = append(found, shared{obj.Name() + " is used for something else", n})
		} else if ids := t.Uses[obj]; obj.Parent() == t.Pass.Pkg.Scope() && t.Unbuilt(obj) {
			found = append(found, shared{"files that are not built here have a use of " + obj.Name() + ", which is expected", ids[0]})
		}
	}
	return found
}

// otherAnswer is what obj, which holds something of the answer, is assigned
// apart from that, or nil.
func (t *follower) otherAnswer(f *frame, obj types.Object) ast.Node {
	var found ast.Node
	t.Assignments(obj, func(n ast.Node, e ast.Expr, i, of int) {
		var v value
		switch {
		case of == 0 || of == code.OfPart:
			return // the zero value, or a part of the answer
		case e == nil:
		case of == 1:
			v = t.value(f, e)
		default:
			if c, ok := ast.Unparen(e).(*ast.CallExpr); ok {
				if rs := t.results(f, c); i < len(rs) {
					v = rs[i]
				}
			}
		}
		if v.aspect == httpcall.NoAspect && v.null != isTrue && !t.isEmpty(e) && found == nil {
			found = n
		}
	})
	return found
}

// overwritten is a field of the response that tells of the answer and that f
// sets, as to make one status of several; or nil.
func (t *follower) overwritten(f *frame) ast.Expr {
	var found ast.Expr
	ast.Inspect(f.body, func(n ast.Node) bool {
		a, ok := n.(*ast.AssignStmt)
		for i := 0; ok && i < len(a.Lhs); i++ {
			if sel, ok := ast.Unparen(a.Lhs[i]).(*ast.SelectorExpr); ok && t.isStatus(t.value(f, sel)) {
				found = sel
			}
		}
		return found == nil
	})
	return found
}

// isEmpty reports whether e is a response that is to be filled in.
func (t *follower) isEmpty(e ast.Expr) bool {
	c, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok {
		return false
	}
	row, ok := t.rowOf(t.Callee(c))
	return ok && slices.Equal(row.Results, []httpcall.Aspect{httpcall.Aside})
}

// otherUse is a use of obj, which holds a status, for something else than to
// compare the status of this answer with it, to report it, or to hand it on to
// such code; or nil.
func (t *follower) otherUse(obj types.Object) ast.Node {
	for _, id := range t.Uses[obj] {
		d, fine := t.DeclAround(id), false
		if d != nil {
			ast.PreorderStack(d, nil, func(n ast.Node, above []ast.Node) bool {
				fine = fine || n == id && t.isFineUse(d, id, above)
				return true
			})
		}
		if !fine {
			return id
		}
	}
	return nil
}

func (t *follower) isFineUse(d *ast.FuncDecl, id *ast.Ident, above []ast.Node) bool {
	var e ast.Expr = id
	for i := len(above) - 1; i >= 0; i-- {
		switch n := above[i].(type) {
		case *ast.ParenExpr:
			e = n
			continue
		case *ast.BinaryExpr:
			other := n.X
			if other == e {
				other = n.Y
			}
			return compares(n.Op) && t.inFrames(d, func(f *frame) bool { return t.isStatus(t.value(f, other)) })
		case *ast.CaseClause:
			return i > 1 && t.switchesOnStatus(d, above[i-2])
		case *ast.IndexExpr:
			return n.X == e && t.inFrames(d, func(f *frame) bool { return t.isStatus(t.value(f, n.Index)) })
		case *ast.RangeStmt:
			return n.X == e
		case *ast.CallExpr:
			return t.isFineArgument(d, n, e)
		}
		return false
	}
	return false
}

func (t *follower) switchesOnStatus(d *ast.FuncDecl, n ast.Node) bool {
	s, ok := n.(*ast.SwitchStmt)
	return ok && s.Tag != nil && t.inFrames(d, func(f *frame) bool { return t.isStatus(t.value(f, s.Tag)) })
}

// isFineArgument reports whether c does nothing with its argument e but what
// otherUse allows.
func (t *follower) isFineArgument(d *ast.FuncDecl, c *ast.CallExpr, e ast.Expr) bool {
	if name, ok := t.builtin(c); ok {
		return name == "len"
	}
	if t.isReport(c) || t.info.Types[c.Fun].IsType() || t.isTable(c) {
		return true
	}
	return t.inFrames(d, func(f *frame) bool {
		if _, _, ok := t.membership(f, c); ok {
			return true
		}
		in := t.frames[site{f, c}]
		i := slices.Index(c.Args, e)
		if in == nil || i < 0 || in.params.Params().Len() == 0 {
			return false
		}
		p := in.params.Params().At(min(i, in.params.Params().Len()-1))
		return slices.Contains(t.via, types.Object(p))
	})
}

// inFrames reports whether ok holds for a frame of code in d.
func (t *follower) inFrames(d *ast.FuncDecl, ok func(*frame) bool) bool {
	for _, f := range t.frames {
		if f.decl == d && ok(f) {
			return true
		}
	}
	return false
}

// lopsided judges s where only one of the runs gets to it.
func (t *follower) lopsided(f *frame, s ast.Stmt, live runs) {
	if !t.isHarmless(f, []ast.Stmt{s}) || live == nextRuns && t.fails([]ast.Stmt{s}) {
		if live == nextRuns {
			t.meaning(s)
			return
		}
		t.note(s, fmt.Sprintf("only %d gets to %s", t.old.Status, code.Where(t.Pass.Fset, s, t.Call.Node)), fmt.Sprintf("%d becomes the answer to a success: make sure that this need not run", t.next.Status))
	}
}
