package body

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// A rebuilder writes the body of the successor over the retired one: what keeps
// its place in the source is edited there, what becomes part of a new object is
// wrapped where the first of its properties stands.
type rebuilder struct {
	hosts   map[*slot]*jsonMember // the objects of the retired body that stand for one of the successor's
	changes map[*jsonObject]objectChanges
	why     string
}

// rebuild returns the edits that make moves, none of which has a problem.
func (b *Body) rebuild(o *jsonObject, moves []propertyMove) ([]analysis.TextEdit, string) {
	rb := &rebuilder{hosts: map[*slot]*jsonMember{}, changes: map[*jsonObject]objectChanges{}}
	root := &slot{}
	later := map[*jsonMember]*slot{} // what is set after the literal, each by itself
	for i := range moves {
		mv := &moves[i]
		switch {
		case mv.top.set == nil:
			root.add(mv)
		case later[mv.top] == nil:
			later[mv.top] = &slot{}
			fallthrough
		default:
			later[mv.top].add(mv)
		}
	}
	for _, place := range slices.Sorted(maps.Keys(b.Replacement.Body.Add)) {
		root.at(place).text = b.Replacement.Body.Add[place]
	}
	rb.findHosts(root, moves)
	rb.write(root, o)
	for _, m := range o.members {
		if n := later[m]; n != nil {
			rb.overwrites(n, root)
			rb.writeLater(n, m, o)
		}
	}
	if rb.why != "" {
		return nil, rb.why
	}
	edits, why := rb.edits(o)
	return joinInsertions(edits), why
}

// joinInsertions makes one of insertions at the same place, in their order: the
// end of a new object, say, and the property that comes after it.
func joinInsertions(edits []analysis.TextEdit) []analysis.TextEdit {
	var out []analysis.TextEdit
	for _, e := range edits {
		same := func(other analysis.TextEdit) bool { return e.Pos == e.End && e.Pos == other.Pos && e.End == other.End }
		if i := slices.IndexFunc(out, same); i >= 0 {
			out[i].NewText = append(slices.Clone(out[i].NewText), e.NewText...)
			continue
		}
		out = append(out, e)
	}
	return out
}

// findHosts finds the slots below root that the objects of the retired body
// stand for: each the one, as deep as the object, that all of its properties
// go to.
func (rb *rebuilder) findHosts(root *slot, moves []propertyMove) {
	targets := map[*jsonMember]string{} // by member of the body that is an object
	for _, mv := range moves {
		if mv.top == mv.m || mv.top.set != nil {
			continue
		}
		for _, place := range append(slices.Collect(maps.Keys(mv.with)), mv.to) {
			name, _, _ := strings.Cut(place, ".")
			switch {
			case name == "":
			case targets[mv.top] == "":
				targets[mv.top] = name
			case targets[mv.top] != name:
				rb.why = "the parts of the body's " + mv.top.name + " go to several places"
			}
		}
		if strings.Count(mv.place, ".") > 1 {
			rb.why = "the body's " + mv.place + " is nested too deep"
		}
	}
	for m, name := range targets {
		n := root.child(name)
		if rb.hosts[n] != nil {
			rb.why = "several objects of the body become " + name
		}
		rb.hosts[n] = m
	}
}

// write makes o, the members of which are set in its literal, spell n.
func (rb *rebuilder) write(n *slot, o *jsonObject) {
	c := objectChanges{of: map[*jsonMember]memberChange{}}
	for _, child := range n.children {
		host, first := rb.hosts[child], child.firstIn(o)
		switch {
		case host != nil:
			c.of[host] = memberChange{name: child.name}
			rb.write(child, host.inner)
		case child.move != nil && child.move == first:
			c.of[first.m] = memberChange{name: child.name, text: rb.constant(o, first.text)}
		case first != nil:
			before, after, _ := strings.Cut(rb.render(child, o, first), gap)
			c.of[first.m] = memberChange{name: child.name, text: rb.constant(o, first.text), before: before, after: after}
		default:
			c.added = append(c.added, addition{child.name, rb.render(child, o, nil), len(child.children) > 0, child.move != nil})
		}
	}
	rb.changes[o] = c
}

// gap stands for a value that stays where it is, in a text around it.
const gap = "\x00"

// constant is how o spells text, "" if it is "".
func (rb *rebuilder) constant(o *jsonObject, text string) string {
	if text == "" {
		return ""
	}
	return o.notation.text(text)
}

// render is the value of n as o spells it, with a gap for that of stays.
func (rb *rebuilder) render(n *slot, o *jsonObject, stays *propertyMove) string {
	switch {
	case n.move != nil && n.move == stays:
		return gap
	case n.move != nil && n.move.text != "":
		return o.notation.text(n.move.text)
	case n.move != nil:
		at := o.end
		if stays != nil {
			at = stays.m.value.to
		}
		text := n.move.in.notation.source(n.move.in, n.move.m, at)
		if text == "" {
			rb.why = "the body's " + n.move.place + " moves, and its value cannot"
		}
		return text
	case len(n.children) == 0:
		return o.notation.text(n.text)
	}
	var members []string
	for _, c := range n.children {
		members = append(members, o.notation.member(c.name, rb.render(c, o, stays)))
	}
	text := o.notation.object(members)
	if text == "" {
		rb.why = "its body cannot hold the object " + n.name
	}
	return text
}

// overwrites refuses an object in n, set after the literal, that the literal has
// too: what the literal puts into it would be lost.
func (rb *rebuilder) overwrites(n, root *slot) {
	for _, child := range n.children {
		for _, first := range root.children {
			if first.name == child.name && (first.move == nil || child.move == nil) {
				rb.why = "the body's " + child.name + " would be set twice"
			}
		}
	}
}

// writeLater makes m, which a statement sets after the literal of o, spell the
// one property that n has.
func (rb *rebuilder) writeLater(n *slot, m *jsonMember, o *jsonObject) {
	if len(n.children) == 0 {
		return // it goes
	}
	child := n.children[0]
	switch mv := child.move; {
	case len(n.children) > 1 || mv == nil && m.kind != object:
		rb.why = "the body's " + m.name + " is set apart and becomes part of " + child.name
	case mv != nil:
		rb.changes[o].of[m] = memberChange{name: child.name, text: rb.constant(o, mv.text)}
	default:
		rb.changes[o].of[m] = memberChange{name: child.name}
		rb.write(child, m.inner)
	}
}

// edits are those of o and of the objects in it that stay.
func (rb *rebuilder) edits(o *jsonObject) ([]analysis.TextEdit, string) {
	c := rb.changes[o]
	out, why := o.notation.edits(o, c)
	if why != "" {
		return nil, why
	}
	for _, m := range o.members {
		if _, stays := c.of[m]; !stays || m.inner == nil || rb.changes[m.inner].of == nil {
			continue
		}
		more, why := rb.edits(m.inner)
		if why != "" {
			return nil, why
		}
		out = append(out, more...)
	}
	return out, ""
}
