package httpcall

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A kind says what an expr stands for.
type kind uint8

const (
	unknown kind = iota // a value nothing is known of but, perhaps, its type
	literal             // text, and the place in the source where it stands
	param               // parameter n of the function at hand, receiver first
	freevar             // free variable n of the closure at hand
	field               // field text of args[0]
	concat              // args one after the other
	union               // one of args
	object              // a struct: field names[i] is args[i], every other one is zero or unknown
	list                // the elements of an array, slice or variadic argument
	table               // a map with constant keys names[i] and values args[i]
	closure             // a function value: fn, its free variables bound to args
	setter              // a function value of another package that sets field names[i] of its argument to args[i]
	apply               // the model text applied to args, waiting for a symbol to become known
)

// An expr is the abstract value of an SSA value: what the program can know of
// it before it runs. Pointers and what they point to are one value. Exprs are
// immutable; the mk functions build them and simplify on the way.
type expr struct {
	kind  kind
	text  string
	lit   *ast.BasicLit // where the text of a literal stands, if that is in this package
	off   int           // offset of text in the value of lit
	twin  bool          // another literal spells the same text on another way to here
	n     int
	args  []*expr
	names []string
	fn    *ssa.Function
	sum   *summary   // of a closure
	typ   types.Type // of an unknown or a parameter, so that its fields have defaults

	loop     bool // unknown: the value itself, one iteration ago
	symbolic bool // mentions a param, a freevar or a field of something unknown
	size     int  // nodes
}

// Bounds of the domain. Past them a value is unknown; never a guess.
const (
	maxUnion = 8
	maxSize  = 400
)

var anything = &expr{kind: unknown, size: 1}

// again is what a value was one iteration of a loop ago. It adds nothing to a
// union that it is a member of.
var again = &expr{kind: unknown, loop: true, size: 1}

func mkUnknown(t types.Type) *expr {
	if t == nil {
		return anything
	}
	return &expr{kind: unknown, typ: t, size: 1}
}

func mkText(s string) *expr { return &expr{kind: literal, text: s, size: 1} }

func mkParam(n int, t types.Type) *expr {
	return &expr{kind: param, n: n, typ: t, symbolic: true, size: 1}
}

func mkFreeVar(n int) *expr { return &expr{kind: freevar, n: n, symbolic: true, size: 1} }

// node completes an expr built from args, or gives up when it grew too large.
func node(e expr) *expr {
	e.size = 1
	for _, a := range e.args {
		e.size += a.size
		e.symbolic = e.symbolic || a.symbolic
	}
	e.symbolic = e.symbolic || e.kind == field
	if e.size > maxSize {
		return anything
	}
	return &e
}

func mkList(elems []*expr) *expr { return node(expr{kind: list, args: elems}) }

// mkObject is a struct of type t. Fields not named are zero, unless one part
// is called rest.
func mkObject(t types.Type, names []string, args []*expr) *expr {
	names, args = flattened(names, args)
	return node(expr{kind: object, typ: t, names: names, args: args})
}

func mkClosure(fn *ssa.Function, sum *summary, bindings []*expr) *expr {
	return node(expr{kind: closure, fn: fn, sum: sum, args: bindings})
}

// mkConcat joins args, merging nothing: each literal keeps its own place.
// A union among them is multiplied out as long as the bound allows.
func mkConcat(args ...*expr) *expr {
	var flat []*expr
	for _, a := range args {
		a = vague(a)
		switch {
		case a.kind == concat:
			flat = append(flat, a.args...)
		case a.kind == literal && a.text == "":
		case a.kind == unknown && len(flat) > 0 && flat[len(flat)-1].kind == unknown:
		default:
			flat = append(flat, a)
		}
	}
	switch len(flat) {
	case 0:
		return mkText("")
	case 1:
		return flat[0]
	}
	bound(flat)
	for i, a := range flat {
		if a.kind != union {
			continue
		}
		alts := make([]*expr, len(a.args))
		for j, alt := range a.args {
			alts[j] = mkConcat(append(append(append([]*expr{}, flat[:i]...), alt), flat[i+1:]...)...)
		}
		return mkUnion(alts...)
	}
	return node(expr{kind: concat, args: flat})
}

// vague makes one hole of a union that is mostly one: three or more
// alternatives, one of them unknown and none with any text. Such is a helper
// that prints a parameter in several ways.
func vague(e *expr) *expr {
	if e.kind != union || len(e.args) < 3 || !e.hasUnknown() || e.hasText() {
		return e
	}
	return anything
}

// hasText reports whether e has literal text outside the arguments of models.
func (e *expr) hasText() bool {
	if e.kind == literal {
		return e.text != ""
	}
	return e.kind != apply && slices.ContainsFunc(e.args, (*expr).hasText)
}

// String is a canonical form: equal exprs have equal strings.
func (e *expr) String() string {
	var b strings.Builder
	e.write(&b)
	return b.String()
}

func (e *expr) write(b *strings.Builder) {
	switch e.kind {
	case unknown:
		b.WriteByte('?')
	case literal:
		b.WriteString(strconv.Quote(e.text))
	case param:
		fmt.Fprintf(b, "$%d", e.n)
	case freevar:
		fmt.Fprintf(b, "^%d", e.n)
	case field:
		e.args[0].write(b)
		b.WriteString("." + e.text)
	case closure:
		fmt.Fprintf(b, "func %s", e.fn)
		e.writeArgs(b, "[]")
	case concat:
		e.writeArgs(b, "()")
	case union:
		e.writeArgs(b, "<>")
	case list:
		e.writeArgs(b, "[]")
	case apply:
		b.WriteString(e.text)
		e.writeArgs(b, "()")
	case object, table, setter:
		e.writeArgs(b, "{}")
	}
}

func (e *expr) writeArgs(b *strings.Builder, brackets string) {
	b.WriteByte(brackets[0])
	for i, a := range e.args {
		if i > 0 {
			b.WriteByte(' ')
		}
		if i < len(e.names) {
			b.WriteString(e.names[i] + ":")
		}
		a.write(b)
	}
	b.WriteByte(brackets[1])
}
