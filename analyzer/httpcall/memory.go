package httpcall

import (
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A memory lists the writes of one function through pointers, by the value the
// address is derived from: a local, a parameter, the result of a call.
type memory struct {
	built  bool
	writes map[ssa.Value][]*write
	at     map[ssa.Instruction][]*write
	pos    map[ssa.Instruction]int // index in its block
	read   map[readKey]*expr
}

// A write sets the field at path of what root points to.
type write struct {
	root  ssa.Value
	path  []string
	instr ssa.Instruction
	value func(*frame) *expr
}

func (m *memory) of(v ssa.Value) []*write {
	root, _ := address(v)
	return m.writes[root]
}

// address follows v back to the value it is derived from and the fields
// selected on the way. Loads do not count: pointers and pointees are one.
func address(v ssa.Value) (root ssa.Value, path []string) {
	for {
		switch x := v.(type) {
		case *ssa.FieldAddr:
			path = append(path, fieldName(x.X.Type(), x.Field))
			v = x.X
		case *ssa.IndexAddr:
			path = append(path, indexName(x.Index))
			v = x.X
		case *ssa.UnOp:
			if x.Op.String() != "*" {
				slices.Reverse(path)
				return v, path
			}
			v = x.X
		case *ssa.Slice:
			if x.Low != nil || isString(x.X.Type()) {
				slices.Reverse(path)
				return v, path
			}
			v = x.X
		case *ssa.ChangeType:
			v = x.X
		case *ssa.MakeInterface:
			v = x.X
		case *ssa.ChangeInterface:
			v = x.X
		default:
			slices.Reverse(path)
			return v, path
		}
	}
}

// memory returns the writes of f.fn, collecting them at first use.
func (f *frame) memory() *memory {
	m := &f.mem
	if m.built {
		return m
	}
	m.built = true
	m.writes = map[ssa.Value][]*write{}
	m.at = map[ssa.Instruction][]*write{}
	m.pos = map[ssa.Instruction]int{}
	m.read = map[readKey]*expr{}
	for _, b := range f.fn.Blocks {
		for i, instr := range b.Instrs {
			m.pos[instr] = i
			switch instr := instr.(type) {
			case *ssa.Store:
				root, path := address(instr.Addr)
				m.add(&write{root, path, instr, func(f *frame) *expr { return f.valueAt(instr.Val, instr) }})
			case *ssa.MakeClosure:
				m.capture(instr)
			case ssa.CallInstruction:
				for _, w := range f.effects(instr) {
					m.add(w)
				}
				for _, w := range f.optionEffects(instr) {
					m.add(w)
				}
			}
		}
	}
	return m
}

func (m *memory) add(w *write) {
	m.writes[w.root] = append(m.writes[w.root], w)
	m.at[w.instr] = append(m.at[w.instr], w)
}

// capture records that a closure which writes a captured variable may do so
// at any time after it was made.
func (m *memory) capture(c *ssa.MakeClosure) {
	fn := c.Fn.(*ssa.Function)
	for i, fv := range fn.FreeVars {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				st, ok := instr.(*ssa.Store)
				if !ok {
					continue
				}
				if r, path := address(st.Addr); r == fv && len(path) == 0 {
					root, _ := address(c.Bindings[i])
					m.add(&write{root, nil, c, func(*frame) *expr { return mkUnknown(st.Val.Type()) }})
				}
			}
		}
	}
}

// valueAt is the value of v as instruction at sees it: if v points to
// something, with the fields that were written by then.
func (f *frame) valueAt(v ssa.Value, at ssa.Instruction) *expr {
	switch v.(type) {
	case *ssa.Const, *ssa.Function, *ssa.Global:
		return f.value(v)
	}
	root, path := address(v)
	if len(f.memory().writes[root]) == 0 {
		return f.value(v)
	}
	return f.read(root, path, at)
}

// readAddr is what instruction at loads from addr.
func (f *frame) readAddr(addr ssa.Value, at ssa.Instruction) *expr {
	root, path := address(addr)
	return f.read(root, path, at)
}

// read is the field at path of what root points to, as instruction at sees it.
func (f *frame) read(root ssa.Value, path []string, at ssa.Instruction) *expr {
	writes := f.memory().writes[root]
	if len(writes) == 0 {
		return f.initial(root, path)
	}
	key := readKey{root, at, strings.Join(path, "\x00")}
	if e, ok := f.mem.read[key]; ok {
		return e
	}
	// Until it is known: what holds itself, as a client's services hold the
	// client, is unknown inside.
	f.mem.read[key] = &expr{kind: unknown, typ: root.Type(), loop: true, size: 1}
	e := f.readWrites(root, path, at, writes)
	f.mem.read[key] = e
	return e
}

type readKey struct {
	root ssa.Value
	at   ssa.Instruction
	path string
}

func (f *frame) readWrites(root ssa.Value, path []string, at ssa.Instruction, writes []*write) *expr {
	if n, ok := arrayLen(root, path); ok && n <= 64 {
		return f.readArray(root, path, n, at)
	}
	e := f.reaching(root, path, at)
	var done []string
	for _, w := range writes { // parts written on their own
		if len(w.path) <= len(path) || !slices.Equal(w.path[:len(path)], path) {
			continue
		}
		sub := w.path[len(path):]
		if key := strings.Join(sub, "\x00"); !slices.Contains(done, key) {
			done = append(done, key)
			e = e.with(sub, f.reaching(root, w.path, at))
		}
	}
	return e
}

func arrayLen(root ssa.Value, path []string) (int, bool) {
	if len(path) > 0 {
		return 0, false
	}
	p, ok := root.Type().Underlying().(*types.Pointer)
	if !ok {
		return 0, false
	}
	a, ok := p.Elem().Underlying().(*types.Array)
	if !ok {
		return 0, false
	}
	return int(a.Len()), true
}

func (f *frame) readArray(root ssa.Value, path []string, n int, at ssa.Instruction) *expr {
	elems := make([]*expr, n)
	for i := range elems {
		elems[i] = f.reaching(root, append(slices.Clone(path), "["+strconv.Itoa(i)+"]"), at)
	}
	return mkList(elems)
}

// initial is the field at path of root before any write.
func (f *frame) initial(root ssa.Value, path []string) *expr {
	e := f.value(root)
	for _, p := range path {
		e = mkField(e, p)
	}
	return e
}

// reaching is the union of the values that writes on the ways to at leave in
// the field at path.
func (f *frame) reaching(root ssa.Value, path []string, at ssa.Instruction) *expr {
	r := reacher{f: f, root: root, path: path, seen: map[*ssa.BasicBlock]bool{}}
	r.walk(at.Block(), f.mem.pos[at])
	if len(r.found) == 0 {
		return f.initial(root, path)
	}
	return mkUnion(r.found...)
}

// written is the value that w writes. A write that depends on itself, as in a
// loop, is unknown.
func (f *frame) written(w *write) *expr {
	if f.writing[w] {
		return again
	}
	f.writing[w] = true
	defer delete(f.writing, w)
	return w.value(f)
}

type reacher struct {
	f     *frame
	root  ssa.Value
	path  []string
	seen  map[*ssa.BasicBlock]bool
	found []*expr
}

// walk goes backwards from instruction n of b until a write settles the value.
func (r *reacher) walk(b *ssa.BasicBlock, n int) {
	if r.f.budget--; r.f.budget < 0 {
		r.found = append(r.found, anything)
		return
	}
	for i := n - 1; i >= 0; i-- {
		instr := b.Instrs[i]
		for _, w := range r.f.mem.at[instr] {
			if w.root == r.root && covers(w.path, r.path) {
				e := r.f.written(w)
				for _, p := range r.path[len(w.path):] {
					e = mkField(e, p)
				}
				r.found = append(r.found, e)
				if !slices.Contains(w.path, anyElement) {
					return
				}
			}
		}
		if v, ok := instr.(ssa.Value); ok && v == r.root {
			r.found = append(r.found, r.f.initial(r.root, r.path))
			return
		}
	}
	if len(b.Preds) == 0 {
		r.found = append(r.found, r.f.initial(r.root, r.path))
	}
	for _, p := range b.Preds {
		if !r.seen[p] {
			r.seen[p] = true
			r.walk(p, len(p.Instrs))
		}
	}
}

// covers reports whether a write to w also writes path.
func covers(w, path []string) bool {
	if len(w) > len(path) {
		return false
	}
	for i, p := range w {
		if p != path[i] && p != anyElement && path[i] != anyElement {
			return false
		}
	}
	return true
}
