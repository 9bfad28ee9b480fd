package httpcall

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// This file makes and reads the requests of libraries.

// builtin models append on lists; the other builtins make no text.
func (f *frame) builtin(name string, call *ssa.Call) *expr {
	if name != "append" || len(call.Call.Args) != 2 {
		return mkUnknown(call.Type())
	}
	a, b := f.valueAt(call.Call.Args[0], call), f.valueAt(call.Call.Args[1], call)
	if isBytes(call.Type()) {
		return mkConcat(bytesText(a), bytesText(b))
	}
	return mkApply("elements", a, b)
}

func isBytes(t types.Type) bool {
	s, ok := t.Underlying().(*types.Slice)
	return ok && types.Identical(s.Elem().Underlying(), types.Typ[types.Byte])
}

// bytesText is the text of e, which may be a list of bytes.
func bytesText(e *expr) *expr {
	if e.kind != list {
		return e
	}
	chars := make([]*expr, len(e.args))
	for i, c := range e.args {
		chars[i] = char(c)
	}
	return mkConcat(chars...)
}

// newRequest is the request that a sink makes.
func newRequest(s sink, args []*expr) *expr {
	t := requestTypes[s.makes]
	u := s.url.eval(args)
	if t.parsed {
		u = mkURL(u)
	}
	return mkObject(nil, nil, nil).with(t.method, s.method.eval(args)).with(t.url, u)
}

// sent are the methods and URLs of the request e of type t: one for each of
// its alternatives, since a method and a URL belong together.
func sent(t requestType, e *expr) []request {
	if e.kind != union {
		m, u := sentOne(t, e)
		return []request{{m, u}}
	}
	var out []request
	for _, a := range e.args {
		out = append(out, sent(t, a)...)
	}
	return out
}

func sentOne(t requestType, e *expr) (method, url *expr) {
	method, url = e, e
	for _, p := range t.method {
		method = mkField(method, p)
	}
	for _, p := range t.url {
		url = mkField(url, p)
	}
	switch {
	case t.parsed:
		url = urlStringOr(url)
	case t.relative:
		url = mkConcat(anything, url)
	}
	return method, url
}

// requestTypeOf is the row of the request type that t is or points to.
func requestTypeOf(t types.Type) (requestType, bool) {
	n := typeName(t)
	if n == nil {
		return requestType{}, false
	}
	r, ok := requestTypes[fullName(n)]
	return r, ok
}
