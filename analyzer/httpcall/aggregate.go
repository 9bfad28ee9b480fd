package httpcall

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// This file evaluates slices, maps, closures and package variables.

// slice is x[low:high]: all of an array or slice, or a tail of a string.
func (f *frame) slice(v *ssa.Slice) *expr {
	if isString(v.X.Type()) {
		bound := func(b ssa.Value) *expr {
			if b == nil {
				return mkText("")
			}
			return f.value(b)
		}
		return mkApply("slice", f.value(v.X), bound(v.Low), bound(v.High))
	}
	if isBytes(v.Type()) && v.Low == nil && v.High != nil && isZero(v.High) {
		return mkText("") // as made, with a capacity
	}
	if v.Low == nil && v.High == nil {
		return f.valueAt(v.X, v)
	}
	return mkUnknown(v.Type())
}

// indexName names an element for mkField: "[2]", or "[*]" if any of them.
func indexName(i ssa.Value) string {
	if c, ok := i.(*ssa.Const); ok && c.Value != nil {
		return elementName(int(c.Int64()))
	}
	return anyElement
}

const anyElement = "[*]"

// entry is indexName where an index may be chosen.
func (f *frame) entry(i ssa.Value) string {
	if k := f.way(i, nil); k >= 0 {
		return elementName(k)
	}
	return indexName(i)
}

// makeMap is a map whose keys are written once each, as in a literal.
func (f *frame) makeMap(v *ssa.MakeMap) *expr {
	m := expr{kind: table, typ: v.Type()}
	for _, r := range *v.Referrers() {
		switch u := r.(type) {
		case *ssa.MapUpdate:
			key := f.value(u.Key)
			if u.Map != v || key.kind != literal {
				return mkUnknown(v.Type())
			}
			m.names = append(m.names, key.text)
			m.args = append(m.args, f.value(u.Value))
		case *ssa.Lookup, *ssa.Range, *ssa.DebugRef, *ssa.Store, *ssa.Return:
		default:
			return mkUnknown(v.Type()) // it may be written elsewhere
		}
	}
	return node(m)
}

func (f *frame) lookup(v *ssa.Lookup) *expr {
	if isString(v.X.Type()) {
		return mkUnknown(v.Type())
	}
	m, key := f.value(v.X), f.value(v.Index)
	if m.kind != table {
		return mkUnknown(v.Type())
	}
	if key.kind == param && isString(v.Type()) && f.way(v, nil) < 0 {
		return mkApply("entry", m, key)
	}
	if ks := words(key); ks != nil {
		var alts []*expr
		for _, k := range ks {
			if e := m.named(k); e != nil {
				alts = append(alts, e)
			}
		}
		if len(alts) > 0 {
			return mkUnion(alts...)
		}
	}
	return f.one(v, m.args)
}

// one is the one of entries that v selects.
func (f *frame) one(v ssa.Value, entries []*expr) *expr {
	if k := f.way(v, nil); k >= 0 && k < len(entries) {
		return entries[k]
	}
	return mkUnion(entries...)
}

// ranged is a key or a value of the map that a loop is over.
func (f *frame) ranged(loop *ssa.Next, v *ssa.Extract) *expr {
	m := f.container(loop)
	switch {
	case m.kind != table || v.Index == 0 || len(m.args) == 0:
		return mkUnknown(v.Type())
	case v.Index == 2:
		return f.one(loop, m.args)
	}
	keys := make([]*expr, len(m.names))
	for i, k := range m.names {
		keys[i] = mkText(k)
	}
	return f.one(loop, keys)
}

// closure is the function value fn.
func (f *frame) closure(fn *ssa.Function, bindings []*expr) *expr {
	var sum *summary
	if fn.Pkg == f.pkg && fn.Blocks != nil {
		sum = f.summarize(fn)
	}
	return mkClosure(fn, sum, bindings)
}

// bindings are the values of the variables that a closure captures. A variable
// written more than once can have any of its values when the closure runs.
func (f *frame) bindings(c *ssa.MakeClosure) []*expr {
	out := make([]*expr, len(c.Bindings))
	for i, b := range c.Bindings {
		writes := f.memory().of(b)
		var alts []*expr
		for _, w := range writes {
			if len(w.path) == 0 {
				alts = append(alts, f.written(w))
			}
		}
		if len(alts) > 1 {
			out[i] = mkUnion(alts...)
		} else {
			out[i] = f.valueAt(b, c)
		}
	}
	return out
}

// global is the value a package variable is given at its declaration, if
// nothing in its package writes it again.
func (f *frame) global(g *ssa.Global) *expr {
	t := g.Type().Underlying().(*types.Pointer).Elem()
	if g.Pkg != f.pkg || g.Object() == nil || f.index.written[g.Object()] {
		return mkUnknown(t)
	}
	if e, ok := f.globals[g]; ok {
		return e
	}
	f.globals[g] = mkUnknown(t) // while it is being evaluated
	init := f.frameOf(f.pkg.Func("init"))
	for _, w := range init.memory().of(g) {
		if len(w.path) == 0 {
			f.globals[g] = init.written(w)
		}
	}
	if ret := init.lastInstr(); ret != nil && len(init.memory().of(g)) > 1 {
		f.globals[g] = init.read(g, nil, ret)
	}
	return f.globals[g]
}

func (f *frame) lastInstr() ssa.Instruction {
	for _, b := range f.fn.Blocks {
		if n := len(b.Instrs); n > 0 {
			if r, ok := b.Instrs[n-1].(*ssa.Return); ok {
				return r
			}
		}
	}
	return nil
}
