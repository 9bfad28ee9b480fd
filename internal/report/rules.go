package report

import (
	"slices"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// A Rule is what the description says of an operation that findings name, or
// the kind of a finding that is not about one operation.
type Rule struct {
	ID            string            `json:"id"`
	API           string            `json:"api,omitempty"`
	Method        string            `json:"method,omitempty"`
	Path          string            `json:"path,omitempty"`
	Generation    string            `json:"generation,omitempty"` // such as "PIM v2"
	Deprecated    string            `json:"deprecated,omitempty"` // since when, YYYY-MM-DD
	Removed       string            `json:"removed,omitempty"`    // since when, YYYY-MM-DD
	Description   string            `json:"description,omitempty"`
	Severity      Severity          `json:"severity"`
	Permissions   *rule.Permissions `json:"permissions,omitempty"`
	Replacements  []Replacement     `json:"replacements"` // best first; never nil
	NoReplacement string            `json:"noReplacement,omitempty"`
}

// A Replacement is an operation to call instead.
type Replacement struct {
	ID          string            `json:"id"`
	Method      string            `json:"method"`
	Path        string            `json:"path"`
	Server      string            `json:"server,omitempty"` // if not that of the API
	When        string            `json:"when,omitempty"`   // completes "for ..."
	Changes     map[string]string `json:"changes,omitempty"`
	Source      string            `json:"source,omitempty"` // official or proposed
	Permissions *rule.Permissions `json:"permissions,omitempty"`
}

// describe adds the rules that the findings name and sets their severities.
func (r *Report) describe(sets []*rule.Set) {
	known := map[string]Severity{}
	for i := range r.Findings {
		f := &r.Findings[i]
		s, ok := known[f.Rule]
		if !ok {
			described := Describe(sets, f.Rule, r.AsOf)
			r.Rules = append(r.Rules, described)
			s = described.Severity
			known[f.Rule] = s
		}
		f.Severity = s
	}
	if r.Rules == nil {
		r.Rules = []Rule{}
	}
	slices.SortFunc(r.Rules, func(a, b Rule) int { return strings.Compare(a.ID, b.ID) })
}

// Describe is what the first of sets that has an operation says of it, with its
// severity on a day. An ID of no operation is a rule without a path.
func Describe(sets []*rule.Set, id, day string) Rule {
	for _, set := range sets {
		if op := set.Operation(id); op != nil && op.Deprecation != nil {
			return describe(set, op, day)
		}
	}
	return Rule{ID: id, Severity: Announced, Replacements: []Replacement{}}
}

func describe(set *rule.Set, op *rule.Operation, day string) Rule {
	d := op.Deprecation
	out := Rule{
		ID: op.ID, API: set.Title, Method: op.Method, Path: op.Path,
		Generation: d.Generation, Deprecated: d.Date, Removed: d.RemovalDate, Description: d.Description,
		Severity: severity(op, day), Permissions: op.Permissions,
		Replacements: []Replacement{}, NoReplacement: d.NoReplacement,
	}
	for _, next := range d.Replacements {
		to := set.Operation(next.OperationID)
		if to == nil {
			continue // Read refuses such rules
		}
		r := Replacement{
			ID: to.ID, Method: to.Method, Path: to.Path,
			When: next.When, Changes: next.Changes, Source: next.Source, Permissions: to.Permissions,
		}
		if len(to.Servers) > 0 {
			r.Server = to.Servers[0]
		}
		out.Replacements = append(out.Replacements, r)
	}
	return out
}

// Rule is the rule with an ID that a finding has.
func (r *Report) Rule(id string) Rule {
	i, _ := slices.BinarySearchFunc(r.Rules, id, func(rule Rule, id string) int { return strings.Compare(rule.ID, id) })
	return r.Rules[i]
}
