package explain

import (
	"github.com/pimigrate/pimigrate/analyzer/rule"
	"github.com/pimigrate/pimigrate/internal/report"
	"github.com/pimigrate/pimigrate/internal/sample"
)

// A Rule is what is known of an operation or a topic: what a report says of it,
// and more.
type Rule struct {
	report.Rule
	Kind   string `json:"kind"`
	Status string `json:"status,omitempty"`
	// Replacements are those of the report, and more. As the outer ones they are
	// what encoding/json writes.
	Replacements []Replacement `json:"replacements"`
	*Details
}

// Details are what a list leaves out.
type Details struct {
	Servers  []string       `json:"servers,omitempty"`
	Summary  string         `json:"summary,omitempty"`
	Text     string         `json:"text,omitempty"` // paragraphs
	HasBody  bool           `json:"hasBody,omitempty"`
	Query    []string       `json:"query,omitempty"`
	Answers  []rule.Answer  `json:"answers,omitempty"`
	Errors   []Error        `json:"errors,omitempty"`
	Shared   []string       `json:"sharedPermissions,omitempty"` // of those, what operations outside of the description need, too
	Replaces []string       `json:"replaces,omitempty"`
	Example  *sample.Sample `json:"example,omitempty"`
}

// A Replacement is a successor.
type Replacement struct {
	report.Replacement
	*Move
}

// A Move is what it takes to get to a successor.
type Move struct {
	Parameters      map[string]string `json:"parameters,omitempty"`
	Body            rule.Body         `json:"body,omitzero"`
	Answers         []rule.Answer     `json:"answers,omitempty"`
	AddDelegated    []string          `json:"addDelegated,omitempty"`
	DropDelegated   []string          `json:"dropDelegated,omitempty"`
	AddApplication  []string          `json:"addApplication,omitempty"`
	DropApplication []string          `json:"dropApplication,omitempty"`
}

// Kinds of rules.
const (
	operationKind = "operation"
	topicKind     = "topic"
)

// List lists the rules of sets, the deprecated operations in the order of their
// paths, and the topics. Status is that on day, YYYY-MM-DD.
func List(sets []*rule.Set, day string) []Rule {
	list := []Rule{}
	for _, set := range sets {
		for i := range set.Operations {
			if op := &set.Operations[i]; op.Deprecation != nil {
				list = append(list, brief(set, op, day))
			}
		}
	}
	for _, t := range Topics {
		list = append(list, t.rule(&Details{Summary: t.Summary}))
	}
	return list
}

// brief is what a list says of op.
func brief(set *rule.Set, op *rule.Operation, day string) Rule {
	r := Rule{Rule: report.Describe(set, op, day), Kind: operationKind, Replacements: []Replacement{}}
	for _, next := range r.Rule.Replacements {
		r.Replacements = append(r.Replacements, Replacement{Replacement: next})
	}
	switch r.Severity {
	case report.Retired:
		r.Status = "retired"
	case report.Announced:
		r.Status = "announced"
	default:
		r.Status = "current"
	}
	return r
}
