package httpcall

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// This file applies the rows of the libraries to calls. Requests are sent and
// made in call.go and sites.go; here are objects, setters and views.

func init() {
	models["below"] = below
	models["at"] = func(a []*expr) *expr { return mkConcat(a[1], mkApply("url.Path", a[0])) }
	models["append"] = func(a []*expr) *expr { return mkConcat(a[0], mkApply("strings.Join", a[1], mkText(""))) }
	models["path of"] = func(a []*expr) *expr { return mkConcat(mkApply("url.Origin", a[0]), a[1]) }
}

// below is the URL a[1] below the base URL a[0], if it is relative. What begins
// with something unknown can be either, and stays as it is.
func below(a []*expr) *expr {
	base, ref := a[0], a[1]
	switch first := parts(ref)[0]; {
	case first.kind != literal && first.symbolic:
		return nil
	case first.kind != literal, hasScheme(first.text), strings.HasPrefix(first.text, "//"):
		return ref
	}
	return joinSlash([]*expr{base, ref})
}

// fixedField is what the table says of the field called name of t, or nil.
func fixedField(t types.Type, name string) *expr {
	tn := typeName(t)
	if tn == nil || tn.Pkg() == nil || !libraries[tn.Pkg().Path()] {
		return nil
	}
	if text, ok := fields[fullName(tn)+"."+name]; ok {
		return mkText(text)
	}
	return nil
}

// libraryResult is what a library function that sends and makes no request
// returns, if a row says so.
func (f *frame) libraryResult(t target, args []*expr) *expr {
	name := f.name(t)
	if parts, ok := objects[name]; ok {
		return withParts(mkObject(nil, nil, nil), parts, args)
	}
	if n, ok := same[name]; ok && n < len(args) {
		return args[n]
	}
	if o, ok := views[name]; ok {
		return o.eval(args)
	}
	if parts, ok := setters[name]; ok {
		return withParts(args[0], parts, args)
	}
	if returnsReceiver(t.obj) {
		return args[0]
	}
	return nil
}

// withParts is e with parts set to their values.
func withParts(e *expr, parts []part, args []*expr) *expr {
	for _, p := range parts {
		e = e.with(p.path, p.value.eval(args))
	}
	return e
}

// returnsReceiver reports whether fn is a method of a fluent type that returns
// that type. Those without a row set headers and the like.
func returnsReceiver(fn *types.Func) bool {
	if fn == nil {
		return false
	}
	recv, results := fn.Signature().Recv(), fn.Signature().Results()
	if recv == nil || results.Len() != 1 {
		return false
	}
	tn := typeName(recv.Type())
	return tn != nil && fluent[fullName(tn)] && typeName(results.At(0).Type()) == tn
}

// setterWrites are the writes of a call of a setter, to its receiver.
func (f *frame) setterWrites(call ssa.CallInstruction, parts []part) []*write {
	var out []*write
	f.names(operands(call)[0], func(root ssa.Value, path []string) {
		for _, p := range parts {
			at := append(slices.Clone(path), p.path...)
			out = append(out, &write{root, at, call, func(f *frame) *expr { return p.value.eval(f.args(call)) }})
		}
	})
	return out
}
