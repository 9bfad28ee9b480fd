package rule

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// A Set is the rules of one API.
type Set struct {
	Title      string      `json:"title"`
	Servers    []string    `json:"servers"`             // base URLs
	PathStyle  string      `json:"pathStyle,omitempty"` // "odata" or ""
	Operations []Operation `json:"operations"`          // deprecated ones, their successors, those with permissions, and what could be mistaken for them

	// SharedPermissions are those that other APIs need too.
	SharedPermissions []string `json:"sharedPermissions,omitempty"`

	byLast      map[string][]*template
	permissions map[string]bool // of deprecated operations, but not shared
}

// An Operation is a method and path of the API.
type Operation struct {
	ID          string       `json:"id"`
	Method      string       `json:"method"`
	Path        string       `json:"path"`
	Servers     []string     `json:"servers,omitempty"` // if other than the set's
	Wide        bool         `json:"wide,omitempty"`    // the parameter in front of Path may span segments
	Values      Values       `json:"values,omitempty"`  // of path parameters, where the description lists them
	HasBody     bool         `json:"hasBody,omitempty"` // the request carries one
	Query       []Option     `json:"query,omitempty"`   // of its URL; only those of deprecated operations and successors
	Answers     []Answer     `json:"answers,omitempty"` // of success, by status
	Permissions *Permissions `json:"permissions,omitempty"`
	Deprecation *Deprecation `json:"deprecation,omitempty"` // nil: the operation is live
}

// Values are the texts that path parameters can have, by name.
type Values map[string][]string

// An Option is one that the query of a URL can have.
type Option struct {
	Name     string `json:"name"`
	Required bool   `json:"required,omitempty"`
	Text     bool   `json:"text,omitempty"` // its value may name properties
}

// An Answer is a status of success and whether a body comes with it.
type Answer struct {
	Status  int  `json:"status"`
	HasBody bool `json:"hasBody,omitempty"`
}

// Permissions lists what a caller needs, least privileged first.
type Permissions struct {
	Delegated   []string `json:"delegated,omitempty"`
	Application []string `json:"application,omitempty"`
}

// A Deprecation says since when not to use an operation, and what to use.
type Deprecation struct {
	Generation    string        `json:"generation,omitempty"`  // such as "PIM v2"
	Date          string        `json:"date,omitempty"`        // announced, YYYY-MM-DD
	RemovalDate   string        `json:"removalDate,omitempty"` // gone, YYYY-MM-DD
	Description   string        `json:"description,omitempty"`
	Replacements  []Replacement `json:"replacements,omitempty"` // best first
	NoReplacement string        `json:"noReplacement,omitempty"`
}

// A Replacement is an operation to use instead.
type Replacement struct {
	OperationID string            `json:"operationId"`
	When        string            `json:"when,omitempty"` // completes "for ..."
	Parameters  map[string]string `json:"parameters,omitempty"`
	Changes     map[string]string `json:"changes,omitempty"`
	Source      string            `json:"source,omitempty"` // official or proposed
	Body        Body              `json:"body,omitzero"`

	// Values that properties of the retired API have where this one is meant,
	// such as assignmentState Eligible, by property.
	WhenValues map[string][]string `json:"whenValues,omitempty"`
}

// Address is the method and path of o, with its server if that is not the one
// of the set.
func (o *Operation) Address() string {
	if len(o.Servers) > 0 {
		return o.Method + " " + strings.TrimSuffix(o.Servers[0], "/") + o.Path
	}
	return o.Method + " " + o.Path
}

// RetiredOn reports whether the removal date has come on day, YYYY-MM-DD.
func (d *Deprecation) RetiredOn(day string) bool {
	return d.RemovalDate != "" && d.RemovalDate <= day
}

// ErrEmpty is returned by Read for a file without any operation: a linter
// that runs with it would find nothing and say all is well.
var ErrEmpty = errors.New("no operations")

// Read decodes a compiled rule file.
func Read(data []byte) (*Set, error) {
	var f file
	if err := json.Unmarshal(data, &f); err != nil {
		return nil, fmt.Errorf("decode rules: %w", err)
	}
	s, err := f.set()
	if err != nil {
		return nil, fmt.Errorf("decode rules: %w", err)
	}
	if len(s.Operations) == 0 {
		return nil, fmt.Errorf("decode rules: %w", ErrEmpty)
	}
	s.index()
	s.indexPermissions()
	return s, nil
}

// Operation returns the operation with the given ID, or nil.
func (s *Set) Operation(id string) *Operation {
	i := slices.IndexFunc(s.Operations, func(o Operation) bool { return o.ID == id })
	if i < 0 {
		return nil
	}
	return &s.Operations[i]
}
