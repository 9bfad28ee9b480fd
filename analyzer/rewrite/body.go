package rewrite

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
)

// body edits what the request carries, if it is spelled out for this request
// only and the document knows a place for each of its properties.
func (rw *rewriter) body() outcome {
	b := rw.replacement.Body
	switch {
	case !rw.Match.HasBody && !rw.next.HasBody || b.Same:
		return outcome{}
	case b.IsZero():
		return refuse("the document does not say what becomes of the body")
	case rw.severalRequests():
		return refuse("its body serves requests to several URLs")
	}
	o, why := rw.bodyObject()
	if o == nil {
		return refuse(why)
	}
	moves := rw.movesOf(o)
	if why := rw.bodyProblem(moves); why != "" {
		return refuse(why)
	}
	edits, why := rw.rebuild(o, moves)
	return outcome{edits: edits, refusal: why}
}

// official is the source of a replacement that the API's vendor published.
// Others are derived: good enough to point to, not to rewrite a body by.
const official = "official"

// bodyProblem is the first reason not to edit the body: of a property in
// source order, else of the body as a whole.
func (rw *rewriter) bodyProblem(moves []propertyMove) string {
	for _, mv := range moves {
		if mv.problem != "" {
			return mv.problem
		}
	}
	filled, why := rw.filled(moves)
	if why != "" {
		return why
	}
	if rw.replacement.Source != official {
		return "how its body changes is proposed, not official"
	}
	for _, property := range slices.Sorted(maps.Keys(rw.replacement.WhenValues)) {
		_, known := rw.replacement.Body.Properties[property]
		if known && !slices.ContainsFunc(moves, func(mv propertyMove) bool { return mv.place == property && mv.m.certain }) {
			return "its body has no " + property + ", which decides on the successor"
		}
	}
	for _, place := range rw.replacement.Body.Needs {
		if !filled[place] {
			return "the successor needs " + place + ", which its body does not tell"
		}
	}
	return ""
}

// filled are the places of the successor's body that moves fill for certain.
// Two properties may not fill one.
func (rw *rewriter) filled(moves []propertyMove) (map[string]bool, string) {
	filled := map[string]bool{}
	by := map[string]string{} // the property that fills a place
	for place := range rw.replacement.Body.Add {
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
func (rw *rewriter) severalRequests() bool {
	if len(rw.Call.URLs) > 1 || len(rw.Call.Methods) > 1 {
		return true
	}
	all := rw.pass.ResultOf[httpcall.Analyzer].(*httpcall.Result).Calls
	return slices.ContainsFunc(all, func(c *httpcall.Call) bool { return c != rw.Call && c.Node == rw.Call.Node })
}

// bodyNotes say property by property what becomes of the body, where it is
// spelled out, else in one sentence at the call.
func (rw *rewriter) bodyNotes() []analysis.RelatedInformation {
	b := rw.replacement.Body
	if b.IsZero() || b.Same {
		return nil
	}
	o, _ := rw.bodyObject()
	if o == nil {
		return []analysis.RelatedInformation{{Pos: rw.Call.Node.Pos(), End: rw.Call.Node.End(), Message: "its body: " + rw.bodySummary()}}
	}
	var out []analysis.RelatedInformation
	moves := rw.movesOf(o)
	for _, mv := range moves {
		out = append(out, analysis.RelatedInformation{Pos: mv.m.key.from, End: mv.m.key.to, Message: mv.note})
	}
	filled, _ := rw.filled(moves)
	var wants []string
	for _, place := range slices.Sorted(maps.Keys(b.Add)) {
		wants = append(wants, fmt.Sprintf("%s %q", place, b.Add[place]))
	}
	for _, place := range b.Needs {
		if _, added := b.Add[place]; !added && !filled[place] {
			wants = append(wants, place)
		}
	}
	if len(wants) > 0 {
		out = append(out, analysis.RelatedInformation{Pos: o.lit.Pos(), End: o.lit.End(), Message: "the successor also wants " + strings.Join(wants, ", ")})
	}
	return out
}

// bodySummary says in a sentence where the properties go that the document
// knows.
func (rw *rewriter) bodySummary() string {
	var moves, gone, none []string
	for _, place := range slices.Sorted(maps.Keys(rw.replacement.Body.Properties)) {
		switch p := rw.replacement.Body.Properties[place]; {
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
