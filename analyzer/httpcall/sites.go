package httpcall

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// findSites lists the places in f.fn and its function literals where requests
// are sent, or made and handed to code that is not known.
func (f *frame) findSites() []site {
	var out []site
	used := map[ssa.Value]bool{} // requests whose sending is known, or the caller's business
	for _, b := range f.fn.Blocks {
		for _, instr := range b.Instrs {
			switch instr := instr.(type) {
			case ssa.CallInstruction:
				out = append(out, f.sitesAt(instr, used)...)
			case *ssa.Return:
				for _, r := range instr.Results {
					if _, ok := requestTypeOf(r.Type()); !ok {
						continue
					}
					f.origins(r, func(o ssa.Value) { used[o] = true })
				}
			}
		}
	}
	out = append(out, f.unsent(used)...)
	out = append(out, f.returned()...)
	for _, b := range f.fn.Blocks {
		for _, instr := range b.Instrs {
			if mc, ok := instr.(*ssa.MakeClosure); ok {
				out = append(out, f.captured(mc)...)
			}
		}
	}
	for _, anon := range f.fn.AnonFuncs {
		if len(anon.FreeVars) == 0 {
			out = append(out, f.inner(anon, nil, nil)...)
		}
	}
	return out
}

// captured are the sites in the function literal of c, with the variables that
// it captures.
func (f *frame) captured(c *ssa.MakeClosure) []site {
	fn := c.Fn.(*ssa.Function)
	if !f.maySend(fn) {
		return nil
	}
	var out []site
	for _, bindings := range f.bindingSets(c) {
		for _, args := range f.yielded(c) {
			out = append(out, f.inner(fn, args, bindings)...)
		}
	}
	return out
}

// inner are the sites in a function literal, seen from the function around it.
// What depends on the literal's own parameters is unknown here, unless args has
// them.
func (f *frame) inner(fn *ssa.Function, args, bindings []*expr) []site {
	if !f.maySend(fn) || f.summarize(fn) == nil {
		return nil
	}
	in := f.frameOf(fn)
	called := len(in.sites) > 0 && f.calls(fn)
	var out []site
	for _, s := range in.sites {
		if called && (s.method.hasParam() || s.url.hasParam()) {
			continue // sitesAt has it, with its arguments
		}
		s.method = substitute(s.method, args, bindings)
		s.url = substitute(s.url, args, bindings)
		out = append(out, s)
	}
	return out
}

// maySend reports whether fn has a call that could send a request: most
// function literals, as the handlers in tests, have none.
func (f *frame) maySend(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			call, ok := instr.(ssa.CallInstruction)
			if !ok {
				continue
			}
			if _, ok := call.Common().Value.(*ssa.Builtin); ok {
				continue
			}
			targets := f.staticTargets(call)
			if len(targets) == 0 {
				return true // a function value
			}
			for _, t := range targets {
				if t.obj == nil || f.index.isSender(t.obj) {
					return true
				}
			}
		}
	}
	return slices.ContainsFunc(fn.AnonFuncs, f.maySend)
}

// calls reports whether f.fn calls its function literal lit itself.
func (f *frame) calls(lit *ssa.Function) bool {
	for _, b := range f.fn.Blocks {
		for _, instr := range b.Instrs {
			if c, ok := instr.(ssa.CallInstruction); ok && c.Common().StaticCallee() == lit {
				return true
			}
		}
	}
	return false
}

func (e *expr) hasParam() bool {
	return e.kind == param || slices.ContainsFunc(e.args, (*expr).hasParam)
}

// sitesAt are the requests that call sends.
func (f *frame) sitesAt(call ssa.CallInstruction, used map[ssa.Value]bool) []site {
	var out []site
	for _, t := range f.targets(call) {
		if s, ok := sinks[f.name(t)]; ok {
			if s.makes != "" {
				continue
			}
			out = append(out, f.sinkSites(call, t, s, used)...)
			continue
		}
		if models[f.name(t)] != nil {
			continue
		}
		sum := f.summaryOf(t)
		if sum == nil || len(sum.requests) > maxRequests {
			continue
		}
		out = append(out, f.wrapperSites(call, t, sum, used)...)
	}
	return out
}

// sinkSites are the requests that a call of the library function s sends.
func (f *frame) sinkSites(call ssa.CallInstruction, t target, s sink, used map[ssa.Value]bool) []site {
	var out []site
	if s.request < 0 {
		for _, args := range f.argSets(call) {
			args = t.withReceiver(args)
			out = append(out, site{instr: call, request: request{s.method.eval(args), s.url.eval(args)}})
		}
		return out
	}
	n := s.request
	if t.receiver != nil {
		n--
	}
	v := operands(call)[n]
	rt, _ := requestTypeOf(v.Type())
	for _, r := range sent(rt, f.valueAt(v, call)) {
		out = append(out, f.from(v, site{instr: call, request: r}, used))
	}
	return out
}

// wrapperSites are the requests that the function t sends when called with the
// arguments of call.
func (f *frame) wrapperSites(call ssa.CallInstruction, t target, sum *summary, used map[ssa.Value]bool) []site {
	vals := operands(call)
	var out []site
	for _, r := range sum.requests {
		if t.obj == nil && t.fn != nil && t.fn.Parent() == f.fn && !r.method.hasParam() && !r.url.hasParam() {
			continue // a literal of this function: inner has it
		}
		made := -1 // the argument that is the request
		for i, v := range vals {
			if _, ok := requestTypeOf(v.Type()); ok && (mentions(r.url, i) || mentions(r.method, i)) {
				made = i
			}
		}
		for _, args := range f.argSets(call) {
			for _, args := range splitArg(args, made) {
				args = t.withReceiver(args)
				st := site{instr: call, callee: t.obj, base: r, generated: sum.generated}
				st.method = substitute(r.method, args, t.bindings)
				st.url = substitute(r.url, args, t.bindings)
				if made >= 0 {
					st = f.from(vals[made], st, used)
				}
				out = append(out, st)
			}
		}
	}
	return out
}

// splitArg is args once for each alternative of argument n.
func splitArg(args []*expr, n int) [][]*expr {
	if n < 0 || args[n].kind != union {
		return [][]*expr{args}
	}
	var out [][]*expr
	for _, alt := range args[n].args {
		set := slices.Clone(args)
		set[n] = alt
		out = append(out, set)
	}
	return out
}

func mentions(e *expr, n int) bool {
	if e.kind == param && e.n == n {
		return true
	}
	for _, a := range e.args {
		if mentions(a, n) {
			return true
		}
	}
	return false
}
