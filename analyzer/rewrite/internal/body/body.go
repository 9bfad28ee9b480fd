package body

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// A Body is what the request of a call carries, where the call is to move to
// another operation.
type Body struct {
	*code.Package
	Call        *httpcall.Call
	Was, Is     bool // whether the retired operation takes a body, and whether its successor does
	Replacement rule.Replacement
}

// Edit edits the body, if it is spelled out for this request only and the
// document knows a place for each of its properties; else it says why not.
func (b *Body) Edit() (edits []analysis.TextEdit, refusal string) {
	switch {
	case !b.Was && !b.Is || b.Replacement.Body.Same:
		return nil, ""
	case b.Replacement.Body.IsZero():
		return nil, "the document does not say what becomes of the body"
	case b.severalRequests():
		return nil, "its body serves requests to several URLs"
	case b.hasFixedLength():
		return nil, "the length of its body is set to a number"
	}
	o, why := b.read()
	if o == nil {
		return nil, why
	}
	moves := b.movesOf(o)
	if why := b.problem(moves); why != "" {
		return nil, why
	}
	return b.rebuild(o, moves)
}

// A Constant is a property of the body that has a constant text.
type Constant struct {
	Place   string // its name, below those of the objects around it: "schedule.type"
	Text    string
	Certain bool // the request has it whatever happens
}

// Constants are those of the body, as far as it is spelled out.
func (b *Body) Constants() []Constant {
	if !b.Was {
		return nil
	}
	o, _ := b.read()
	if o == nil {
		return nil
	}
	var out []Constant
	for _, l := range o.leaves("", nil, func(string) bool { return false }) {
		if l.m.kind == constantText {
			out = append(out, Constant{l.place, l.m.text, l.m.certain})
		}
	}
	return out
}

// official is the source of a replacement that the API's vendor published.
// Others are derived: good enough to point to, not to rewrite a body by.
const official = "official"

// problem is the first reason not to edit the body: of a property in
// source order, else of the body as a whole.
func (b *Body) problem(moves []propertyMove) string {
	for _, mv := range moves {
		if mv.problem != "" {
			return mv.problem
		}
	}
	filled, why := b.filled(moves)
	if why != "" {
		return why
	}
	if b.Replacement.Source != official {
		return "how its body changes is proposed, not official"
	}
	for _, property := range slices.Sorted(maps.Keys(b.Replacement.WhenValues)) {
		_, known := b.Replacement.Body.Properties[property]
		if known && !slices.ContainsFunc(moves, func(mv propertyMove) bool { return mv.place == property && mv.m.certain }) {
			return "its body has no " + property + ", which decides on the successor"
		}
	}
	for _, place := range b.Replacement.Body.Needs {
		if !filled[place] {
			return "the successor needs " + place + ", which its body does not tell"
		}
	}
	return ""
}

// filled are the places of the successor's body that moves fill for certain.
// Two properties may not fill one.
func (b *Body) filled(moves []propertyMove) (map[string]bool, string) {
	filled := map[string]bool{}
	by := map[string]string{} // the property that fills a place
	for place := range b.Replacement.Body.Add {
		filled[place] = true
	}
	for _, mv := range moves {
		places := slices.Sorted(maps.Keys(mv.with))
		if mv.to != "" {
			places = append(places, mv.to)
		}
		for _, place := range places {
			if other, ok := by[place]; ok && other != mv.place {
				return nil, fmt.Sprintf("the body's %s and %s both fill %s", other, mv.place, place)
			}
			by[place] = mv.place
			filled[place] = filled[place] || mv.m.certain
		}
	}
	return filled, ""
}

// severalRequests reports whether the call sends the body to more than one URL,
// of which an edit would move one.
func (b *Body) severalRequests() bool {
	if len(b.Call.URLs) > 1 || len(b.Call.Methods) > 1 {
		return true
	}
	all := b.Pass.ResultOf[httpcall.Analyzer].(*httpcall.Result).Calls
	return slices.ContainsFunc(all, func(c *httpcall.Call) bool { return c != b.Call && c.Node == b.Call.Node })
}

// Notes say property by property what becomes of the body, where it is
// spelled out, else in one sentence at the call.
func (b *Body) Notes() []analysis.RelatedInformation {
	next := b.Replacement.Body
	if next.IsZero() || next.Same {
		return nil
	}
	o, _ := b.read()
	if o == nil {
		return []analysis.RelatedInformation{{Pos: b.Call.Node.Pos(), End: b.Call.Node.End(), Message: "its body: " + b.summary()}}
	}
	var out []analysis.RelatedInformation
	moves := b.movesOf(o)
	for _, mv := range moves {
		out = append(out, analysis.RelatedInformation{Pos: mv.m.key.from, End: mv.m.key.to, Message: mv.note})
	}
	filled, _ := b.filled(moves)
	var wants []string
	for _, place := range slices.Sorted(maps.Keys(next.Add)) {
		wants = append(wants, fmt.Sprintf("%s %q", place, next.Add[place]))
	}
	for _, place := range next.Needs {
		if _, added := next.Add[place]; !added && !filled[place] {
			wants = append(wants, place)
		}
	}
	if len(wants) > 0 {
		out = append(out, analysis.RelatedInformation{Pos: o.lit.Pos(), End: o.lit.End(), Message: "the successor also wants " + strings.Join(wants, ", ")})
	}
	return out
}

// summary says in a sentence where the properties go that the document
// knows.
func (b *Body) summary() string {
	var moves, gone, none []string
	for _, place := range slices.Sorted(maps.Keys(b.Replacement.Body.Properties)) {
		switch p := b.Replacement.Body.Properties[place]; {
		case p.To != "":
			moves = append(moves, place+" becomes "+p.To)
		case p.Gone != "":
			gone = append(gone, place)
		default:
			none = append(none, place)
		}
	}
	text := strings.Join(moves, ", ")
	if len(gone) > 0 {
		text += "; left out: " + strings.Join(gone, ", ")
	}
	if len(none) > 0 {
		text += "; without a place: " + strings.Join(none, ", ")
	}
	return strings.TrimPrefix(text, "; ")
}
