package rule

import (
	"maps"
	"slices"
	"strings"
)

// A Body says what becomes of the body of a request. The zero Body says
// nothing. A place is a path of property names, such as "schedule.endDateTime";
// constants are texts.
type Body struct {
	Same       bool                `json:"same,omitempty"`       // the successor takes the same body
	Properties map[string]Property `json:"properties,omitempty"` // by place in the retired body
	Add        map[string]string   `json:"add,omitempty"`        // constants to send too, by place
	Needs      []string            `json:"needs,omitempty"`      // places without which the successor refuses the body
}

// A Property says what becomes of one property: where it goes, why it may go,
// or why only a person can tell.
type Property struct {
	To     string            `json:"to,omitempty"`     // its place in the successor's body
	Values map[string]string `json:"values,omitempty"` // constants and what becomes of them; others have no counterpart
	Whole  string            `json:"whole,omitempty"`  // what becomes of a whole number, with {} for it; other values have no counterpart
	Except map[string]string `json:"except,omitempty"` // constants without a counterpart, and why
	With   map[string]string `json:"with,omitempty"`   // constants to send beside it, by place
	Null   map[string]string `json:"null,omitempty"`   // constants to send in its place where it is null, by place
	Gone   string            `json:"gone,omitempty"`   // why nothing is lost without it
	None   string            `json:"none,omitempty"`   // why it has no place that can be told
}

// IsZero reports whether b says nothing.
func (b Body) IsZero() bool {
	return !b.Same && b.Properties == nil && b.Add == nil && b.Needs == nil
}

// Places are the places of the successor's body that b can fill.
func (b Body) Places() []string {
	places := slices.Collect(maps.Keys(b.Add))
	for _, p := range b.Properties {
		if p.To != "" {
			places = append(places, p.To)
		}
		places = slices.AppendSeq(places, maps.Keys(p.With))
		places = slices.AppendSeq(places, maps.Keys(p.Null))
	}
	slices.Sort(places)
	return slices.Compact(places)
}

// Prefers reports whether word, in any case, is part of the operation's name or
// of what it is for.
func (r Replacement) Prefers(word string) bool {
	word = strings.ToLower(word)
	return strings.Contains(strings.ToLower(r.OperationID), word) || strings.Contains(strings.ToLower(r.When), word)
}

// CanPrefer reports whether a replacement of some operation goes by word, so
// that a user who prefers it has not misspelled it.
func (s *Set) CanPrefer(word string) bool {
	return slices.ContainsFunc(s.Operations, func(o Operation) bool {
		return o.Deprecation != nil && slices.ContainsFunc(o.Deprecation.Replacements, func(r Replacement) bool { return r.Prefers(word) })
	})
}
