package explain

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/pimigrate/pimigrate/openapi"
)

// An Error is an answer other than one of success.
type Error struct {
	Status      string `json:"status"` // such as 400, 5XX or default
	Description string `json:"description"`
}

// pim is the description built in. It is read anew, in a tenth of a second:
// what only people read would make the rules larger, which a linter reads once
// a package.
var pim = sync.OnceValues(func() (*openapi3.T, error) {
	doc, err := openapi3.NewLoader().LoadFromData(openapi.PIM)
	if err != nil {
		return nil, fmt.Errorf("read the description built in: %w", err)
	}
	return doc, nil
})

// document adds what the description says of r.
func (r *Rule) document() error {
	doc, err := pim()
	if err != nil {
		return err
	}
	op := doc.Paths.Value(r.Path).GetOperation(r.Method)
	r.Summary, r.Text = op.Summary, op.Description
	for status, answer := range op.Responses.Map() {
		if !strings.HasPrefix(status, "2") && answer.Value.Description != nil {
			r.Errors = append(r.Errors, Error{status, *answer.Value.Description})
		}
	}
	slices.SortFunc(r.Errors, func(a, b Error) int { return cmp.Compare(a.Status, b.Status) })
	return nil
}
