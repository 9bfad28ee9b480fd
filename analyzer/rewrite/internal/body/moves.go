package body

import (
	"fmt"
	"go/constant"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// A propertyMove is what becomes of one property of a body.
type propertyMove struct {
	leaf
	to      string            // its place in the successor's body; "" if it goes
	text    string            // the constant that it becomes; "" if the value stays
	with    map[string]string // constants beside it, by place
	problem string            // why no edit can make the move
	note    string            // for a person
}

// movesOf are what the document says of the properties of o.
func (b *Body) movesOf(o *jsonObject) []propertyMove {
	var out []propertyMove
	whole := func(place string) bool { _, ok := b.Replacement.Body.Properties[place]; return ok }
	for _, l := range o.leaves("", nil, whole) {
		out = append(out, b.moveOf(l))
	}
	return out
}

func (b *Body) moveOf(l leaf) propertyMove {
	mv := propertyMove{leaf: l}
	p, ok := b.Replacement.Body.Properties[l.place]
	subject := "the body's " + l.place
	switch {
	case !ok && b.hasBelow(l.place):
		mv.problem = subject + " is not spelled out here"
		mv.note = l.place + " is not spelled out here"
	case !ok:
		mv.problem = "the document does not say what becomes of " + subject
		mv.note = "the document does not say what becomes of " + l.place
	case p.None != "":
		mv.problem = subject + " has no place in the successor"
		mv.note = l.place + " has no place in the successor: " + p.None
	case p.Gone != "":
		mv.problem = b.goes(l)
		mv.note = l.place + " goes: " + p.Gone
	default:
		b.moveTo(&mv, p)
	}
	return mv
}

// hasBelow reports whether the document speaks of properties of the one at
// place.
func (b *Body) hasBelow(place string) bool {
	for p := range b.Replacement.Body.Properties {
		if strings.HasPrefix(p, place+".") {
			return true
		}
	}
	return false
}

// goes is why l cannot be left out: its value is computed, so that the code
// around it would be left without a use, or it decides on the successor and
// asks for another one.
func (b *Body) goes(l leaf) string {
	subject := "the body's " + l.place
	if values, ok := b.Replacement.WhenValues[l.place]; ok {
		if l.m.kind != constantText {
			return subject + ", which decides on the successor, is no constant"
		}
		if !slices.Contains(values, l.m.text) {
			return fmt.Sprintf("%s%s asks for another successor", subject, l.m.quoted())
		}
	}
	if l.m.kind != constantText && l.m.kind != null {
		return subject + " goes, and its value is computed"
	}
	return ""
}

var wholeNumber = regexp.MustCompile(`^[1-9][0-9]*$`)

// moveTo moves mv as p says.
func (b *Body) moveTo(mv *propertyMove, p rule.Property) {
	m, subject := mv.m, "the body's "+mv.place
	mv.to, mv.with = p.To, p.With
	isConstant := m.kind == constantText
	becomes, known := p.Values[m.text]
	if p.Whole != "" && wholeNumber.MatchString(m.text) {
		becomes, known = strings.ReplaceAll(p.Whole, "{}", m.text), true
	}
	switch {
	case m.optional && (p.With != nil || p.Null != nil || strings.Count(p.To, ".") > strings.Count(mv.place, ".")):
		mv.problem = subject + " may be left out, and moves into an object"
	case m.kind == null && p.Null != nil:
		mv.to, mv.with = "", p.Null
	case m.nilable && p.Null != nil:
		mv.problem = subject + " may be null, which has another place"
	case p.Values == nil && p.Whole == "":
		mv.problem = b.except(mv.leaf, p)
	case !isConstant:
		mv.problem = subject + " is no constant"
	case !known:
		mv.problem = subject + m.quoted() + " has no counterpart in the successor"
	default:
		mv.text = becomes
	}
	mv.note = mv.describe(p)
}

// except is why the value of l may have no counterpart. One that is computed
// may be any that the package spells.
func (b *Body) except(l leaf, p rule.Property) string {
	for _, bad := range slices.Sorted(maps.Keys(p.Except)) {
		switch {
		case l.m.kind == constantText && l.m.text == bad:
			return fmt.Sprintf("the body's %s %q has no counterpart in the successor", l.place, bad)
		case l.m.kind == computed && b.spellsConstant(bad):
			return fmt.Sprintf("the body's %s may be %q, which has no counterpart", l.place, bad)
		}
	}
	return ""
}

// spellsConstant reports whether the package has a constant with that text.
func (b *Body) spellsConstant(text string) bool {
	for _, tv := range b.Pass.TypesInfo.Types {
		if tv.Value != nil && tv.Value.Kind() == constant.String && constant.StringVal(tv.Value) == text {
			return true
		}
	}
	return false
}

// describe says where mv goes, with the values before and after if the
// document has them.
func (mv *propertyMove) describe(p rule.Property) string {
	text := mv.place
	switch {
	case mv.text != "":
		text += mv.m.quoted() + " becomes " + p.To + fmt.Sprintf(" %q", mv.text)
	case mv.to != "":
		text += " becomes " + p.To
	default:
		text += " null becomes nothing"
	}
	switch {
	case p.Values != nil && mv.text == "":
		var pairs []string
		for _, v := range slices.Sorted(maps.Keys(p.Values)) {
			pairs = append(pairs, fmt.Sprintf("%q for %q", p.Values[v], v))
		}
		text += ", " + strings.Join(pairs, ", ")
	case p.Whole != "" && mv.text == "":
		text += fmt.Sprintf(", %q for a whole number", p.Whole)
	case p.Except[mv.m.text] != "":
		text += ": " + p.Except[mv.m.text]
	}
	for _, place := range slices.Sorted(maps.Keys(mv.with)) {
		text += fmt.Sprintf(", with %s %q", place, mv.with[place])
	}
	return text
}
