package answer

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
)

// settle makes e, a condition, hold in both runs or in neither, by editing the
// statuses in it. A condition that names the new status is left to the caller
// if that is a branch.
func (t *follower) settle(f *frame, e ast.Expr, isBranch bool) {
	if t.live != bothRun || t.same(f, e) {
		return
	}
	if t.mentions(f, e) {
		if !isBranch || truth(t.value(f, e).was) == isUnknown && truth(t.value(f, e).is) == isUnknown {
			t.meaning(e)
		}
		return
	}
	if n := t.treated(f, e); n != nil {
		t.meaning(n)
		return
	}
	if t.moveCondition(f, e) && t.same(f, e) {
		return
	}
	t.unsettled(f, e)
}

// unsettled notes why the condition e does not hold in both runs or in neither.
func (t *follower) unsettled(f *frame, e ast.Expr) {
	becomes := fmt.Sprintf("the status becomes %d", t.next.Status)
	if n := t.aspectIn(f, e, httpcall.Text); n != nil {
		t.problem(n, "a text made of the status is compared", "", becomes)
		return
	}
	if n := t.aspectIn(f, e, httpcall.Length); n != nil {
		t.problem(n, "the length of the body is tested", t.none(), t.advice())
		return
	}
	for _, a := range t.atoms(f, e) {
		for _, c := range a.choices {
			if t.value(c.f, c.e).was == nil {
				t.problem(c.e, "the status is compared with "+types.ExprString(c.e), ", which is not constant", becomes)
				return
			}
		}
	}
	t.problem(e, fmt.Sprintf("%d is told from %d", t.next.Status, t.old.Status), "", fmt.Sprintf("the successor answers %d: compare with that", t.next.Status))
}

// same reports whether e is the same in both runs, whatever else it depends on.
func (t *follower) same(f *frame, e ast.Expr) bool {
	e = ast.Unparen(e)
	v := t.value(f, e)
	if v.was != nil || v.is != nil {
		return agree(v.was, v.is)
	}
	switch e := e.(type) {
	case *ast.UnaryExpr:
		return t.same(f, e.X)
	case *ast.BinaryExpr:
		if e.Op == token.LAND || e.Op == token.LOR {
			return t.sameOperands(f, e)
		}
		x, y := t.value(f, e.X), t.value(f, e.Y)
		return !t.tells(x) && !t.tells(y)
	}
	return true
}

// sameOperands is same for a chain of && or ||: what is known of its operands
// has to agree as a whole, each of the others by itself.
func (t *follower) sameOperands(f *frame, e *ast.BinaryExpr) bool {
	neutral := constant.MakeBool(e.Op == token.LAND)
	known := value{was: neutral, is: neutral}
	for _, x := range Operands(e, e.Op) {
		v := t.value(f, x)
		if v.was != nil && v.is != nil {
			known.was, known.is = both(e.Op, known.was, v.was), both(e.Op, known.is, v.is)
		} else if !t.same(f, x) {
			return false
		}
	}
	return agree(known.was, known.is)
}

// Operands are those of a chain of the operator op.
func Operands(e ast.Expr, op token.Token) []ast.Expr {
	if b, ok := ast.Unparen(e).(*ast.BinaryExpr); ok && b.Op == op {
		return append(Operands(b.X, op), Operands(b.Y, op)...)
	}
	return []ast.Expr{e}
}

// tells reports whether v is not the same in both runs, or may not be.
func (t *follower) tells(v value) bool {
	switch v.aspect {
	case httpcall.Status, httpcall.StatusLine, httpcall.Length, lost:
		return t.leaks(v.aspect)
	case httpcall.Text:
		return true
	}
	return !agree(v.was, v.is)
}

// moveCondition edits the constants in e that are the old status.
func (t *follower) moveCondition(f *frame, e ast.Expr) bool {
	moved := false
	for _, a := range t.atoms(f, e) {
		if !a.equal || a.status.derived {
			continue
		}
		for _, c := range a.choices {
			if v := t.value(c.f, c.e); sameConstant(v.is, a.status.was) {
				moved = t.move(f, c) || moved
			}
		}
	}
	return moved
}

// aspectIn is a part of e that tells a of the answer, or nil.
func (t *follower) aspectIn(f *frame, e ast.Expr, a httpcall.Aspect) ast.Node {
	var found ast.Node
	ast.Inspect(e, func(n ast.Node) bool {
		x, ok := n.(ast.Expr)
		if ok && found == nil && t.value(f, x).aspect == a {
			found = x
		}
		return found == nil
	})
	return found
}
