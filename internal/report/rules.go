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
	found := Rule{ID: id, Severity: Announced, Replacements: []Replacement{}}
	for _, set := range sets {
		op := set.Operation(id)
		if op == nil || op.Deprecation == nil {
			continue
		}
		if names(message, op.Path) {
			return describe(set, op, day)
		}
		if found.Path == "" {
			found = describe(set, op, day)
		}
	}
	return found
}

// names reports whether a message has the path as a word.
func names(message, path string) bool {
	return strings.Contains(message, " "+path+" ") || strings.Contains(message, " "+path+",")
}

func describe(set *rule.Set, op *rule.Operation, day string) Rule {
	d := op.Deprecation
	out := Rule{
		ID: op.ID, API: set.Title, Method: op.Method, Path: op.Path,
		Generation: d.Generation, Announced: d.Date, Removed: d.RemovalDate, Description: d.Description,
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
