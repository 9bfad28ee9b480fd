package answer

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
)

// call follows a call: what it takes must be known not to matter there.
func (t *follower) call(f *frame, call *ast.CallExpr) {
	t.results(f, call)
	if x, _ := t.receiver(call); x != nil {
		t.receiverOf(f, call, x)
	} else if _, ok := ast.Unparen(call.Fun).(*ast.FuncLit); !ok {
		t.parts(f, call.Fun)
	}
	t.checkDecoding(f, call)
	t.markReporting(call)
	accept := t.accepts(f, call)
	for i, a := range call.Args {
		t.tuple(f, a)
		switch v := t.value(f, a); {
		case t.info.Types[a].IsType():
		case v.aspect == httpcall.NoAspect || accept(i, v):
			t.walk(f, a)
		case v.aspect == httpcall.Request:
			t.walk(f, a) // checkSent has to find who sends it
		default:
			t.handedTo(f, call, a, v)
		}
	}
}

// markReporting notes that calls whose results are reported report, too.
func (t *follower) markReporting(call *ast.CallExpr) {
	if !t.isReport(call) {
		return
	}
	for _, a := range call.Args {
		if c, ok := ast.Unparen(a).(*ast.CallExpr); ok {
			t.reporting[c] = true
		}
	}
}

// tuple notes that a, the only argument of a call, is several values some of
// which are of the answer.
func (t *follower) tuple(f *frame, a ast.Expr) {
	c, ok := ast.Unparen(a).(*ast.CallExpr)
	if !ok || t.info.Types[c.Fun].IsType() {
		return
	}
	if rs := t.results(f, c); len(rs) > 1 {
		for _, r := range rs {
			if t.leaks(r.aspect) {
				t.leak(f, a, r)
			}
		}
	}
}

// handedTo notes that the argument a, with the value v, is handed to a function
// that is not followed.
func (t *follower) handedTo(f *frame, call *ast.CallExpr, a ast.Expr, v value) {
	defer t.walk(f, a)
	fn := t.Callee(call)
	switch {
	case !t.leaks(v.aspect):
	case v.aspect == httpcall.Stream || v.aspect == httpcall.Content || v.aspect == httpcall.Decoded || fn == nil:
		t.leak(f, a, v)
	default:
		t.problem(a, fmt.Sprintf("%s gets the %s", callName(fn), aspectName[v.aspect]), "", "look at what it does there")
	}
}

var aspectName = map[httpcall.Aspect]string{
	httpcall.Response: "response", httpcall.Status: "status", httpcall.StatusLine: "status",
	httpcall.Length: "length of the body", lost: "answer", holder: "answer",
}

// nameOfCallee is what to call the function that call calls.
func (t *follower) nameOfCallee(call *ast.CallExpr) string {
	if fn := t.Callee(call); fn != nil {
		return callName(fn)
	}
	return types.ExprString(call.Fun)
}

// callName is the name of fn with that of its package or type.
func callName(fn *types.Func) string {
	if recv := fn.Signature().Recv(); recv != nil {
		t := types.TypeString(recv.Type(), func(*types.Package) string { return "" })
		return strings.TrimPrefix(t, "*") + "." + fn.Name()
	}
	if fn.Pkg() == nil {
		return fn.Name()
	}
	return fn.Pkg().Name() + "." + fn.Name()
}

// accepts says which arguments of call are taken care of.
func (t *follower) accepts(f *frame, call *ast.CallExpr) func(i int, v value) bool {
	fn := t.Callee(call)
	_, sends := f.sends[call]
	switch {
	case t.isReport(call):
		return func(i int, v value) bool {
			if t.leaks(v.aspect) && makesError(t.info.TypeOf(call.Args[i])) {
				return false // what is wrapped, or looked into, can be found again
			}
			return !t.isOutput(call) || !t.isBody(v.aspect) || v.aspect == httpcall.Response
		}
	case t.isFollowed(f, call):
		return func(int, value) bool { return true }
	case fn == nil:
		return func(int, value) bool { return false }
	}
	params := fn.Signature().Params()
	return func(i int, v value) bool {
		switch {
		case sends || t.handed[call]:
			return v.aspect == httpcall.Response || v.aspect == httpcall.Request
		case v.aspect == httpcall.Headers || v.aspect == httpcall.Text || v.aspect == httpcall.Aside:
			return true
		case v.aspect == httpcall.Stream && i < params.Len():
			return cannotRead(params.At(i).Type())
		}
		return false
	}
}

// makesError reports whether a value of type t is an error.
func makesError(t types.Type) bool {
	return types.Implements(t, types.Universe.Lookup("error").Type().Underlying().(*types.Interface))
}

// isFollowed reports whether it is known what call does with its arguments: it
// is judged by its results, or by the code that it calls.
func (t *follower) isFollowed(f *frame, call *ast.CallExpr) bool {
	if name, ok := t.builtin(call); ok {
		return endsIn[name]
	}
	if t.info.Types[call.Fun].IsType() {
		return true
	}
	if _, ok := t.target(f, call); ok {
		return true
	}
	if _, _, ok := t.membership(f, call); ok {
		return true
	}
	_, ok := t.rowOf(t.Callee(call))
	return ok
}

// endsIn are the builtin functions that hand on nothing of their arguments, but
// for len, whose result is known.
var endsIn = map[string]bool{"len": true, "cap": true, "close": true, "panic": true, "print": true, "println": true}

// cannotRead reports whether t is an interface without a method to read with.
func cannotRead(t types.Type) bool {
	iface, ok := t.Underlying().(*types.Interface)
	if !ok || iface.Empty() {
		return false
	}
	for m := range iface.Methods() {
		if m.Name() != "Close" {
			return false
		}
	}
	return true
}
