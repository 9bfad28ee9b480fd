package httpcall

import (
	"errors"
	"strconv"
	"strings"
)

// The text form of exprs and summaries in facts: a letter for the kind, then
// what belongs to it; texts and counts are prefixed by their length. Positions,
// types and function values stay behind: they mean nothing to an importer.

var kindLetters = map[kind]byte{
	unknown: '?', literal: 'l', param: 'p', field: 'f', concat: 'c',
	union: 'u', object: 'o', list: 'a', table: 'm', apply: 'x', setter: 's',
}

// named reports whether the parts of an expr of kind k have names.
func named(k kind) bool { return k == object || k == table || k == setter }

type encoder struct{ strings.Builder }

func (e *encoder) int(n int) { e.WriteString(strconv.Itoa(n)); e.WriteByte(';') }

func (e *encoder) string(s string) { e.int(len(s)); e.WriteString(s) }

func (e *encoder) expr(x *expr) {
	if x.kind == closure {
		x = asSetter(x)
	}
	letter, ok := kindLetters[x.kind]
	if !ok || x.kind == unknown {
		e.WriteByte('?')
		return
	}
	e.WriteByte(letter)
	switch x.kind {
	case literal:
		e.string(x.text)
		return
	case param:
		e.int(x.n)
		return
	case field, apply:
		e.string(x.text)
	}
	e.int(len(x.args))
	for i, a := range x.args {
		if named(x.kind) {
			e.string(x.names[i])
		}
		e.expr(a)
	}
}

func (e *encoder) summary(s *summary) {
	e.int(len(s.requests))
	for _, r := range s.requests {
		e.expr(r.method)
		e.expr(r.url)
	}
	e.int(len(s.results))
	for _, r := range s.results {
		if r == nil {
			r = anything
		}
		e.expr(r)
	}
	e.int(len(s.writes))
	for _, w := range s.writes {
		e.int(w.param)
		e.string(strings.Join(w.path, "\x00"))
		e.expr(w.value)
	}
	e.int(s.view)
	if s.generated {
		e.int(1)
	} else {
		e.int(0)
	}
}

// A decoder reads what an encoder wrote. After an error every read is empty.
type decoder struct {
	s   string
	err error
}

var errFact = errors.New("malformed fact")

func (d *decoder) fail() { d.s, d.err = "", errFact }

func (d *decoder) int() int {
	s, tail, ok := strings.Cut(d.s, ";")
	n, err := strconv.Atoi(s)
	if !ok || err != nil || n < 0 {
		d.fail()
		return 0
	}
	d.s = tail
	return n
}

func (d *decoder) string() string {
	n := d.int()
	if n > len(d.s) {
		d.fail()
		return ""
	}
	s := d.s[:n]
	d.s = d.s[n:]
	return s
}

// count is an int that counts things to come, each at least a byte long.
func (d *decoder) count() int {
	n := d.int()
	if n > len(d.s) {
		d.fail()
		return 0
	}
	return n
}

func (d *decoder) expr() *expr {
	if d.s == "" {
		d.fail()
		return anything
	}
	letter := d.s[0]
	d.s = d.s[1:]
	switch letter {
	case '?':
		return anything
	case 'l':
		return mkText(d.string())
	case 'p':
		return mkParam(d.int(), nil)
	}
	var e expr
	for k, l := range kindLetters {
		if l == letter {
			e.kind = k
		}
	}
	if e.kind == unknown {
		d.fail()
		return anything
	}
	if e.kind == field || e.kind == apply {
		e.text = d.string()
	}
	n := d.count()
	for range n {
		if named(e.kind) {
			e.names = append(e.names, d.string())
		}
		e.args = append(e.args, d.expr())
	}
	if e.kind == apply && models[e.text] == nil && (tests[e.text] == nil || n != 4) || e.kind == field && len(e.args) != 1 {
		d.fail()
	}
	return node(e)
}

func (d *decoder) summary() *summary {
	s := &summary{}
	for range d.count() {
		m := d.expr()
		s.requests = append(s.requests, request{m, d.expr()})
	}
	for range d.count() {
		r := d.expr()
		if r.kind == unknown {
			r = nil
		}
		s.results = append(s.results, r)
	}
	for range d.count() {
		w := effect{param: d.int()}
		w.path = strings.Split(d.string(), "\x00")
		w.value = d.expr()
		s.writes = append(s.writes, w)
	}
	s.view = d.int()
	s.generated = d.int() == 1
	return s
}
