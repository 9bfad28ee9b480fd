package httpcall

import "slices"

// listModels are the functions that take or make lists.
var listModels = map[string]model{
	"strings.Join":  join,
	"cmp.Or":        func(a []*expr) *expr { return firstOf(a[0]) },
	"slices.Concat": func(a []*expr) *expr { return concatenated(a[0]) },
	"elements":      elements,
}

func join(a []*expr) *expr {
	if a[0].kind != list {
		return orWait(a[0])
	}
	var out []*expr
	for i, e := range a[0].args {
		if i > 0 {
			out = append(out, a[1])
		}
		out = append(out, e)
	}
	return mkConcat(out...)
}

// elements is the list a[0] followed by the elements of the list a[1].
func elements(a []*expr) *expr {
	if a[0].kind != list || a[1].kind != list {
		return orWait(a...)
	}
	return mkList(slices.Concat(a[0].args, a[1].args))
}

// firstOf is one of a list: the first that is not empty.
func firstOf(l *expr) *expr {
	if l.kind != list {
		return orWait(l)
	}
	var alts []*expr
	for _, e := range l.args {
		if e.kind == literal && e.text == "" {
			continue
		}
		alts = append(alts, e)
		if text, _ := leading(parts(e)); text != "" {
			break
		}
	}
	if len(alts) == 0 {
		return mkText("")
	}
	return mkUnion(alts...)
}

// concatenated is the list of the elements of the lists in l.
func concatenated(l *expr) *expr {
	if l.kind != list {
		return orWait(l)
	}
	out := mkList(nil)
	for _, e := range l.args {
		out = mkApply("elements", out, e)
	}
	return out
}
