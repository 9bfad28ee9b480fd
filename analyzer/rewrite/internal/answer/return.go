package answer

import (
	"go/constant"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
)

// join notes that f returns list.
func (t *follower) join(f *frame, list []value) {
	for i, v := range list {
		r := &f.results[i]
		r.aspect = t.stronger(r.aspect, v.aspect)
		if t.live&oldRuns != 0 {
			r.was, r.hasWas = merge(r.was, v.was, r.hasWas), true
		}
		if t.live&nextRuns != 0 {
			r.is, r.hasIs = merge(r.is, v.is, r.hasIs), true
		}
		if t.live == nextRuns && v.is == nil && !isError(f.params.Results().At(i).Type()) {
			r.aspect = lost
		}
	}
}

// stronger is the one of two aspects of a variable, or of a result, that
// matters more.
func (t *follower) stronger(a, b httpcall.Aspect) httpcall.Aspect {
	if a == httpcall.NoAspect || b == lost || t.leaks(b) && !t.leaks(a) {
		return b
	}
	return a
}

// merge is what is known of a result that is one of two values.
func merge(a, b constant.Value, both bool) constant.Value {
	if !both || agree(a, b) {
		return b
	}
	return nil
}

// values are the results of f.
func (f *frame) values() []value {
	out := make([]value, len(f.results))
	for i, r := range f.results {
		out[i] = r.value
	}
	return out
}
