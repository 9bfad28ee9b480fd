package rule

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// A file is the form in which a set is written: what operations share stands
// in tables, and they refer to it by its number, from 1. The rules for PIM are
// a quarter of the size that way, and read in half the time.
type file struct {
	Title        string            `json:"title"`
	Servers      []string          `json:"servers"`
	PathStyle    string            `json:"pathStyle,omitempty"`
	Shared       []string          `json:"sharedPermissions,omitempty"`
	Queries      [][]Option        `json:"queries,omitempty"`
	Answers      [][]Answer        `json:"answers,omitempty"`
	Permissions  []Permissions     `json:"permissions,omitempty"`
	Notices      []Deprecation     `json:"notices,omitempty"` // without replacements
	Texts        []string          `json:"texts,omitempty"`   // of changes
	Properties   []Property        `json:"properties,omitempty"`
	Replacements []fileReplacement `json:"replacements,omitempty"`
	Operations   []fileOperation   `json:"operations"`
}

// A fileReplacement is a replacement whose changes are numbers of texts. Its
// fields hide those of the replacement.
type fileReplacement struct {
	Replacement
	Changes map[string]int `json:"changes,omitempty"`
	Body    fileBody       `json:"body,omitzero"`
}

// A fileOperation is an operation with numbers for what stands in tables. Its
// fields hide those of the operation.
type fileOperation struct {
	Operation
	Query        int   `json:"query,omitempty"`
	Answers      int   `json:"answers,omitempty"`
	Permissions  int   `json:"permissions,omitempty"`
	Deprecation  int   `json:"deprecation,omitempty"` // a notice
	Replacements []int `json:"replacements,omitempty"`
}

// MarshalJSON returns the set in the form that [Read] reads.
func (s Set) MarshalJSON() ([]byte, error) {
	f := file{Title: s.Title, Servers: s.Servers, PathStyle: s.PathStyle, Shared: s.SharedPermissions}
	number := numbers{}
	for _, op := range s.Operations {
		o := fileOperation{Operation: op}
		if op.Query != nil {
			o.Query = add(number, &f.Queries, op.Query)
		}
		if op.Answers != nil {
			o.Answers = add(number, &f.Answers, op.Answers)
		}
		if op.Permissions != nil {
			o.Permissions = add(number, &f.Permissions, *op.Permissions)
		}
		if op.Deprecation != nil {
			notice := *op.Deprecation
			notice.Replacements = nil
			o.Deprecation = add(number, &f.Notices, notice)
			for _, r := range op.Deprecation.Replacements {
				o.Replacements = append(o.Replacements, f.addReplacement(number, r))
			}
		}
		f.Operations = append(f.Operations, o)
	}
	return json.Marshal(f)
}

func (f *file) addReplacement(number numbers, r Replacement) int {
	out := fileReplacement{Replacement: r, Changes: map[string]int{}, Body: f.addBody(number, r.Body)}
	out.Replacement.Changes, out.Replacement.Body = nil, Body{}
	for _, key := range slices.Sorted(maps.Keys(r.Changes)) {
		out.Changes[key] = add(number, &f.Texts, r.Changes[key])
	}
	return add(number, &f.Replacements, out)
}

// numbers are those of the rows that tables have so far.
type numbers map[string]int

// add returns the number of row in rows, and appends it if it is new.
func add[T any](number numbers, rows *[]T, row T) int {
	key := fmt.Sprintf("%T %#v", row, row) // prints maps in the order of their keys
	if number[key] == 0 {
		*rows = append(*rows, row)
		number[key] = len(*rows)
	}
	return number[key]
}

// set is the set that f holds.
func (f *file) set() (*Set, error) {
	replacements, err := f.replacements()
	if err != nil {
		return nil, err
	}
	operations := make([]Operation, len(f.Operations))
	for i, o := range f.Operations {
		if operations[i], err = f.operation(o, replacements); err != nil {
			return nil, fmt.Errorf("operation %s: %w", o.ID, err)
		}
	}
	return &Set{Title: f.Title, Servers: f.Servers, PathStyle: f.PathStyle, SharedPermissions: f.Shared, Operations: operations}, nil
}

// replacements are the rows of that table. Each must be an operation of f.
func (f *file) replacements() ([]Replacement, error) {
	ids := make(map[string]bool, len(f.Operations))
	for _, o := range f.Operations {
		ids[o.ID] = true
	}
	out := make([]Replacement, len(f.Replacements))
	for i, r := range f.Replacements {
		if !ids[r.OperationID] {
			return nil, fmt.Errorf("%s replaces an operation and is not in the file", r.OperationID)
		}
		out[i] = r.Replacement
		if len(r.Changes) > 0 {
			out[i].Changes = make(map[string]string, len(r.Changes))
		}
		for key, n := range r.Changes {
			text, err := row(f.Texts, n)
			if err != nil {
				return nil, fmt.Errorf("change of %s: %w", r.OperationID, err)
			}
			out[i].Changes[key] = text
		}
		var err error
		if out[i].Body, err = f.body(r.Body); err != nil {
			return nil, fmt.Errorf("body of %s: %w", r.OperationID, err)
		}
	}
	return out, nil
}

func (f *file) operation(o fileOperation, replacements []Replacement) (Operation, error) {
	op := o.Operation
	if o.Query != 0 {
		query, err := row(f.Queries, o.Query)
		if err != nil {
			return op, err
		}
		op.Query = query
	}
	if o.Answers != 0 {
		answers, err := row(f.Answers, o.Answers)
		if err != nil {
			return op, err
		}
		op.Answers = answers
	}
	if o.Permissions != 0 {
		permissions, err := row(f.Permissions, o.Permissions)
		if err != nil {
			return op, err
		}
		op.Permissions = &permissions
	}
	if o.Deprecation == 0 {
		return op, nil
	}
	notice, err := row(f.Notices, o.Deprecation)
	if err != nil {
		return op, err
	}
	for _, n := range o.Replacements {
		r, err := row(replacements, n)
		if err != nil {
			return op, err
		}
		notice.Replacements = append(notice.Replacements, r)
	}
	op.Deprecation = &notice
	return op, nil
}

var errNoRow = errors.New("no such row")

// row returns row n of a table.
func row[T any](rows []T, n int) (T, error) {
	if n < 1 || n > len(rows) {
		var zero T
		return zero, fmt.Errorf("%w: %d of %d", errNoRow, n, len(rows))
	}
	return rows[n-1], nil
}
