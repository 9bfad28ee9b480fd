package body

import (
	"maps"
	"slices"
	"strings"
)

// A slot is a property of the successor's body: an object, a property of the
// retired body, or a constant.
type slot struct {
	name     string
	children []*slot
	move     *propertyMove // of the property that it was
	text     string        // the constant
}

// child is the object called name in n. It is made if it is not there.
func (n *slot) child(name string) *slot {
	for _, c := range n.children {
		if c.name == name {
			return c
		}
	}
	c := &slot{name: name}
	n.children = append(n.children, c)
	return c
}

// at is the slot at the place below n.
func (n *slot) at(place string) *slot {
	for name := range strings.SplitSeq(place, ".") {
		n = n.child(name)
	}
	return n
}

// add puts what mv fills below n: the constants first, as a kind before what is
// of that kind.
func (n *slot) add(mv *propertyMove) {
	for _, place := range slices.Sorted(maps.Keys(mv.with)) {
		n.at(place).text = mv.with[place]
	}
	if mv.to != "" {
		n.at(mv.to).move = mv
	}
}

// firstIn is the first property below n that is a member of o, or nil.
func (n *slot) firstIn(o *jsonObject) *propertyMove {
	if n.move != nil && n.move.in == o {
		return n.move
	}
	for _, c := range n.children {
		if mv := c.firstIn(o); mv != nil {
			return mv
		}
	}
	return nil
}
