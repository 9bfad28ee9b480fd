package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
)

// A taking is the statement that gives the two results of a call, an answer
// and an error, to variables.
type taking struct {
	lhs    []ast.Expr
	assign *ast.AssignStmt // nil for var answer, err = call
}

// results makes the statement around call, which returns what next says from
// now on, fit that: nothing, an answer, an error, or an answer and an error.
func (rw *rewriter) results(call *ast.CallExpr, next *types.Tuple) outcome {
	old := rw.pass.TypesInfo.TypeOf(call.Fun).(*types.Signature).Results()
	same := types.Identical(old, next)
	switch {
	case same && (old.Len() < 2 || !rw.answers().Differs() && rw.replacement.Changes["query"] == ""), rw.dropped(call):
		return outcome{}
	case old.Len() != 2 || next.Len() == 0 || next.Len() > 2,
		!types.Identical(old.At(1).Type(), next.At(next.Len()-1).Type()):
		return refuse("the results change")
	}
	var answer types.Type
	if next.Len() == 2 {
		answer = next.At(0).Type()
	}
	if ret := rw.returned(call); ret != nil {
		if answer != nil {
			return refuse("it is returned as a whole and becomes a " + rw.typeString(answer))
		}
		return rw.follow(ret)
	}
	t, ok := rw.taking(call)
	if !ok {
		return refuse("the results are passed on as they are")
	}
	return together(
		func() outcome { return rw.unread(t.lhs[0], answer) },
		func() outcome { return rw.take(t, answer) },
	)
}

// taking finds the statement that takes the results of call.
func (rw *rewriter) taking(call *ast.CallExpr) (taking, bool) {
	if a := rw.assignment(call); a != nil {
		return taking{a.Lhs, a}, len(a.Lhs) == 2
	}
	spec, ok := code.Enclosing[*ast.ValueSpec](rw.Call.Func, call)
	if !ok || len(spec.Names) != 2 || len(spec.Values) != 1 || ast.Unparen(spec.Values[0]) != call || spec.Type != nil {
		return taking{}, false
	}
	return taking{[]ast.Expr{spec.Names[0], spec.Names[1]}, nil}, true
}

// take makes t take what comes: of the answer, if there is one, only that it
// is there.
func (rw *rewriter) take(t taking, answer types.Type) outcome {
	if answer != nil {
		return outcome{}
	}
	edits := code.Substitution(t.lhs[0].Pos(), t.lhs[1].Pos(), "")
	if t.assign != nil && t.assign.Tok == token.DEFINE && !rw.defines(t.lhs[1]) {
		edits = append(edits, code.Substitution(t.assign.TokPos, t.assign.TokPos+2, "=")...)
	}
	return outcome{edits: edits}
}

func (rw *rewriter) defines(e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name != "_" && rw.pass.TypesInfo.Defs[id] != nil
}

// unread makes sure that nothing reads the answer in the variable e. If none
// comes any more, statements that only use it up go.
func (rw *rewriter) unread(e ast.Expr, answer types.Type) outcome {
	if code.IsBlank(e) {
		return outcome{}
	}
	if !rw.defines(e) {
		return refuse("the answer is kept in " + types.ExprString(e))
	}
	var edits []analysis.TextEdit
	for _, use := range rw.uses(rw.pass.TypesInfo.Defs[e.(*ast.Ident)]) {
		without, ok := rw.undiscarded(use, answer)
		if !ok {
			return rw.refuseUse(use, answer)
		}
		edits = append(edits, without...)
	}
	return outcome{edits: edits}
}

// undiscarded removes the statement _ = use, unless an answer still comes. It
// fails if that is not all there is around use.
func (rw *rewriter) undiscarded(use *ast.Ident, answer types.Type) ([]analysis.TextEdit, bool) {
	stmt, ok := code.Enclosing[*ast.AssignStmt](rw.Call.Func, use)
	if !ok || len(stmt.Lhs) != 1 || !code.IsBlank(stmt.Lhs[0]) || stmt.Rhs[0] != ast.Expr(use) {
		return nil, false
	}
	if answer != nil {
		return nil, true
	}
	from, to, ok := rw.lines(stmt)
	return code.Substitution(from, to, ""), ok
}

// refuseUse says what is in the way of an answer that is used.
func (rw *rewriter) refuseUse(use *ast.Ident, answer types.Type) outcome {
	const here = "the answer is used here"
	if answer != nil {
		return rw.refuseAt(use, use.Name+" becomes a "+rw.typeString(answer), here)
	}
	if test := rw.comparedWithNil(use); test != nil {
		return rw.refuseAt(test, use.Name+" is compared with nil, and the successor sends nothing",
			"the error alone says now whether the call has succeeded")
	}
	return rw.refuseAt(use, "the successor does not send what is kept in "+use.Name, here)
}

func (rw *rewriter) refuseAt(n ast.Node, why, related string) outcome {
	return outcome{refusal: why, related: []analysis.RelatedInformation{{Pos: n.Pos(), End: n.End(), Message: related}}}
}

// comparedWithNil is the comparison of use with nil around it, or nil.
func (rw *rewriter) comparedWithNil(use *ast.Ident) *ast.BinaryExpr {
	b, ok := code.Enclosing[*ast.BinaryExpr](rw.Call.Func, use)
	if !ok || b.Op != token.EQL && b.Op != token.NEQ {
		return nil
	}
	if b.X == ast.Expr(use) && rw.isNil(b.Y) || b.Y == ast.Expr(use) && rw.isNil(b.X) {
		return b
	}
	return nil
}

// returned is the statement that returns the results of call, or nil.
func (rw *rewriter) returned(call *ast.CallExpr) *ast.ReturnStmt {
	stmt, _ := code.Enclosing[ast.Stmt](rw.Call.Func, call)
	ret, ok := stmt.(*ast.ReturnStmt)
	if !ok || ast.Unparen(ret.Results[0]) != call {
		return nil
	}
	return ret
}
