package httpcall

import (
	"fmt"
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
	paths  map[ssa.Value][][]string // distinct paths of writes
	blocks map[blockKey][]*write    // in the order of the block
	known  map[string]bool
	pos    map[ssa.Instruction]int // index in its block
	read   map[readKey]*expr
}

type blockKey struct {
	block *ssa.BasicBlock
	root  ssa.Value
	depth int // length of the path
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
	return addressBy(v, indexName)
}

// addressBy is address with the names that name gives to indexes.
func addressBy(v ssa.Value, name func(ssa.Value) string) (root ssa.Value, path []string) {
	for {
		switch x := v.(type) {
		case *ssa.FieldAddr:
			path = append(path, fieldName(x.X.Type(), x.Field))
			v = x.X
		case *ssa.IndexAddr:
			path = append(path, name(x.Index))
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
	m.paths = map[ssa.Value][][]string{}
	m.known = map[string]bool{}
	m.blocks = map[blockKey][]*write{}
	m.pos = map[ssa.Instruction]int{}
	m.read = map[readKey]*expr{}
	for _, b := range f.fn.Blocks {
		for i, instr := range b.Instrs {
			switch instr.(type) {
			case *ssa.FieldAddr, *ssa.IndexAddr, *ssa.MakeInterface, *ssa.BinOp, *ssa.Convert, *ssa.ChangeType:
				// never asked for: they read no memory and point to nothing new
			default:
				m.pos[instr] = i
			}
		}
	}
	for _, b := range f.fn.Blocks {
		for _, instr := range b.Instrs {
			switch instr := instr.(type) {
			case *ssa.Store:
				root, path := address(instr.Addr)
				m.add(&write{root, path, instr, func(f *frame) *expr { return f.stored(instr) }})
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
	for _, ws := range m.blocks {
		// Calls of options are entered at the head of their loop.
		slices.SortStableFunc(ws, func(a, b *write) int { return m.pos[a.instr] - m.pos[b.instr] })
	}
	return m
}

func (m *memory) add(w *write) {
	m.writes[w.root] = append(m.writes[w.root], w)
	if k := fmt.Sprintf("%p %q", w.root, w.path); !m.known[k] {
		m.known[k] = true
		m.paths[w.root] = append(m.paths[w.root], w.path)
	}
	key := blockKey{w.instr.Block(), w.root, len(w.path)}
	m.blocks[key] = append(m.blocks[key], w)
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
	root, path := addressBy(v, f.entry)
	if len(f.memory().writes[root]) == 0 {
		return f.value(v)
	}
	return f.read(root, path, at)
}

// readAddr is what instruction at loads from addr.
func (f *frame) readAddr(addr ssa.Value, at ssa.Instruction) *expr {
	root, path := addressBy(addr, f.entry)
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
	e := f.readWrites(root, path, at)
	f.mem.read[key] = e
	return e
}

type readKey struct {
	root ssa.Value
	at   ssa.Instruction
	path string
}

func (f *frame) readWrites(root ssa.Value, path []string, at ssa.Instruction) *expr {
	if n, ok := arrayLen(root); ok && n <= 64 {
		switch {
		case len(path) == 0:
			return f.readArray(root, n, at)
		case path[0] == anyElement:
			return f.readAny(root, path[1:], n, at)
		}
	}
	e := f.reaching(root, path, at)
	for _, p := range f.mem.paths[root] { // parts written on their own
		if len(p) > len(path) && slices.Equal(p[:len(path)], path) {
			e = e.with(p[len(path):], f.reaching(root, p, at))
		}
	}
	return e
}

func arrayLen(root ssa.Value) (int, bool) {
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

func (f *frame) readArray(root ssa.Value, n int, at ssa.Instruction) *expr {
	elems := make([]*expr, n)
	for i := range elems {
		elems[i] = f.reaching(root, []string{elementName(i)}, at)
	}
	return mkList(elems)
}

// readAny is the field at path of any of the n elements of root.
func (f *frame) readAny(root ssa.Value, path []string, n int, at ssa.Instruction) *expr {
	elems := make([]*expr, n)
	for i := range elems {
		elems[i] = f.read(root, append([]string{elementName(i)}, path...), at)
	}
	return mkUnion(elems...)
}

func elementName(i int) string { return "[" + strconv.Itoa(i) + "]" }

// initial is the field at path of root before any write.
func (f *frame) initial(root ssa.Value, path []string) *expr {
	e := f.value(root)
	for _, p := range path {
		e = mkField(e, p)
	}
	return e
}
