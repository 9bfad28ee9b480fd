package report

import (
	"maps"
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
	Announced     string            `json:"announced,omitempty"`  // since when, YYYY-MM-DD
	Removed       string            `json:"removed,omitempty"`    // since when, YYYY-MM-DD
	Description   string            `json:"description,omitempty"`
	Severity      Severity          `json:"severity,omitempty"` // none for an operation in use
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

// Address is the method and path of r, with its server if it has one of its own.
func (r Replacement) Address() string {
	return r.Method + " " + strings.TrimSuffix(r.Server, "/") + r.Path
}

// describe adds the rules that the findings name and sets their severities. Of
// two operations with one ID, of different descriptions, the one found later goes
// by method and path.
func (r *Report) describe(sets []*rule.Set) {
	known := map[string]Rule{}
	for i := range r.Findings {
		f := &r.Findings[i]
		described := lookUp(sets, f.Rule, f.Message, r.AsOf)
		if other, ok := known[f.Rule]; ok && other.Path != described.Path {
			described.ID = described.Method + " " + described.Path
		}
		f.Rule, f.Severity = described.ID, described.Severity
		known[f.Rule] = described
	}
	r.Rules = slices.SortedFunc(maps.Values(known), func(a, b Rule) int { return strings.Compare(a.ID, b.ID) })
	if r.Rules == nil {
		r.Rules = []Rule{}
	}
}

// lookUp is what the rules say of the operation that a message names by its ID
// and, where several have that, its path. A message that is not about one
// operation has a rule without a path.
func lookUp(sets []*rule.Set, id, message, day string) Rule {
	found := Topic(id)
	for _, set := range sets {
		op := set.Operation(id)
		if op == nil || op.Deprecation == nil {
			continue
		}
		if names(message, op.Path) {
			return Describe(set, op, day)
		}
		if found.Path == "" {
			found = Describe(set, op, day)
		}
	}
	return found
}

// names reports whether a message has the path as a word.
func names(message, path string) bool {
	return strings.Contains(message, " "+path+" ") || strings.Contains(message, " "+path+",")
}

// Topic is a rule that is not about one operation. It is no reason to break a
// build.
func Topic(id string) Rule {
	return Rule{ID: id, Severity: Announced, Replacements: []Replacement{}}
}

// Describe is the rule for op, of set, on a day, YYYY-MM-DD. Of an operation in
// use it says what it is and needs.
func Describe(set *rule.Set, op *rule.Operation, day string) Rule {
	out := Rule{
		ID: op.ID, API: set.Title, Method: op.Method, Path: op.Path,
		Permissions: op.Permissions, Replacements: []Replacement{},
	}
	d := op.Deprecation
	if d == nil {
		return out
	}
	out.Generation, out.Announced, out.Removed = d.Generation, d.Date, d.RemovalDate
	out.Description, out.NoReplacement, out.Severity = d.Description, d.NoReplacement, severity(d, day)
	for _, next := range d.Replacements {
		to := set.Operation(next.OperationID)
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
