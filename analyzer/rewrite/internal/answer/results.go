package answer

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
)

// results are the values that call returns.
func (t *follower) results(f *frame, call *ast.CallExpr) []value {
	if list, of, ok := t.membership(f, call); ok {
		if of.aspect == httpcall.StatusLine {
			return []value{t.hasPart(t.Callee(call).FullName(), t.ofAspect(of.aspect), t.value(f, list[0].e))}
		}
		return []value{t.contains(list, of)} // edits change it
	}
	key := site{f, call}
	if r, ok := t.calls[key]; ok {
		return r
	}
	t.calls[key] = nil // what a recursive call returns
	r := t.resultsOf(f, call)
	t.calls[key] = r
	return r
}

func (t *follower) resultsOf(f *frame, call *ast.CallExpr) []value {
	if s, ok := f.sends[call]; ok {
		return t.send(f, call, s)
	}
	if name, ok := t.builtin(call); ok {
		return t.ofBuiltin(f, name, call)
	}
	if out, ok := t.methodOf(f, call); ok {
		return out
	}
	to, isTarget := t.target(f, call)
	if isTarget && to.lit != nil {
		return t.enter(f, call, to) // it sees the variables of f
	}
	taken := t.taken(f, call)
	if len(taken) == 0 {
		return nil
	}
	sends := slices.Contains(taken, httpcall.Request)
	row, ok := t.rowOf(t.Callee(call))
	switch {
	case ok && !sends:
		return t.ofRow(row, taken)
	case isTarget:
		return t.enter(f, call, to)
	case sends:
		return t.handOver(f, call)
	}
	return nil
}

func (t *follower) ofBuiltin(f *frame, name string, call *ast.CallExpr) []value {
	if name == "len" && t.value(f, call.Args[0]).aspect == httpcall.Content {
		return []value{t.ofAspect(httpcall.Length)}
	}
	return nil
}

// ofRow are the results of a function that takes taken. A text made of the body
// is as good as that.
func (t *follower) ofRow(row httpcall.AnswerFunc, taken []httpcall.Aspect) []value {
	out := make([]value, len(row.Results))
	for i, a := range row.Results {
		if a == httpcall.Text && slices.Contains(taken, httpcall.Content) {
			a = httpcall.Content
		}
		out[i] = t.ofAspect(a)
	}
	return out
}

// methodOf are the results of a method of a response, if call is one of them.
func (t *follower) methodOf(f *frame, call *ast.CallExpr) ([]value, bool) {
	x, name := t.receiver(call)
	if x == nil {
		return nil, false
	}
	v := t.value(f, x)
	switch v.aspect {
	case httpcall.Response:
		a, ok := httpcall.MemberAspect(t.info.TypeOf(x), name)
		return []value{t.ofAspect(a)}, ok
	case httpcall.Headers:
		return []value{t.ofAspect(httpcall.Headers)}, true
	}
	return nil, false
}

// receiver is x in the method call x.name(...), nil if call is none.
func (t *follower) receiver(call *ast.CallExpr) (x ast.Expr, name string) {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || t.info.Selections[sel] == nil {
		return nil, ""
	}
	return sel.X, sel.Sel.Name
}

// taken are the aspects that call takes, as receiver and as arguments.
func (t *follower) taken(f *frame, call *ast.CallExpr) []httpcall.Aspect {
	var out []httpcall.Aspect
	args := call.Args
	if x, _ := t.receiver(call); x != nil {
		args = append([]ast.Expr{x}, args...)
	}
	for _, a := range args {
		if v := t.value(f, a); v.aspect != httpcall.NoAspect && v.aspect != httpcall.Aside {
			out = append(out, v.aspect)
		}
	}
	return out
}

// byType are the results of call as their types tell: a request, or a response.
func (t *follower) byType(call *ast.CallExpr) []value {
	var out []value
	sig, ok := t.info.TypeOf(call.Fun).Underlying().(*types.Signature)
	if !ok {
		return nil
	}
	for v := range sig.Results().Variables() {
		out = append(out, t.ofAspect(httpcall.AspectOf(v.Type())))
	}
	return out
}

func hasAspect(list []value, a httpcall.Aspect) bool {
	return slices.ContainsFunc(list, func(v value) bool { return v.aspect == a })
}

// send are the results of a call that stands for the request.
func (t *follower) send(f *frame, call *ast.CallExpr, s send) []value {
	t.reached[call] = true
	if s.call == nil {
		t.sent = true
		return s.results
	}
	out := t.byType(call)
	if hasAspect(out, httpcall.Request) {
		return out
	}
	defer func() { t.sent = true }()
	switch fn := t.Callee(call); {
	case s.call.Callee != nil && !s.call.Generated:
		return t.enterSender(f, call, s.call)
	case fn == nil:
		return t.enterLiteral(f, call)
	default:
		if row, ok := httpcall.AnswerFuncOf(fn); ok && len(row.Results) > 0 {
			out = t.ofRow(row, nil)
		}
		t.fill(f, call)
	}
	return out
}

// fill binds the arguments of call that are a response to be filled in.
func (t *follower) fill(f *frame, call *ast.CallExpr) {
	for _, a := range call.Args {
		if httpcall.AspectOf(t.info.TypeOf(a)) == httpcall.Response {
			if id, ok := ast.Unparen(a).(*ast.Ident); ok {
				t.bind(f, id, t.ofAspect(httpcall.Response))
			} else {
				t.leak(f, a, t.ofAspect(httpcall.Response))
			}
		}
	}
}

// handOver are the results of call, which takes the request and is no function
// of this package: it sends it, returns it, or does something to it.
func (t *follower) handOver(f *frame, call *ast.CallExpr) []value {
	out := t.byType(call)
	fn := t.Callee(call)
	switch {
	case hasAspect(out, httpcall.Request):
		return out
	case fn != nil && t.sends(call, fn):
		t.sent = true
		t.handed[call] = true
		t.fill(f, call)
		return out
	case fn != nil && t.isSender(fn), hasAspect(out, httpcall.Response):
		t.note(call, t.nameOfCallee(call)+" sends the request", "look at what it does with the answer")
	}
	return nil
}

// isSender reports whether fn, of another package, is known to send a request.
func (t *follower) isSender(fn *types.Func) bool {
	result, _ := t.Pass.ResultOf[httpcall.Analyzer].(*httpcall.Result)
	_, ok := result.EndpointOf(fn)
	return ok
}

// sends reports whether fn is a function of an HTTP library that sends what it
// takes, or the method of an interface that stands for one.
func (t *follower) sends(call *ast.CallExpr, fn *types.Func) bool {
	var request *types.Package
	response := types.Type(nil)
	for _, a := range call.Args {
		switch httpcall.AspectOf(t.info.TypeOf(a)) {
		case httpcall.Request:
			request = packageOf(t.info.TypeOf(a))
		case httpcall.Response:
			response = t.info.TypeOf(a)
		}
	}
	for v := range fn.Signature().Results().Variables() {
		if httpcall.AspectOf(v.Type()) == httpcall.Response {
			response = v.Type()
		}
	}
	if request == nil || response == nil {
		return false
	}
	if _, ok := httpcall.AnswerFuncOf(fn); ok || fn.Pkg() == request {
		return true
	}
	recv := fn.Signature().Recv()
	return recv != nil && httpcall.IsClient(recv.Type(), response)
}

func packageOf(t types.Type) *types.Package {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	if n, ok := types.Unalias(t).(*types.Named); ok {
		return n.Obj().Pkg()
	}
	return nil
}
