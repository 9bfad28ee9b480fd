package httpcall

import "go/types"

// TextFlow says what a function of a library makes of the texts that it is
// given: whether its result has them, and which argument it writes them to,
// the receiver counting as the first, or -1. Of functions that are in no table
// it knows neither.
func TextFlow(fn *types.Func) (result bool, into int) {
	name := fn.FullName()
	if m, ok := mutators[name]; ok {
		return false, m.target
	}
	if _, ok := setters[name]; ok {
		return true, 0
	}
	_, isView := views[name]
	_, isSame := same[name]
	return models[name] != nil || objects[name] != nil || isView || isSame || returnsReceiver(fn), -1
}
