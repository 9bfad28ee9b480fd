package explain

import (
	"github.com/pimigrate/pimigrate/analyzer/rule"
	"github.com/pimigrate/pimigrate/internal/sample"
)

// A Rule is what is known of an operation or a topic.
type Rule struct {
	ID            string        `json:"id"`
	Kind          string        `json:"kind"`
	Method        string        `json:"method,omitempty"`
	Path          string        `json:"path,omitempty"`
	API           string        `json:"api,omitempty"`
	Status        string        `json:"status,omitempty"`
	Generation    string        `json:"generation,omitempty"`
	Announced     string        `json:"announced,omitempty"`
	Removed       string        `json:"removed,omitempty"`
	Replacements  []Replacement `json:"replacements,omitempty"`
	NoReplacement string        `json:"noReplacement,omitempty"`
	*Details
}

// Details are what a list leaves out.
type Details struct {
	Servers     []string          `json:"servers,omitempty"`
	Notice      string            `json:"notice,omitempty"`
	Summary     string            `json:"summary,omitempty"`
	Description string            `json:"description,omitempty"`
	HasBody     bool              `json:"hasBody,omitempty"`
	Query       []string          `json:"query,omitempty"`
	Answers     []rule.Answer     `json:"answers,omitempty"`
	Errors      []Error           `json:"errors,omitempty"`
	Permissions *rule.Permissions `json:"permissions,omitempty"`
	Shared      []string          `json:"sharedPermissions,omitempty"` // of those, what operations outside of the description need, too
	Replaces    []string          `json:"replaces,omitempty"`
	Example     *sample.Sample    `json:"example,omitempty"`
}

// A Replacement is a successor.
type Replacement struct {
	Operation string `json:"operation"`
	Request   string `json:"request"`
	When      string `json:"when,omitempty"`
	*Move
}

// A Move is what it takes to get to a successor.
type Move struct {
	Source          string            `json:"source,omitempty"`
	Parameters      map[string]string `json:"parameters,omitempty"`
	Changes         map[string]string `json:"changes,omitempty"`
	Body            rule.Body         `json:"body,omitzero"`
	Answers         []rule.Answer     `json:"answers,omitempty"`
	Permissions     *rule.Permissions `json:"permissions,omitempty"`
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
		list = append(list, Rule{ID: t.ID, Kind: topicKind, Details: &Details{Summary: t.Summary}})
	}
	return list
}

// brief is what a list says of op.
func brief(set *rule.Set, op *rule.Operation, day string) Rule {
	r := Rule{ID: op.ID, Kind: operationKind, Method: op.Method, Path: op.Path, API: set.Title, Status: "current"}
	d := op.Deprecation
	if d == nil {
		return r
	}
	r.Generation, r.Announced, r.Removed, r.NoReplacement = d.Generation, d.Date, d.RemovalDate, d.NoReplacement
	if r.Status = "announced"; d.RetiredOn(day) {
		r.Status = "retired"
	}
	for _, next := range d.Replacements {
		r.Replacements = append(r.Replacements, Replacement{Operation: next.OperationID, Request: set.Operation(next.OperationID).Address(), When: next.When})
	}
	return r
}
