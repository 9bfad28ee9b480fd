package httpcall

import "slices"

// A model says what a library function returns, given abstract arguments
// (receiver first). It returns nil to wait until a symbol among them is known,
// and anything when it cannot say. Arguments are never unions: mkApply
// multiplies them out.
type model func(args []*expr) *expr

// models is filled by the tables in the files model_*.go. Names are
// those of types.Func.FullName; names without a package are internal steps.
var models = map[string]model{}

func init() {
	for _, t := range []map[string]model{textModels, listModels, iteratorModels, urlModels} {
		for name, m := range t {
			models[name] = m
		}
	}
}

// mkApply applies the model called name, or keeps the application for when
// the symbols in it are known.
func mkApply(name string, args ...*expr) *expr {
	if tests[name] != nil && len(args) == 4 {
		return choose(name, args[0], args[1], args[2], args[3])
	}
	for i, a := range args {
		if a.kind != union {
			continue
		}
		if v := vague(a); v != a {
			with := append([]*expr{}, args...)
			with[i] = v
			return mkApply(name, with...)
		}
		alts := make([]*expr, len(a.args))
		for j, alt := range a.args {
			with := append([]*expr{}, args...)
			with[i] = alt
			alts[j] = mkApply(name, with...)
		}
		e := mkUnion(alts...)
		if fewer := slices.Clone(args); e == anything && bound(fewer) {
			return mkApply(name, fewer...)
		}
		return e
	}
	if e := models[name](args); e != nil {
		return e
	}
	e := node(expr{kind: apply, text: name, args: args})
	if !e.symbolic {
		return anything
	}
	return e
}

// parts is the sequence that e is the concatenation of.
func parts(e *expr) []*expr {
	if e.kind == concat {
		return e.args
	}
	return []*expr{e}
}

// slice returns the literal e restricted to text[i:j], keeping its place.
func (e *expr) slice(i, j int) *expr {
	s := *e
	s.text, s.off = e.text[i:j], e.off+i
	return &s
}
