package httpcall

import (
	"go/ast"
	"go/types"
	"sync"
)

// A Result is what is known of the requests of one package.
type Result struct {
	Calls []*Call // in source order

	mu       sync.Mutex // of analyzer
	analyzer *analyzer  // nil if the package sends nothing
}

// EndpointOf returns what is known of the request that fn, of this package or
// of one it imports, sends whatever it is called with. It returns false unless
// fn sends one kind of request.
func (r *Result) EndpointOf(fn *types.Func) (Endpoint, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.analyzer == nil {
		return Endpoint{}, false
	}
	s := r.analyzer.summaryOf(target{obj: fn})
	if s == nil || len(s.requests) != 1 {
		return Endpoint{}, false
	}
	return r.analyzer.endpoint(s.requests[0]), true
}

// A Call is a place in the source where a request is sent, or made to be sent.
type Call struct {
	Node     ast.Node      // the call, or the literal of the request
	Func     *ast.FuncDecl // the declaration around it; one made up for that of a package variable
	Endpoint               // with what is known at this place

	// Callee is the function of a program or SDK called here; nil if it is
	// the HTTP library itself or a function literal. Inner is what is known of
	// the request inside the callee or the literal, whatever it is called with.
	Callee    *types.Func
	Inner     Endpoint
	Made      bool // Callee returns the request; it is sent by this function
	Generated bool // Callee, or the literal, stands in a generated file

	Built bool // made here and returned: callers send it

	// Unresolved says in a word why nothing is known of the URL: "parameter",
	// "field" or "computed". It is empty if URLs is not.
	Unresolved string
}

// An Endpoint is where a request goes.
type Endpoint struct {
	Methods []string  // the methods it can have; nil if unknown
	URLs    []Pattern // the URLs it can have; nil if nothing of them is known
}
