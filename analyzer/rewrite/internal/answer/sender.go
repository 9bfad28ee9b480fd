package answer

import (
	"fmt"
	"go/ast"
	"slices"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
)

// enterSender follows a function of the program that sends the request.
func (t *follower) enterSender(f *frame, call *ast.CallExpr, c *httpcall.Call) []value {
	fn := c.Callee.Origin()
	to, ok := t.targetOf(fn)
	if !ok {
		where := "in another package"
		if fn.Pkg() == t.Pass.Pkg {
			where = "and is implemented more than once"
		}
		t.note(call, fmt.Sprintf("%s takes the answer, %s", callName(fn), where), "look at what it does with the status and the body")
		return nil
	}
	if static := t.Callee(call); static != fn {
		to.many = true
	}
	return t.enterWith(f, call, to, t.sendsIn(to.decl, c))
}

// enterLiteral follows a function literal that sends the request.
func (t *follower) enterLiteral(f *frame, call *ast.CallExpr) []value {
	to, ok := t.target(f, call)
	sends := map[ast.Node]send{}
	if ok && to.lit != nil {
		ast.Inspect(to.lit.Body, func(n ast.Node) bool {
			if c, ok := n.(*ast.CallExpr); ok {
				if s, ok := t.sendAt(c); ok {
					sends[c] = s
				}
			}
			return true
		})
	}
	if len(sends) == 0 {
		t.note(call, t.nameOfCallee(call)+" sends the request", "look at what it does with the answer")
		return nil
	}
	return t.enterWith(f, call, to, sends)
}

// sendAt is the sending, or making, of a request by c, in a function literal:
// what those do is not listed among the calls of the package.
func (t *follower) sendAt(c *ast.CallExpr) (send, bool) {
	fn := t.Callee(c)
	if fn == nil || slices.ContainsFunc(c.Args, func(a ast.Expr) bool { return httpcall.AspectOf(t.info.TypeOf(a)) == httpcall.Request }) {
		return send{}, false
	}
	if t.Decls[fn] != nil {
		result, _ := t.Pass.ResultOf[httpcall.Analyzer].(*httpcall.Result)
		inner, ok := result.EndpointOf(fn)
		return send{call: &httpcall.Call{Callee: fn, Inner: inner}}, ok
	}
	for v := range fn.Signature().Results().Variables() {
		if httpcall.AspectOf(v.Type()) != httpcall.NoAspect && packageOf(v.Type()) == fn.Pkg() {
			return send{call: &httpcall.Call{}}, true
		}
	}
	return send{}, false
}

// sendsIn are the sends in d that send the request of c. Where d sends several
// it is those that may have its URL.
func (t *follower) sendsIn(d *ast.FuncDecl, c *httpcall.Call) map[ast.Node]send {
	result, _ := t.Pass.ResultOf[httpcall.Analyzer].(*httpcall.Result)
	all, like := map[ast.Node]send{}, map[ast.Node]send{}
	for _, in := range result.Calls {
		if in.Func != d {
			continue
		}
		all[in.Node] = send{call: in}
		if sameEndpoint(in.Endpoint, c.Inner) {
			like[in.Node] = send{call: in}
		}
	}
	if len(like) > 0 {
		return like
	}
	return all
}

func sameEndpoint(a, b httpcall.Endpoint) bool {
	return slices.Equal(a.Methods, b.Methods) && slices.EqualFunc(a.URLs, b.URLs, func(x, y httpcall.Pattern) bool {
		return x.String() == y.String()
	})
}
