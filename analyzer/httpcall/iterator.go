package httpcall

import "golang.org/x/tools/go/ssa"

// This file is about loops over the iterators of slices and maps. The body of
// such a loop is a function that the iterator calls; an iterator is the list of
// what it yields.

var iteratorModels = map[string]model{
	"slices.Values":  listed,
	"slices.All":     listed,
	"slices.Collect": listed,
	"slices.Sorted":  listed,
	"maps.Values":    listed,
	"maps.Keys":      keysOf,
}

// listed is the list of the elements of a list or of the values of a map.
func listed(a []*expr) *expr {
	switch a[0].kind {
	case list:
		return a[0]
	case table:
		return mkList(a[0].args)
	}
	return orWait(a[0])
}

// keysOf is the list of the keys of a map.
func keysOf(a []*expr) *expr {
	if a[0].kind != table {
		return orWait(a[0])
	}
	keys := make([]*expr, len(a[0].names))
	for i, k := range a[0].names {
		keys[i] = mkText(k)
	}
	return mkList(keys)
}

// yielded are the arguments that the iterator which c is handed to calls it
// with, one list for each element; one empty list if that is not known.
func (f *frame) yielded(c *ssa.MakeClosure) [][]*expr {
	fn := c.Fn.(*ssa.Function)
	for _, r := range *c.Referrers() {
		call, ok := r.(*ssa.Call)
		if !ok || call.Call.IsInvoke() || len(call.Call.Args) != 1 || call.Call.Args[0] != c {
			continue
		}
		elems := f.value(call.Call.Value)
		if elems.kind != list || len(elems.args) == 0 || len(elems.args) > maxEntries {
			continue
		}
		sets := make([][]*expr, len(elems.args))
		for i, e := range elems.args {
			sets[i] = make([]*expr, len(fn.Params))
			for j := range fn.Params {
				sets[i][j] = anything // an index or a key
			}
			sets[i][len(fn.Params)-1] = e
		}
		return sets
	}
	return [][]*expr{nil}
}
