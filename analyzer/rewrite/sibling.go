package rewrite

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// A sibling is a method of a client beside the one that is called, and the
// method that sends its request: itself as a rule, or one of the builder that
// it returns, as in client.Cancel(ctx, id).Execute().
type sibling struct {
	field   *types.Var // of the client's struct, if another one has the method
	method  *types.Func
	senders []*types.Func // called on the result, in turn; the last one sends
}

// sends is the method that sends the request.
func (s sibling) sends() *types.Func {
	if len(s.senders) == 0 {
		return s.method
	}
	return s.senders[len(s.senders)-1]
}

// name is what a person calls s.
func (s sibling) name() string {
	if s.field == nil {
		return s.method.Name()
	}
	return s.field.Name() + "." + s.method.Name()
}

// sibling edits a call of a client, a generated one as a rule, that has a
// method for each operation: it calls the method of the successor. It returns
// false if the call is none of that kind. The endpoints of the methods tell
// which one it is, so that any client will do, whatever its names are.
func (rw *rewriter) sibling() (outcome, bool) {
	call, ok := rw.Call.Node.(*ast.CallExpr)
	if !ok || !rw.callsClient() {
		return outcome{}, false
	}
	_, links := unchain(call)
	if len(links) == 0 {
		return refuse("the client's method is called as a value"), true
	}
	for i := len(links) - 1; i >= 0; i-- {
		if o, found := rw.siblingAt(links[i:], rw.beside(links[i:])); found {
			return o, true
		}
	}
	for i := len(links) - 1; i >= 0; i-- {
		if o, found := rw.siblingAt(links[i:], rw.inFields(links[i:])); found {
			return o, true
		}
	}
	return refuse("the client has no method for the successor"), true
}

// callsClient reports whether the callee is a method that sends the request
// whatever it is called with, and whose own literals are not for this module
// to edit.
func (rw *rewriter) callsClient() bool {
	f := rw.Call.Callee
	if f == nil || f.Signature().Recv() == nil {
		return false
	}
	if !rw.Call.Generated && httpcall.SameModule(rw.pass, f.Pkg().Path()) {
		return false
	}
	return rw.reaches(f, rw.Match.Operation)
}

// reaches reports whether f sends a request to op, and to nothing else.
func (rw *rewriter) reaches(f *types.Func, op *rule.Operation) bool {
	e, ok := rw.pass.ResultOf[httpcall.Analyzer].(*httpcall.Result).EndpointOf(f)
	if !ok || len(e.Methods) != 1 || len(e.URLs) == 0 {
		return false
	}
	return !slices.ContainsFunc(e.URLs, func(u httpcall.Pattern) bool {
		return !rw.Match.Reaches(op, e.Methods[0], u.String())
	})
}

// siblingAt makes links, the end of the chain, call one of all, if the
// successor is among them.
func (rw *rewriter) siblingAt(links []link, all []sibling) (outcome, bool) {
	called, ok := rw.pass.TypesInfo.Uses[links[0].sel.Sel].(*types.Func)
	successors := rw.leadingTo(rw.next, all)
	if !ok || len(successors) == 0 {
		return outcome{}, false
	}
	s, rival := inForm(called, rw.leadingTo(rw.Match.Operation, all), successors)
	if rival != nil {
		return refuse(s.name() + " and " + rival.name() + " both send the successor"), true
	}
	return together(
		func() outcome { return outcome{edits: renaming(links[0].sel, s)} },
		func() outcome { return rw.arguments(links, s) },
		func() outcome { return rw.siblingResults(links[len(links)-1].call, s.sends().Signature().Results()) },
	), true
}

// renaming makes sel name s.
func renaming(sel *ast.SelectorExpr, s sibling) []analysis.TextEdit {
	edits := replace(sel.Sel, s.method.Name())
	if s.field != nil {
		edits = append(edits, replace(ast.Unparen(sel.X).(*ast.SelectorExpr).Sel, s.field.Name())...)
	}
	return edits
}

// replace makes text of n, unless it reads so already.
func replace(n *ast.Ident, text string) []analysis.TextEdit {
	if n.Name == text {
		return nil
	}
	return code.Substitution(n.Pos(), n.End(), text)
}
