package httpcall

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// This file finds the requests that a function makes and nothing known sends.

// from is st, the sending of the request v, moved to where v was made.
func (f *frame) from(v ssa.Value, st site, used map[ssa.Value]bool) site {
	f.origins(v, func(o ssa.Value) {
		used[o] = true
		if alloc, ok := o.(*ssa.Alloc); ok && alloc.Comment != "complit" && alloc.Comment != "new" {
			return // a variable, filled field by field: the call says more
		}
		if made, ok := o.(ssa.Instruction); ok {
			st.instr, st.callee = made, f.maker(made)
			st.base = f.baseAt(made)
		}
	})
	return st
}

// maker is the function, other than a library's, that made a request.
func (f *frame) maker(i ssa.Instruction) *types.Func {
	c, ok := i.(*ssa.Call)
	if !ok {
		return nil
	}
	for _, t := range f.targets(c) {
		if _, lib := sinks[f.name(t)]; !lib {
			return t.obj
		}
	}
	return nil
}

// origins calls yield for each call or literal that v, a request, may come from.
func (f *frame) origins(v ssa.Value, yield func(ssa.Value)) {
	seen := map[ssa.Value]bool{}
	var follow func(v ssa.Value)
	follow = func(v ssa.Value) {
		v, _ = address(v)
		if seen[v] {
			return
		}
		seen[v] = true
		switch x := v.(type) {
		case *ssa.Extract:
			follow(x.Tuple)
		case *ssa.Phi:
			for _, e := range x.Edges {
				follow(e)
			}
		case *ssa.Call:
			for _, t := range f.staticTargets(x) {
				if n, ok := same[f.name(t)]; ok {
					follow(operands(x)[n])
					return
				}
			}
			yield(x)
		case *ssa.Alloc:
			writes := f.memory().writes[x]
			for _, w := range writes {
				if st, ok := w.instr.(*ssa.Store); ok && len(w.path) == 0 {
					follow(st.Val)
				}
			}
			yield(x)
		}
	}
	follow(v)
}

// unsent are the requests made in f.fn that nothing known sends and that are
// not returned: they are given to an interface, a function value or a library
// that is not in the table, and so they count as sent where they are made, unless
// that is a handler.
func (f *frame) unsent(used map[ssa.Value]bool) []site {
	var out []site
	for _, b := range f.fn.Blocks {
		for _, instr := range b.Instrs {
			v, ok := instr.(ssa.Value)
			if !ok || used[v] {
				continue
			}
			switch v := v.(type) {
			case *ssa.Call:
				out = append(out, f.madeAt(v)...)
			case *ssa.Alloc:
				t, ok := requestTypeOf(v.Type())
				if use := f.lastUse(v, v); ok && use != nil && v.Comment == "complit" && !f.served(v) {
					for _, r := range sent(t, f.valueAt(v, use)) {
						out = append(out, site{instr: v, request: r})
					}
				}
			}
		}
	}
	return out
}

// returned are the requests made in f.fn and handed to its callers, who send
// them: they are no requests of the summary, but this is where they are built.
func (f *frame) returned() []site {
	var out []site
	for _, b := range f.fn.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok {
			continue
		}
		for _, r := range ret.Results {
			t, ok := requestTypeOf(r.Type())
			if !ok {
				continue
			}
			e := f.valueAt(r, ret)
			f.origins(r, func(o ssa.Value) {
				made, ok := o.(ssa.Instruction)
				if !ok || e.kind == unknown || f.maker(made) != nil {
					return
				}
				for _, r := range sent(t, e) {
					out = append(out, site{instr: made, request: r, built: true})
				}
			})
		}
	}
	return out
}

// madeAt is the request that call returns, if it returns one.
func (f *frame) madeAt(call *ssa.Call) []site {
	results := call.Call.Signature().Results()
	for i := range results.Len() {
		t, ok := requestTypeOf(results.At(i).Type())
		if !ok {
			continue
		}
		for _, tg := range f.staticTargets(call) {
			if _, ok := same[f.name(tg)]; ok {
				return nil
			}
		}
		var v ssa.Value = call
		if results.Len() > 1 {
			if v = extracted(call, i); v == nil {
				return nil
			}
		}
		use := f.lastUse(v, call)
		if use == nil || f.served(v) {
			return nil
		}
		e := f.valueAt(v, use)
		if e.kind == unknown {
			return nil // it comes from somewhere else, as from a pool
		}
		var out []site
		for _, r := range sent(t, e) {
			out = append(out, site{instr: call, callee: f.maker(call), request: r, base: f.baseAt(call)})
		}
		return out
	}
	return nil
}

// baseAt is what is known of a request from the function that instr calls to
// make it, whatever the arguments.
func (f *frame) baseAt(instr ssa.Instruction) request {
	call, ok := instr.(*ssa.Call)
	if !ok {
		return request{}
	}
	for _, tg := range f.staticTargets(call) {
		s := f.summaryOf(tg)
		if _, lib := sinks[f.name(tg)]; lib || s == nil {
			continue
		}
		for i, r := range s.results {
			if t, ok := requestTypeOf(resultType(call.Call.Signature(), i)); ok && r != nil {
				m, u := sentOne(t, r)
				return request{m, u}
			}
		}
	}
	return request{}
}

func extracted(call *ssa.Call, i int) ssa.Value {
	for _, r := range *call.Referrers() {
		if x, ok := r.(*ssa.Extract); ok && x.Index == i {
			return x
		}
	}
	return nil
}

// lastUse is the last call, in source order, that v is handed to, or where it is
// kept or sent through a channel, or nil.
func (f *frame) lastUse(v ssa.Value, not ssa.Instruction) ssa.Instruction {
	var last ssa.Instruction
	var visit func(v ssa.Value, depth int)
	visit = func(v ssa.Value, depth int) {
		if v.Referrers() == nil || depth > 4 {
			return
		}
		for _, r := range *v.Referrers() {
			switch r := r.(type) {
			case ssa.CallInstruction:
				if r != not && (last == nil || r.Pos() > last.Pos()) {
					last = r
				}
				if c, ok := r.(*ssa.Call); ok && f.isSame(c) {
					visit(c, depth+1)
				}
			case *ssa.MakeInterface, *ssa.Phi, *ssa.ChangeInterface, *ssa.ChangeType:
				visit(r.(ssa.Value), depth+1)
			case *ssa.Store:
				if r.Val == v {
					if last == nil {
						last = r
					}
					visit(r.Addr, depth+1)
				}
			case *ssa.Send, *ssa.Select, *ssa.MapUpdate:
				if last == nil {
					last = r
				}
			case *ssa.UnOp:
				visit(r, depth+1)
			}
		}
	}
	visit(v, 0)
	return last
}

func (f *frame) isSame(c *ssa.Call) bool {
	for _, t := range f.staticTargets(c) {
		if _, ok := same[f.name(t)]; ok {
			return true
		}
	}
	return false
}
