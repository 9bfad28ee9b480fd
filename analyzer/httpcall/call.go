package httpcall

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A target is what a call may run: a function declared somewhere, or a closure
// at hand.
type target struct {
	obj      *types.Func // nil for a function literal
	fn       *ssa.Function
	bindings []*expr
	receiver *expr // of a method value
}

// targets are the functions that call may run, as far as is known, and the
// arguments they get, receiver first.
func (f *frame) targets(call ssa.CallInstruction) []target {
	c := call.Common()
	if c.IsInvoke() {
		return []target{{obj: c.Method}}
	}
	if fn := c.StaticCallee(); fn != nil {
		if mc, ok := c.Value.(*ssa.MakeClosure); ok {
			return []target{targetOf(fn, f.bindings(mc))}
		}
		return []target{targetOf(fn, nil)}
	}
	if _, ok := c.Value.(*ssa.Builtin); ok {
		return nil
	}
	var out []target
	for _, a := range alternatives(f.value(c.Value)) {
		if a.kind == closure {
			out = append(out, targetOf(a.fn, a.args))
		}
	}
	return out
}

func targetOf(fn *ssa.Function, bindings []*expr) target {
	if o := fn.Origin(); o != nil {
		fn = o
	}
	obj, _ := fn.Object().(*types.Func)
	if obj != nil {
		obj = obj.Origin()
	}
	if obj != nil && len(fn.FreeVars) == 1 && len(bindings) == 1 { // a method value
		return target{obj: obj, receiver: bindings[0]}
	}
	return target{obj: obj, fn: fn, bindings: bindings}
}

// withReceiver puts the receiver of a method value in front of args.
func (t target) withReceiver(args []*expr) []*expr {
	if t.receiver == nil {
		return args
	}
	return append([]*expr{t.receiver}, args...)
}

// name is the name of t in the tables, "" for a function literal.
func (a *analyzer) name(t target) string {
	if t.obj == nil {
		return ""
	}
	return a.index.name(t.obj)
}

// args are the arguments of call, receiver first, as they are when it runs.
func (f *frame) args(call ssa.CallInstruction) []*expr {
	vals := operands(call)
	out := make([]*expr, len(vals))
	for i, v := range vals {
		if out[i] = f.valueAt(v, call); out[i].kind == unknown && out[i].typ == nil && !out[i].loop {
			out[i] = mkUnknown(v.Type())
		}
	}
	return out
}

// operands are the SSA values of the arguments of call, receiver first.
func operands(call ssa.CallInstruction) []ssa.Value {
	c := call.Common()
	if c.IsInvoke() {
		return append([]ssa.Value{c.Value}, c.Args...)
	}
	return c.Args
}

// result is result i of call.
func (f *frame) result(call *ssa.Call, i int) *expr {
	rs, ok := f.results[call]
	if !ok {
		rs = f.resultsOf(call)
		f.results[call] = rs
	}
	if i < len(rs) && rs[i] != nil {
		return rs[i]
	}
	return mkUnknown(resultType(call.Call.Signature(), i))
}

func resultType(sig *types.Signature, i int) types.Type {
	if i < sig.Results().Len() {
		return sig.Results().At(i).Type()
	}
	return nil
}

func (f *frame) resultsOf(call *ssa.Call) []*expr {
	if b, ok := call.Call.Value.(*ssa.Builtin); ok {
		return []*expr{f.builtin(b.Name(), call)}
	}
	ts := f.targets(call)
	if len(ts) == 0 || len(ts) > maxUnion {
		return nil
	}
	out := make([]*expr, call.Call.Signature().Results().Len())
	for _, t := range ts {
		for _, args := range f.argSets(call) {
			rs := f.callResults(t, args)
			for i := range out {
				r := mkUnknown(resultType(call.Call.Signature(), i))
				if i < len(rs) && rs[i] != nil {
					r = rs[i]
				}
				if out[i] != nil {
					r = mkUnion(out[i], r)
				}
				out[i] = r
			}
		}
	}
	return out
}

// callResults are the results of t called with args: from the tables, or from
// what is known of the function itself.
func (f *frame) callResults(t target, args []*expr) []*expr {
	args = t.withReceiver(args)
	name := f.name(t)
	if m := models[name]; m != nil {
		return []*expr{mkApply(name, args...)}
	}
	if r := f.libraryResult(t, args); r != nil {
		return []*expr{r}
	}
	if s, ok := sinks[name]; ok {
		if s.makes == "" {
			return nil
		}
		return []*expr{newRequest(s, args)}
	}
	s := f.summaryOf(t)
	if s == nil {
		return nil
	}
	out := make([]*expr, len(s.results))
	for i, r := range s.results {
		if r != nil {
			out[i] = substitute(r, args, t.bindings)
			if out[i].kind == object && out[i].typ == nil && t.obj != nil {
				o := *out[i]
				o.typ = resultType(t.obj.Signature(), i)
				out[i] = &o
			}
		}
	}
	return out
}

// effects are the writes that a call makes through its arguments.
func (f *frame) effects(call ssa.CallInstruction) []*write {
	vals := operands(call)
	var out []*write
	for _, t := range f.staticTargets(call) {
		if m, ok := mutators[f.name(t)]; ok && len(vals) > m.target {
			root, path := address(vals[m.target])
			out = append(out, &write{root, append(path[:len(path):len(path)], m.path...), call, func(f *frame) *expr {
				return m.value(f.args(call))
			}})
			continue
		}
		if parts, ok := setters[f.name(t)]; ok {
			out = append(out, f.setterWrites(call, parts)...)
			continue
		}
		s := f.summaryOf(t)
		if s == nil {
			continue
		}
		for _, w := range s.writes {
			if w.param >= len(vals) {
				continue
			}
			f.names(vals[w.param], func(root ssa.Value, path []string) {
				out = append(out, &write{root, slices.Concat(path, w.path), call, func(f *frame) *expr {
					return substitute(w.value, f.args(call), t.bindings)
				}})
			})
		}
	}
	return out
}

// staticTargets are the targets that need no evaluation to be known: effects
// are collected before anything can be evaluated.
func (f *frame) staticTargets(call ssa.CallInstruction) []target {
	c := call.Common()
	if c.IsInvoke() {
		return []target{{obj: c.Method}}
	}
	if fn := c.StaticCallee(); fn != nil {
		if _, ok := c.Value.(*ssa.MakeClosure); ok {
			return nil
		}
		return []target{targetOf(fn, nil)}
	}
	return nil
}
