package rewrite

import (
	"go/ast"
	"go/types"
	"strings"
	"unicode"

	"golang.org/x/tools/go/types/typeutil"
)

// A spelling is a chain cut into the calls for each run of the path. A run
// ends in a call with arguments: of the method that selects an item by its id,
// or of the last one, which sends the request.
type spelling struct {
	root ast.Expr // the client
	runs [][]link
	base bool // the first segment is part of the client's base URL
}

// spell cuts c along the retired path, from the right. If c does not spell it,
// the expression returned is where it ceases to.
func (c chain) spell(runs []run) (spelling, ast.Expr) {
	s := spelling{root: c.root, runs: make([][]link, len(runs))}
	end := len(c.links)
	for i := len(runs) - 1; i >= 0; i-- {
		at, segments := end-1, runs[i].old
		if at < 0 {
			return s, c.root
		}
		if i < len(runs)-1 {
			var ok bool
			if segments, ok = selectsItem(c.links[at], segments); !ok {
				return s, c.links[at].call
			}
		}
		for n := len(segments) - 1; n >= 0; n-- {
			switch {
			case at > 0 && spells(c.links[at-1], segments[n]):
				at--
			case i == 0 && n == 0:
				s.base = true
			case at == 0:
				return s, c.root
			default:
				return s, c.links[at-1].call
			}
		}
		s.runs[i], end = c.links[at:end], at
	}
	s.root = c.links[end].sel.X
	return s, nil
}

// spells reports whether l selects what the path calls segment.
func spells(l link, segment string) bool {
	return len(l.call.Args) == 0 && strings.EqualFold(l.sel.Sel.Name, identifier(segment))
}

// selectsItem reports whether l selects an item by its id, and returns the
// segments in front that calls of their own spell: early generators have
// XById(id) for X().ByXId(id).
func selectsItem(l link, segments []string) ([]string, bool) {
	if len(l.call.Args) != 1 {
		return nil, false
	}
	if n := len(segments); n > 0 && strings.EqualFold(l.sel.Sel.Name, identifier(segments[n-1])+"ById") {
		return segments[:n-1], true
	}
	return segments, strings.HasPrefix(l.sel.Sel.Name, "By")
}

// identifier is segment without what cannot be in a name, such as the $ of
// $count.
func identifier(segment string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, segment)
}

// A walk follows the successor's path along the types of builders.
type walk struct {
	*rewriter
	at    types.Type
	names [][]string // of methods, for each run
	verb  *types.Func
}

// walk follows the successor's path from the client, with keys of the types
// that s has. It returns nil if the SDK does not offer the successor.
func (rw *rewriter) walk(s spelling) *walk {
	w := &walk{rewriter: rw, at: rw.pass.TypesInfo.TypeOf(s.root)}
	for i, r := range rw.runs {
		segments := r.new
		if i == 0 && s.base {
			if len(segments) == 0 {
				return nil
			}
			segments = segments[1:]
		}
		last := s.runs[i][len(s.runs[i])-1]
		called, ok := rw.pass.TypesInfo.Uses[last.sel.Sel].(*types.Func)
		if !ok {
			return nil
		}
		var names []string
		if i == len(rw.runs)-1 {
			names = w.request(segments, called)
		} else {
			names = w.item(segments, called.Signature().Params())
		}
		if names == nil {
			return nil
		}
		w.names = append(w.names, names)
	}
	return w
}

// segments follows the methods for segments and returns their names.
func (w *walk) segments(segments []string) []string {
	names := []string{}
	for _, s := range segments {
		m := w.method(identifier(s))
		if m == nil || m.Signature().Params().Len() != 0 || !w.follow(m) {
			return nil
		}
		names = append(names, m.Name())
	}
	return names
}

// item follows the methods for segments and the one that selects an item.
func (w *walk) item(segments []string, key *types.Tuple) []string {
	from := w.at
	if names := w.segments(segments); names != nil {
		if m := w.selector(key); m != nil && w.follow(m) {
			return append(names, m.Name())
		}
	}
	if w.at = from; len(segments) == 0 {
		return nil
	}
	n := len(segments) - 1
	names := w.segments(segments[:n])
	m := w.method(identifier(segments[n]) + "ById")
	if names == nil || m == nil || !types.Identical(m.Signature().Params(), key) || !w.follow(m) {
		return nil
	}
	return append(names, m.Name())
}

// selector is the method of a collection's builder that takes a key and
// selects an item; nil if there are several.
func (w *walk) selector(key *types.Tuple) *types.Func {
	var found *types.Func
	for _, sel := range typeutil.IntuitiveMethodSet(w.at, nil) {
		f := sel.Obj().(*types.Func)
		if !strings.HasPrefix(f.Name(), "By") || !types.Identical(f.Signature().Params(), key) {
			continue
		}
		if found != nil {
			return nil
		}
		found = f
	}
	return found
}

// request follows the methods for segments and the one that sends the
// successor in place of called: of the same name, or of its other form.
func (w *walk) request(segments []string, called *types.Func) []string {
	names := w.segments(segments)
	if names == nil {
		return nil
	}
	var others []*types.Func
	for _, sel := range typeutil.IntuitiveMethodSet(w.at, nil) {
		f := sel.Obj().(*types.Func)
		switch {
		case !f.Exported() || !w.reaches(f, w.next):
		case f.Name() == called.Name():
			w.verb = f
		case form(f) == form(called):
			others = append(others, f)
		}
	}
	if w.verb == nil && len(others) == 1 {
		w.verb = others[0]
	}
	if w.verb == nil {
		return nil
	}
	return append(names, w.verb.Name())
}

// form is what f is in other words than those of its answer: Post for
// PostAsCancelPostResponse.
func form(f *types.Func) string {
	stem, _, _ := strings.Cut(f.Name(), "As")
	return stem
}

// method is the method whose name is name but for case.
func (w *walk) method(name string) *types.Func {
	for _, sel := range typeutil.IntuitiveMethodSet(w.at, nil) {
		if f := sel.Obj().(*types.Func); f.Exported() && strings.EqualFold(f.Name(), name) {
			return f
		}
	}
	return nil
}

// follow goes on to what m returns.
func (w *walk) follow(m *types.Func) bool {
	results := m.Signature().Results()
	if results.Len() != 1 {
		return false
	}
	w.at = results.At(0).Type()
	return true
}
