package httpcall

import (
	"slices"
	"strings"
)

// An answer is what is known of a test before the program runs.
type answer uint8

const (
	maybe answer = iota
	yes
	no
)

// A test asks whether the text x has something to do with the literal y.
type test func(x []*expr, y string) answer

// tests are named so that they are no functions of any package.
var tests = map[string]test{}

func init() {
	for name, t := range map[string]test{
		"strings.HasPrefix": prefixed,
		"strings.HasSuffix": suffixed,
		"strings.Contains":  contained,
		equality:            equal,
	} {
		tests["if "+name] = t
		tests["if not "+name] = func(x []*expr, y string) answer { return t(x, y).not() }
	}
}

const equality = "=="

func (a answer) not() answer {
	switch a {
	case yes:
		return no
	case no:
		return yes
	}
	return maybe
}

// choose is then or otherwise, or both, by the test called name of x and y. It
// waits while a symbol decides.
func choose(name string, x, y, then, otherwise *expr) *expr {
	switch a := ask(tests[name], x, y); {
	case a == yes:
		return then
	case a == no:
		return otherwise
	case x.symbolic || y.symbolic:
		return node(expr{kind: apply, text: name, args: []*expr{x, y, then, otherwise}})
	}
	return mkUnion(withoutRooted([]*expr{then, otherwise})...)
}

// ask is the answer of t for all alternatives of x and y.
func ask(t test, x, y *expr) answer {
	all := maybe
	for i, x := range alternatives(x) {
		for j, y := range alternatives(y) {
			a := maybe
			if y.kind == literal {
				a = t(parts(x), y.text)
			}
			if i+j > 0 && a != all {
				return maybe
			}
			all = a
		}
	}
	return all
}

func prefixed(x []*expr, y string) answer {
	text, whole := leading(x)
	switch {
	case strings.HasPrefix(text, y):
		return yes
	case whole || !strings.HasPrefix(y, text):
		return no
	}
	return maybe
}

func suffixed(x []*expr, y string) answer {
	text, whole := trailing(x)
	switch {
	case strings.HasSuffix(text, y):
		return yes
	case whole || !strings.HasSuffix(y, text):
		return no
	}
	return maybe
}

func contained(x []*expr, y string) answer {
	text, whole := leading(x)
	switch {
	case strings.Contains(text, y):
		return yes
	case whole:
		return no
	case slices.ContainsFunc(x, func(p *expr) bool { return p.kind == literal && strings.Contains(p.text, y) }):
		return yes
	}
	return maybe
}

func equal(x []*expr, y string) answer {
	text, whole := leading(x)
	end, _ := trailing(x)
	switch {
	case whole && text == y:
		return yes
	case whole || !strings.HasPrefix(y, text) || !strings.HasSuffix(y, end):
		return no
	}
	return maybe
}

// leading is the text that x begins with, and whether that is all of it.
func leading(x []*expr) (text string, whole bool) {
	for _, p := range x {
		if p.kind != literal {
			return text, false
		}
		text += p.text
	}
	return text, true
}

func trailing(x []*expr) (text string, whole bool) {
	for _, p := range slices.Backward(x) {
		if p.kind != literal {
			return text, false
		}
		text = p.text + text
	}
	return text, true
}
