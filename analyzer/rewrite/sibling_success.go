package rewrite

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strconv"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/answer"
	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
)

// testStatus makes test, which asks whether something was decoded of the
// answer, ask for the successor's status, since nothing is decoded of an answer
// without a body. Beside such a test it is dropped.
func (t *retyping) testStatus(r reading, test *ast.BinaryExpr) outcome {
	if edits, ok := t.besideStatus(r, test); ok {
		return outcome{edits: edits}
	}
	sel, ok := ast.Unparen(test.X).(*ast.SelectorExpr)
	method := statusMethod(t.to)
	if !ok || method == "" || len(t.next.Answers) != 1 {
		return t.refuseReading(r, "tested", "and the successor has none", "compare the status instead")
	}
	op := token.NEQ
	if test.Op == token.NEQ {
		op = token.EQL
	}
	text := method + "() " + op.String() + " " + t.statusAt(test.Pos(), t.next.Answers[0].Status)
	return outcome{edits: code.Substitution(sel.Sel.Pos(), test.End(), text)}
}

// besideStatus drops test from x || test or x && test, where x asks for the
// status of success by itself.
func (t *retyping) besideStatus(r reading, test *ast.BinaryExpr) ([]analysis.TextEdit, bool) {
	joined, ok := r.above[len(r.above)-2].(*ast.BinaryExpr)
	if !ok || (joined.Op != token.LOR || test.Op != token.EQL) && (joined.Op != token.LAND || test.Op != token.NEQ) {
		return nil, false
	}
	chain := joined
	for _, n := range slices.Backward(r.above[:len(r.above)-2]) {
		b, ok := n.(*ast.BinaryExpr)
		if !ok || b.Op != joined.Op {
			break
		}
		chain = b
	}
	if !slices.ContainsFunc(answer.Operands(chain, joined.Op), func(e ast.Expr) bool { return t.asksForSuccess(e, joined.Op) }) {
		return nil, false
	}
	if joined.Y == test {
		return code.Substitution(joined.X.End(), test.End(), ""), true
	}
	return code.Substitution(test.Pos(), joined.Y.Pos(), ""), true
}

// asksForSuccess reports whether e compares the status with that of success,
// such that joining by op lets nothing else pass.
func (t *retyping) asksForSuccess(e ast.Expr, op token.Token) bool {
	b, ok := ast.Unparen(e).(*ast.BinaryExpr)
	if !ok || (op != token.LOR || b.Op != token.NEQ) && (op != token.LAND || b.Op != token.EQL) {
		return false
	}
	x, y := b.X, b.Y
	if !t.isStatus(x) {
		x, y = y, x
	}
	status := t.pass.TypesInfo.Types[y].Value
	return t.isStatus(x) && status != nil && constant.Compare(status, token.EQL, constant.MakeInt64(int64(t.Match.Answers[0].Status)))
}

// isStatus reports whether e is the status in the envelope.
func (t *retyping) isStatus(e ast.Expr) bool {
	e = ast.Unparen(e)
	if call, ok := e.(*ast.CallExpr); ok {
		e = call.Fun
	}
	sel, ok := e.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	id, ok := ast.Unparen(sel.X).(*ast.Ident)
	aspect, _ := httpcall.MemberAspect(t.from, sel.Sel.Name)
	return ok && t.pass.TypesInfo.Uses[id] == t.variable && aspect == httpcall.Status
}

// statusMethod is the name of the method of an envelope that returns the
// status, or "".
func statusMethod(envelope types.Type) string {
	for _, sel := range typeutil.IntuitiveMethodSet(envelope, nil) {
		if a, _ := httpcall.MemberAspect(envelope, sel.Obj().Name()); a == httpcall.Status {
			return sel.Obj().Name()
		}
	}
	return ""
}

// statusAt is how to write a status at pos: by its name, where net/http is at
// hand.
func (t *retyping) statusAt(pos token.Pos, status int) string {
	scope := t.pass.Pkg.Scope().Innermost(pos)
	for _, imported := range t.pass.Pkg.Imports() {
		if imported.Path() != "net/http" || scope == nil {
			continue
		}
		_, obj := scope.LookupParent(imported.Name(), pos)
		name := answer.StatusConstant(imported, status)
		if p, ok := obj.(*types.PkgName); ok && p.Imported() == imported && name != "" {
			return p.Name() + "." + name
		}
	}
	return strconv.Itoa(status)
}
