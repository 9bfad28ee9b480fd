package httpcall

import (
	"strconv"
	"strings"
)

// textModels are the functions that programs build paths with.
var textModels = map[string]model{
	"fmt.Sprintf":  sprintf,
	"fmt.Sprint":   func(a []*expr) *expr { return sprint(a[0], "") },
	"fmt.Sprintln": func(a []*expr) *expr { return sprint(a[0], " ") },
	"fmt.Appendf": func(a []*expr) *expr {
		return mkConcat(bytesText(a[0]), mkApply("fmt.Sprintf", a[1], a[2]))
	},
	"fmt.Append": func(a []*expr) *expr { return mkConcat(bytesText(a[0]), mkApply("fmt.Sprint", a[1])) },

	"strings.TrimSuffix": func(a []*expr) *expr { return trimRight(a, strings.TrimSuffix) },
	"strings.TrimRight":  func(a []*expr) *expr { return trimRight(a, strings.TrimRight) },
	"strings.TrimPrefix": func(a []*expr) *expr { return trimLeft(a, strings.TrimPrefix) },
	"strings.TrimLeft":   func(a []*expr) *expr { return trimLeft(a, strings.TrimLeft) },
	"strings.Trim":       func(a []*expr) *expr { return then(trimLeft(a, strings.TrimLeft), a[1], "strings.TrimRight") },
	"strings.TrimSpace":  func(a []*expr) *expr { return a[0] },
	"strings.Replace":    func(a []*expr) *expr { return replace(a[0], a[1:3]) },
	"strings.ReplaceAll": func(a []*expr) *expr { return replace(a[0], a[1:3]) },
	"strings.ToLower":    func(a []*expr) *expr { return mapText(a[0], strings.ToLower) },
	"strings.ToUpper":    func(a []*expr) *expr { return mapText(a[0], strings.ToUpper) },
	"strings.Clone":      func(a []*expr) *expr { return a[0] },
	"strings.NewReplacer": func(a []*expr) *expr {
		return mkObject(nil, []string{"pairs"}, []*expr{a[0]})
	},
	"(*strings.Replacer).Replace": func(a []*expr) *expr {
		pairs := mkField(a[0], "pairs")
		if pairs.kind != list {
			return orWait(a[0])
		}
		return replace(a[1], pairs.args)
	},
	"strings.Split": func(a []*expr) *expr { return orWait(a...) },

	"strconv.Itoa":       func(a []*expr) *expr { return a[0] },
	"strconv.FormatInt":  func(a []*expr) *expr { return a[0] },
	"strconv.FormatUint": func(a []*expr) *expr { return a[0] },
	"strconv.Quote":      quote,

	"path.Join": pathJoin,

	"(*strings.Builder).String": func(a []*expr) *expr { return built(a[0]) },
	"(*bytes.Buffer).String":    func(a []*expr) *expr { return built(a[0]) },

	// slice s[low:high]; a missing bound is an empty literal.
	"slice": sliceText,
}

// orWait waits when one of args is a symbol and gives up otherwise.
func orWait(args ...*expr) *expr {
	for _, a := range args {
		if a.symbolic {
			return nil
		}
	}
	return anything
}

// then applies the model name to e and arg, unless e is still waiting.
func then(e, arg *expr, name string) *expr {
	if e == nil {
		return nil
	}
	return mkApply(name, e, arg)
}

// trimRight trims the end of a[0] with f; only a literal end can be trimmed.
func trimRight(a []*expr, f func(s, cut string) string) *expr {
	p := parts(a[0])
	last := p[len(p)-1]
	if a[1].kind != literal || last.kind != literal {
		return waitOr(last, a[0])
	}
	n := len(f(last.text, a[1].text))
	return mkConcat(append(append([]*expr{}, p[:len(p)-1]...), last.slice(0, n))...)
}

func trimLeft(a []*expr, f func(s, cut string) string) *expr {
	p := parts(a[0])
	if a[1].kind != literal || p[0].kind != literal {
		return waitOr(p[0], a[0])
	}
	n := len(p[0].text) - len(f(p[0].text, a[1].text))
	return mkConcat(append([]*expr{p[0].slice(n, len(p[0].text))}, p[1:]...)...)
}

// waitOr waits if edge is a symbol; else it returns e as it is.
func waitOr(edge, e *expr) *expr {
	if edge.symbolic {
		return nil
	}
	return e
}

// replace puts news for olds in the literals of e; pairs holds old, new, ...
// An old that is not a literal makes the result unknown where it is applied.
func replace(e *expr, pairs []*expr) *expr {
	p := parts(e)
	if len(p) == 1 && p[0].symbolic && p[0].kind != literal {
		return nil
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		old := pairs[i]
		if old.kind == literal && old.text == "" {
			return orWait(e, anything)
		}
		if old.kind == concat {
			old = mkText(flat(old))
		}
		if old.kind != literal || old.text == "" {
			if old.symbolic {
				return nil
			}
			return unknownNames(e)
		}
		var out []*expr
		for _, x := range p {
			out = append(out, replaceIn(x, old.text, pairs[i+1])...)
		}
		p = out
	}
	return mkConcat(p...)
}

// flat is the text of e with "{}" for what is not literal, as in "{" + name + "}".
func flat(e *expr) string {
	var b strings.Builder
	for _, p := range parts(e) {
		if p.kind != literal {
			return ""
		}
		b.WriteString(p.text)
	}
	return b.String()
}

// unknownNames is what is left of a template after a replacement of a name
// that is not known: the names in braces stay, they count as unknown anyway.
func unknownNames(e *expr) *expr {
	if e.loop || strings.ContainsAny(e.String(), "{:") {
		return e
	}
	return anything
}

func replaceIn(x *expr, old string, repl *expr) []*expr {
	if x.kind != literal {
		return []*expr{x}
	}
	var out []*expr
	start := 0
	for {
		i := strings.Index(x.text[start:], old)
		if i < 0 {
			return append(out, x.slice(start, len(x.text)))
		}
		out = append(out, x.slice(start, start+i), repl)
		start += i + len(old)
	}
}

// mapText applies f to the literals of e. They lose their place when they
// change: their source spells something else.
func mapText(e *expr, f func(string) string) *expr {
	p := parts(e)
	out := make([]*expr, len(p))
	for i, x := range p {
		switch {
		case x.kind == literal && f(x.text) != x.text:
			out[i] = mkText(f(x.text))
		case x.kind != literal && x.symbolic:
			return nil
		default:
			out[i] = x
		}
	}
	return mkConcat(out...)
}

func sliceText(a []*expr) *expr {
	e, low, high := a[0], a[1], a[2]
	if high.kind != literal || high.text != "" || low.kind != literal {
		return orWait(a...)
	}
	if low.text == "" {
		return e
	}
	n, err := strconv.Atoi(low.text)
	p := parts(e)
	if err != nil || p[0].kind != literal || n > len(p[0].text) {
		return orWait(e)
	}
	return mkConcat(append([]*expr{p[0].slice(n, len(p[0].text))}, p[1:]...)...)
}

// pathJoin is path.Join: one slash between elements, clean.
func pathJoin(a []*expr) *expr {
	if a[0].kind != list {
		return orWait(a[0])
	}
	return joinSlash(a[0].args)
}

// joinSlash joins elems with exactly one slash at each seam and leaves empty
// ones out. Dot segments stay: they would have to be resolved against
// neighbours that may be unknown, and code that builds paths has none.
func joinSlash(elems []*expr) *expr {
	var out []*expr
	for _, e := range elems {
		if e.kind == literal && e.text == "" {
			continue
		}
		if len(out) > 0 {
			out[len(out)-1] = seamRight(out[len(out)-1])
			e = seamLeft(e)
			out = append(out, mkText("/"))
		}
		out = append(out, e)
	}
	return mkConcat(out...)
}

func seamRight(e *expr) *expr { return mkApply("strings.TrimRight", e, mkText("/")) }
func seamLeft(e *expr) *expr  { return mkApply("strings.TrimLeft", e, mkText("/")) }
