package httpcall

import (
	"strconv"

	"golang.org/x/tools/go/ssa"
)

// This file is about tables of names that a parameter selects from: the entry
// waits for the caller.

func init() { models["entry"] = entryOf }

// indexed is the text that load reads from a table of texts at an index that is
// a parameter, or nil if it reads anything else.
func (f *frame) indexed(load *ssa.UnOp) *expr {
	elem, ok := load.X.(*ssa.IndexAddr)
	if !ok || !isString(load.Type()) || f.way(elem.Index, nil) >= 0 {
		return nil
	}
	key := f.value(elem.Index)
	if key.kind != param {
		return nil
	}
	if l := f.valueAt(elem.X, load); l.kind == list {
		return mkApply("entry", l, key)
	}
	return nil
}

// entryOf is the entry of the list or table a[0] that the key a[1] selects, any
// of them if the key is unknown.
func entryOf(a []*expr) *expr {
	from, key := a[0], a[1]
	switch {
	case from.symbolic && from.kind != list && from.kind != table, key.kind != literal && key.symbolic:
		return nil
	case key.kind == literal && from.kind == table:
		if e := from.named(key.text); e != nil {
			return e
		}
	case key.kind == literal:
		if i, err := strconv.Atoi(key.text); err == nil && 0 <= i && i < len(from.args) {
			return from.args[i]
		}
	}
	return mkUnion(from.args...)
}
