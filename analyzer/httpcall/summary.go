package httpcall

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A summary is what a caller needs to know of a function, in terms of its
// parameters: the requests it sends, the values it returns, what it writes
// through pointers.
type summary struct {
	requests  []request
	results   []*expr // nil where nothing useful is known
	writes    []effect
	view      int  // the parameter that the first result is another name of, from 1 on; 0 if none
	generated bool // declared in a generated file
}

// A request is one that a function sends, itself or through functions it calls.
type request struct {
	method, url *expr
}

// An effect is a write to the field at path of what parameter param points to.
type effect struct {
	param int
	path  []string
	value *expr
}

// maxRequests bounds the requests of one summary. A function that sends more
// is a program of its own; its callers are told nothing.
const maxRequests = 16

// maxDepth bounds how far functions that are not yet evaluated are followed.
// Callees come before callers, so only a cycle of that many functions gets
// there.
const maxDepth = 200

// A site is a place in a function where a request is sent or made.
type site struct {
	instr  ssa.Instruction
	callee *types.Func // the wrapper or endpoint called there; nil for the library itself
	request
	base      request // what is known of the request without the arguments of this call
	built     bool    // made here, sent by a caller
	generated bool    // what is called is declared in a generated file
}

// summaryOf is the summary of t, or nil if nothing is known of it.
func (a *analyzer) summaryOf(t target) *summary {
	if t.fn != nil && t.fn.Blocks != nil && t.fn.Pkg == a.pkg {
		return a.summarize(t.fn)
	}
	if t.obj == nil {
		return nil
	}
	obj := t.obj.Origin()
	if impl := a.index.impls[obj]; impl != nil {
		obj = impl
	}
	if fn := a.prog.FuncValue(obj); fn != nil && fn.Pkg == a.pkg && fn.Blocks != nil {
		return a.summarize(fn)
	}
	if obj.Pkg() != a.pass.Pkg {
		return a.imported(obj)
	}
	if a.base != nil {
		return a.base.summaryOf(target{obj: obj})
	}
	return nil
}

// summarize evaluates fn once. A recursive call finds nothing yet, which makes
// what depends on it unknown.
func (a *analyzer) summarize(fn *ssa.Function) *summary {
	if s, ok := a.summaries[fn]; ok {
		return s
	}
	if a.depth > maxDepth {
		return nil
	}
	a.depth++
	defer func() { a.depth-- }()
	a.summaries[fn] = nil
	f := a.frameOf(fn)
	s := &summary{generated: a.index.generated(fn.Pos())}
	f.sites = f.findSites()
	for _, st := range f.sites {
		if !st.built {
			s.add(st.request)
		}
	}
	if a.base == nil || fn.Parent() != nil { // nobody calls a test
		s.results = f.returns()
		s.writes = f.outerWrites()
		s.view = f.view()
	}
	a.summaries[fn] = s
	return s
}

// add adds r unless it is there. Past the bound the summary stays as it is,
// which is too long for anybody to use.
func (s *summary) add(r request) {
	if len(s.requests) > maxRequests {
		return
	}
	for _, q := range s.requests {
		if q.method.String() == r.method.String() && q.url.String() == r.url.String() {
			return
		}
	}
	s.requests = append(s.requests, r)
}

func (a *analyzer) frameOf(fn *ssa.Function) *frame {
	f := a.frames[fn]
	if f == nil {
		f = newFrame(a, fn)
		a.frames[fn] = f
	}
	return f
}

func newFrame(a *analyzer, fn *ssa.Function) *frame {
	return &frame{
		analyzer: a, fn: fn, budget: 100000, tries: new(maxTries),
		memo: map[ssa.Value]*expr{}, busy: map[ssa.Value]bool{},
		writing: map[*write]bool{}, results: map[*ssa.Call][]*expr{},
	}
}

// returns are the results of f.fn over all its return statements.
func (f *frame) returns() []*expr {
	n := f.fn.Signature.Results().Len()
	out := make([]*expr, n)
	for _, b := range f.fn.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok || b == f.fn.Recover {
			continue
		}
		for i, r := range ret.Results {
			if f.failing(ret, i) {
				continue // the zero value beside an error
			}
			e := f.valueAt(r, ret)
			if out[i] != nil {
				e = mkUnion(out[i], e)
			}
			out[i] = e
		}
	}
	if e := f.decided(); e != nil {
		out[0] = e
	}
	for i, e := range out {
		if e != nil && !useful(e) {
			out[i] = nil
		}
	}
	return out
}

// failing reports whether result i of ret is a zero constant beside an error
// that is not nil: callers do not use it.
func (f *frame) failing(ret *ssa.Return, i int) bool {
	last := len(ret.Results) - 1
	if i == last || !types.Identical(ret.Results[last].Type(), types.Universe.Lookup("error").Type()) {
		return false
	}
	if e, ok := ret.Results[last].(*ssa.Const); ok && e.Value == nil {
		return false
	}
	c, ok := ret.Results[i].(*ssa.Const)
	if !ok {
		return false
	}
	e := f.constant(c)
	return c.Value == nil || e.kind == literal && (e.text == "" || e.text == "0")
}

// useful reports whether a caller learns anything from e.
func useful(e *expr) bool {
	switch e.kind {
	case literal, param, freevar, closure:
		return true
	}
	return slices.ContainsFunc(e.args, useful)
}

// outerWrites are the writes of f.fn through its parameters that last.
func (f *frame) outerWrites() []effect {
	ret := f.lastInstr()
	if ret == nil {
		return nil
	}
	var out []effect
	for i, p := range f.fn.Params {
		var done [][]string
		for _, w := range f.memory().writes[p] {
			if len(w.path) == 0 || slices.ContainsFunc(done, func(d []string) bool { return slices.Equal(d, w.path) }) {
				continue
			}
			done = append(done, w.path)
			if v := f.reaching(p, w.path, ret); useful(v) {
				out = append(out, effect{i, w.path, v})
			} else {
				out = append(out, effect{i, w.path, anything})
			}
		}
	}
	return out
}
