package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
)

// chain edits a chain of request builders. It returns false if the call is no
// such chain.
func (rw *rewriter) chain() (outcome, bool) {
	call, ok := rw.Call.Node.(*ast.CallExpr)
	if !ok || !rw.endsChain() {
		return outcome{}, false
	}
	if rw.Call.Made {
		return refuse("the request is made here and sent by other means"), true
	}
	s, stop := rw.chainOf(call).spell(rw.runs)
	if stop != nil {
		return refuse(rw.heldIn(ast.Unparen(stop))), true
	}
	o := rw.moveChain(s, call)
	if o.refusal == "" && !rw.alone {
		o = rw.accompany(o, rw.holders(s))
	}
	return o, true
}

// moveChain edits the chain s, which ends in call.
func (rw *rewriter) moveChain(s spelling, call *ast.CallExpr) outcome {
	for _, r := range rw.runs {
		if i := slices.IndexFunc(r.new, func(s string) bool { return strings.Contains(s, "(") }); i >= 0 {
			return refuse("the successor takes arguments: " + r.new[i])
		}
	}
	w := rw.walk(s)
	if w == nil {
		return refuse("the SDK has no builders for " + rw.next.Path)
	}
	return together(
		func() outcome { return rw.respell(s, w.names) },
		func() outcome { return rw.chainArguments(call, w.verb.Signature()) },
		func() outcome { return rw.results(call, w.verb.Signature().Results()) },
	)
}

// respell makes the links of s call the methods called names. The first name
// may stand for several calls, so that the layout of the others stays.
func (rw *rewriter) respell(s spelling, names [][]string) outcome {
	var edits []analysis.TextEdit
	for i, links := range s.runs {
		next := names[i]
		for len(links) > len(next) {
			from, to := links[0].sel.X.End(), links[0].call.End()
			if rw.comment(from, to) {
				return refuse("a comment stands in the chain")
			}
			edits = append(edits, code.Substitution(from, to, "")...)
			links = links[1:]
		}
		first := len(next) - len(links)
		edits = append(edits, replace(links[0].sel.Sel, strings.Join(next[:first+1], "()."))...)
		for j, l := range links[1:] {
			edits = append(edits, replace(l.sel.Sel, next[first+1+j])...)
		}
	}
	return outcome{edits: edits}
}

// comment reports whether a comment stands in the given range.
func (rw *rewriter) comment(from, to token.Pos) bool {
	for _, group := range code.File(rw.pass, from).Comments {
		if from < group.End() && group.Pos() < to {
			return true
		}
	}
	return false
}

// heldIn says why the builder that e yields is none of the client's: it is
// held or made elsewhere.
func (rw *rewriter) heldIn(e ast.Expr) string {
	switch n := e.(type) {
	case *ast.Ident:
		v := rw.localVar(n)
		switch {
		case v == nil:
			return "the builder " + n.Name + " is a variable of the package"
		case rw.reassigned(v):
			return n.Name + " holds one builder after the other"
		}
		return "the builder " + n.Name + " is not made from the client here"
	case *ast.SelectorExpr:
		if rw.pass.TypesInfo.Selections[n] != nil {
			return "the builder " + n.Sel.Name + " is kept in a field"
		}
	case *ast.CallExpr:
		return rw.calledIn(n)
	}
	return "the builder is not made from the client here"
}

// calledIn is heldIn for a call.
func (rw *rewriter) calledIn(call *ast.CallExpr) string {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return "the builder comes from " + types.ExprString(call.Fun)
	}
	if types.Identical(rw.pass.TypesInfo.TypeOf(sel.X), rw.pass.TypesInfo.TypeOf(call)) {
		return sel.Sel.Name + " puts another URL in the place of the path"
	}
	return "the builder comes from " + sel.Sel.Name
}
