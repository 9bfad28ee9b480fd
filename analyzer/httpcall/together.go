package httpcall

import (
	"maps"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// This file keeps together what a program chooses together: the method and the
// path that the cases of a switch set, or two fields of one entry of a table.
// Their values alone are two unions, which make requests that nobody sends. So
// the arguments of a call are evaluated once for each choice, as if it were
// made. The same helps where there are more choices than a union has members.

// A choice is a place where a function chooses: a block that is entered in one
// of several ways, or what selects one of the entries of a list or a map: an
// index, a look-up, a loop over a map.
type choice struct {
	at ssa.Value       // what selects, or nil
	in *ssa.BasicBlock // the block
	n  int             // of the ways or entries
}

// Bounds of the search.
const (
	maxChosen  = 2   // choices made at once
	maxTries   = 32  // frames of one function in which a choice was made in vain
	maxEntries = 64  // of one choice
	maxVisited = 100 // values looked through for choices
)

// argSets are the arguments of call, once for each way to choose several of
// them together.
func (f *frame) argSets(call ssa.CallInstruction) [][]*expr {
	return f.sets(call, operands(call), func(f *frame) []*expr { return f.args(call) })
}

// bindingSets are the variables that c captures, likewise.
func (f *frame) bindingSets(c *ssa.MakeClosure) [][]*expr {
	return f.sets(c, c.Bindings, func(f *frame) []*expr { return f.bindings(c) })
}

// sets are what eval makes of vals, once for each way to choose several of them
// together by the time of instruction at.
func (f *frame) sets(at ssa.Instruction, vals []ssa.Value, eval func(*frame) []*expr) [][]*expr {
	all := eval(f)
	n := ways(all...)
	if len(f.picked) == maxChosen || n == 1 && !f.isWide() {
		return [][]*expr{all}
	}
	for _, c := range f.choices(at, vals, n > 1) {
		if n == 1 && c.n <= maxUnion || *f.tries <= 0 {
			continue
		}
		var chosen []*frame
		sum, texts := 0, map[string]bool{}
		for k := range c.n {
			g := f.with(c, k)
			es := eval(g)
			sum += ways(es...)
			texts[mkList(es).String()] = true
			chosen = append(chosen, g)
		}
		if sum < n || c.n > maxUnion && len(texts) > 1 {
			var sets [][]*expr
			for _, g := range chosen {
				sets = append(sets, g.sets(at, vals, eval)...)
			}
			return sets
		}
		*f.tries -= c.n
	}
	return [][]*expr{all}
}

// ways is in how many ways the parts of es can be combined by those who do not
// know what was chosen together. That goes for the fields of one of several
// structs, too.
func ways(es ...*expr) int {
	n := 1
	for _, e := range es {
		switch {
		case e.kind == union:
			m := 0
			for _, a := range e.args {
				m += ways(a)
			}
			if n *= m; e.args[0].kind == object {
				n *= m
			}
		case e.kind == apply && tests[e.text] != nil:
			n *= ways(e.args[2]) + ways(e.args[3])
		case e.kind == object || e.kind == list:
			n *= ways(e.args...)
		}
		if n > 1000 {
			return 1000
		}
	}
	return n
}

// with is f with choice k of c made.
func (f *frame) with(c choice, k int) *frame {
	g := newFrame(f.analyzer, f.fn)
	g.budget = 10000
	g.tries = f.tries
	g.mem = *f.memory()
	g.mem.read = map[readKey]*expr{}
	g.picked = maps.Clone(f.picked)
	if g.picked == nil {
		g.picked = map[choice]int{}
	}
	g.picked[choice{at: c.at, in: c.in}] = k
	return g
}

// way is the choice made at v or in b, or -1.
func (f *frame) way(v ssa.Value, b *ssa.BasicBlock) int {
	if k, ok := f.picked[choice{at: v, in: b}]; ok {
		return k
	}
	return -1
}

// isWide reports whether f.fn has choices that a union may be too small for.
func (f *frame) isWide() bool {
	if f.wide == maybe {
		f.wide = no
		for _, b := range f.fn.Blocks {
			if len(b.Preds) > maxUnion || slices.ContainsFunc(b.Instrs, func(i ssa.Instruction) bool { return selector(i) != nil }) {
				f.wide = yes
			}
		}
	}
	return f.wide == yes
}

// selector is what selects an entry in instr, or nil.
func selector(instr ssa.Instruction) ssa.Value {
	switch i := instr.(type) {
	case *ssa.IndexAddr:
		return variable(i.Index)
	case *ssa.Index:
		return variable(i.Index)
	case *ssa.Lookup:
		if variable(i.Index) != nil && !isString(i.X.Type()) {
			return i
		}
	case *ssa.Next:
		if !i.IsString {
			return i
		}
	}
	return nil
}

func variable(v ssa.Value) ssa.Value {
	if _, ok := v.(*ssa.Const); ok {
		return nil
	}
	return v
}

// choices are those that vals may depend on: what selects entries first, then
// blocks, of which any before instruction at if all is set.
func (f *frame) choices(at ssa.Instruction, vals []ssa.Value, all bool) []choice {
	w := finder{f: f, seen: map[ssa.Value]bool{}}
	for _, v := range vals {
		w.visit(v)
	}
	if all {
		for b := at.Block(); b != nil; b = b.Idom() {
			w.block(b)
		}
	}
	slices.SortStableFunc(w.found, func(a, b choice) int {
		switch {
		case (a.at == nil) != (b.at == nil):
			return map[bool]int{true: 1, false: -1}[a.at == nil]
		case a.at != nil:
			return 0
		}
		return b.in.Index - a.in.Index
	})
	return w.found
}

// A finder looks for choices.
type finder struct {
	f     *frame
	seen  map[ssa.Value]bool
	found []choice
}

func (w *finder) visit(v ssa.Value) {
	instr, ok := v.(ssa.Instruction)
	if !ok || w.seen[v] || len(w.seen) > maxVisited {
		return
	}
	w.seen[v] = true
	w.note(instr)
	if alloc, ok := v.(*ssa.Alloc); ok {
		for _, wr := range w.f.memory().writes[alloc] {
			if st, ok := wr.instr.(*ssa.Store); ok {
				w.visit(st.Val)
			}
		}
	}
	for _, op := range instr.Operands(nil) {
		if *op != nil {
			w.visit(*op)
		}
	}
}

// note adds the choice that instr is or depends on.
func (w *finder) note(instr ssa.Instruction) {
	if p, ok := instr.(*ssa.Phi); ok {
		w.block(p.Block())
	}
	at := selector(instr)
	if at == nil {
		return
	}
	c := choice{at: at, n: len(w.f.container(instr).args)}
	if c.n > 1 && c.n <= maxEntries && w.f.way(at, nil) < 0 && !slices.ContainsFunc(w.found, func(d choice) bool { return d.at == at }) {
		w.found = append(w.found, c)
	}
}

func (w *finder) block(b *ssa.BasicBlock) {
	c := choice{in: b, n: len(b.Preds)}
	if c.n > 1 && c.n <= maxEntries && w.f.way(nil, b) < 0 && !slices.Contains(w.found, c) {
		w.found = append(w.found, c)
	}
}

// container is the list or map that instr selects an entry of.
func (f *frame) container(instr ssa.Instruction) *expr {
	e := anything
	switch i := instr.(type) {
	case *ssa.IndexAddr:
		e = f.valueAt(i.X, i)
	case *ssa.Index:
		e = f.value(i.X)
	case *ssa.Lookup:
		e = f.value(i.X)
	case *ssa.Next:
		e = f.value(i.Iter.(*ssa.Range).X)
	}
	if e.kind != list && e.kind != table {
		return anything
	}
	return e
}
