package httpcall

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// This file finds what has several names: what p.Add("a") returns may be p.

// names calls yield for the place that v is an address of and, where that is
// what a call returns of its arguments, for the place of the argument, as in
// c.SetTimeout(t).SetBaseURL(u).
//
// Known hole: what one name is given later is not seen by another one that was
// made before, as q in q := p.Add("a"); p.Add("b").
func (f *frame) names(v ssa.Value, yield func(root ssa.Value, path []string)) {
	root, path := address(v)
	for {
		yield(root, path)
		call, ok := root.(*ssa.Call)
		if !ok {
			return
		}
		view, ok := f.viewOf(call)
		if !ok {
			return
		}
		tail := path
		root, path = address(operands(call)[view.arg])
		path = slices.Concat(path, view.path, tail)
	}
}

// viewOf is the argument of call, or the field of one, that call returns.
func (f *frame) viewOf(call *ssa.Call) (operand, bool) {
	for _, t := range f.staticTargets(call) {
		if o, ok := views[f.name(t)]; ok {
			return o, true
		}
		if _, copied := same[f.name(t)]; !copied && returnsReceiver(t.obj) {
			return arg(0), true
		}
		if s := f.summaryOf(t); s != nil && s.view > 0 && s.view <= len(operands(call)) {
			return arg(s.view - 1), true
		}
	}
	return operand{}, false
}

// view is the number of the parameter, from 1 on, that f.fn returns a pointer
// to as its first result, whichever way it takes; 0 if there is none.
func (f *frame) view() int {
	if f.fn.Signature.Results().Len() == 0 {
		return 0
	}
	found := 0
	for _, b := range f.fn.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok || b == f.fn.Recover {
			continue
		}
		n := f.parameterOf(ret.Results[0])
		if n == 0 || found != 0 && n != found {
			return 0
		}
		found = n
	}
	return found
}

// parameterOf is the number of the parameter that v is another name of, or 0.
func (f *frame) parameterOf(v ssa.Value) int {
	if types.IsInterface(v.Type()) {
		return 0 // it is called through its method set: what it holds is not followed
	}
	if _, ok := v.Type().Underlying().(*types.Pointer); !ok {
		return 0
	}
	found := 0
	f.names(v, func(root ssa.Value, path []string) {
		found = 0
		if p, ok := root.(*ssa.Parameter); ok && len(path) == 0 && types.Identical(p.Type(), v.Type()) {
			found = slices.Index(f.fn.Params, p) + 1
		}
	})
	return found
}
