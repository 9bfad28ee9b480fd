package httpcall

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// This file asks which writes reach an instruction.

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
	defined := -1
	if v, ok := r.root.(ssa.Instruction); ok && v.Block() == b && r.f.mem.pos[v] < n {
		defined = r.f.mem.pos[v]
	}
	for {
		w := r.f.mem.lastBefore(b, n, r.root, r.path)
		if w == nil || r.f.mem.pos[w.instr] < defined {
			break
		}
		e := r.f.written(w)
		for _, p := range r.path[len(w.path):] {
			e = mkField(e, p)
		}
		r.found = append(r.found, e)
		if !slices.Contains(w.path, anyElement) && !slices.Contains(r.path[:len(w.path)], anyElement) {
			return
		}
		n = r.f.mem.pos[w.instr]
	}
	if defined >= 0 {
		r.found = append(r.found, r.f.initial(r.root, r.path))
		return
	}
	if len(b.Preds) == 0 {
		r.found = append(r.found, r.f.initial(r.root, r.path))
	}
	preds := b.Preds
	if k := r.f.way(nil, b); k >= 0 {
		preds = preds[k : k+1]
	}
	for _, p := range preds {
		if !r.seen[p] {
			r.seen[p] = true
			r.walk(p, len(p.Instrs))
		}
	}
}

// lastBefore is the last write before instruction n of b that covers path.
func (m *memory) lastBefore(b *ssa.BasicBlock, n int, root ssa.Value, path []string) *write {
	var last *write
	for depth := range len(path) + 1 {
		ws := m.blocks[blockKey{b, root, depth}]
		i, _ := slices.BinarySearchFunc(ws, n, func(w *write, n int) int { return m.pos[w.instr] - n })
		for i--; i >= 0; i-- {
			if covers(ws[i].path, path) {
				if last == nil || m.pos[ws[i].instr] > m.pos[last.instr] {
					last = ws[i]
				}
				break
			}
		}
	}
	return last
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
