package httpcall

import (
	"go/ast"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// callsIn are the sites of fn, declared by d, resolved.
func (a *analyzer) callsIn(fn *ssa.Function, d *ast.FuncDecl) []*Call {
	var out []*Call
	for _, s := range a.frameOf(fn).sites {
		if c := a.call(d, s); c != nil {
			out = append(out, c)
		}
	}
	return out
}

func (a *analyzer) call(d *ast.FuncDecl, s site) *Call {
	node := a.source.nodes[sitePos(s.instr)]
	if node == nil {
		return nil
	}
	c := &Call{Node: node, Func: d, Callee: s.callee, Built: s.built, Endpoint: a.endpoint(s.request)}
	if c.URLs == nil {
		c.Unresolved = s.url.cause()
	}
	if s.base.url == nil {
		return c
	}
	c.Inner, c.Generated = a.inner(s.base), s.generated
	if s.callee == nil {
		return c
	}
	if call, ok := s.instr.(ssa.CallInstruction); ok {
		c.URLs = a.keyed(call, c.URLs)
	}
	if sum := a.summaryOf(target{obj: s.callee}); sum != nil {
		c.Generated = sum.generated
		c.Made = sum.makesRequest(s.callee)
	}
	return c
}

// inner is the endpoint of r, a request of a summary. Those who send the
// requests of a client have thousands of callers, so it is resolved once.
func (a *analyzer) inner(r request) Endpoint {
	e, ok := a.endpoints[r]
	if !ok {
		e = a.endpoint(r)
		a.endpoints[r] = e
	}
	return e
}

func (a *analyzer) endpoint(r request) Endpoint {
	e := Endpoint{Methods: words(a.resolve(r.method)), URLs: patterns(a.resolve(r.url))}
	for i, m := range e.Methods {
		if m == "" {
			e.Methods[i] = "GET" // what net/http makes of it
		}
	}
	slices.Sort(e.Methods)
	e.Methods = slices.Compact(e.Methods)
	return e
}

// cause says in a word what e, of which nothing is known, depends on.
func (e *expr) cause() string {
	switch {
	case e.kind == field && e.ofRequest():
		return "parameter"
	case e.kind == field:
		return "field"
	case e.kind == param || e.kind == freevar:
		return "parameter"
	}
	why := "computed"
	for _, a := range e.args {
		switch a.cause() {
		case "parameter":
			return "parameter"
		case "field":
			why = "field"
		}
	}
	return why
}

// ofRequest reports whether the field e is one of a library's request that is a
// parameter, as in a RoundTripper that sends what it is given.
func (e *expr) ofRequest() bool {
	for e.kind == field {
		e = e.args[0]
	}
	if e.kind != param || e.typ == nil {
		return false
	}
	_, ok := requestTypeOf(e.typ)
	return ok
}
