package compile

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// Scaffold writes an OpenAPI Overlay for the description in the file called
// name: an action for each deprecated operation that has no x-replaced-by,
// ready to be filled in. Candidates are found in the description itself and
// stand in comments: which operation replaces which is for a person to say.
func Scaffold(name string) ([]byte, error) {
	name, err := filepath.Abs(name)
	if err != nil {
		return nil, err
	}
	r := &reader{seen: map[string][]byte{}}
	data, err := r.prepare(name, nil)
	if err != nil {
		return nil, fmt.Errorf("read description: %w", err)
	}
	doc, err := r.load(data, name)
	if err != nil {
		return nil, fmt.Errorf("read description: %w", err)
	}
	return scaffold(doc)
}

func scaffold(doc *openapi3.T) ([]byte, error) {
	settle(doc)
	retired, live := described(doc)
	if len(retired) == 0 {
		return nil, errors.New("no deprecated operation is without x-replaced-by")
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, `overlay: 1.0.0
info:
  title: %q
  version: 0.1.0
# For each operation, fill in x-replaced-by: take a proposal by removing "[]"
# and the "#" before its lines, correct it, or write x-no-replacement with the
# reason why there is none. Parameters say where the successor's path parameters
# come from; changes (status, body, ids, query, permissions) what callers must know.
actions:
`, "Successors of the deprecated operations of "+doc.Info.Title)
	successors := index(live)
	for _, op := range retired {
		op.action(&b, successors.proposals(op))
	}
	return b.Bytes(), nil
}

// A candidate is an operation of a description, with where it stands.
type candidate struct {
	method, path string
	*openapi3.Operation
}

// described are the deprecated operations of doc without x-replaced-by, and
// the live ones, each by path and method.
func described(doc *openapi3.T) (retired, live []candidate) {
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			o := candidate{method, path, op}
			if !op.Deprecated {
				live = append(live, o)
			} else if _, known := op.Extensions["x-replaced-by"]; !known {
				retired = append(retired, o)
			}
		}
	}
	for _, list := range [][]candidate{retired, live} {
		slices.SortFunc(list, func(a, b candidate) int {
			return cmp.Or(cmp.Compare(a.path, b.path), cmp.Compare(a.method, b.method))
		})
	}
	return retired, live
}

// action writes the action for o.
func (o candidate) action(b *bytes.Buffer, proposals []proposal) {
	fmt.Fprintf(b, "\n  # %s %s", o.method, o.path)
	if o.OperationID != "" {
		fmt.Fprintf(b, " (%s)", o.OperationID)
	}
	if s := sentence(o.Description); s != "" {
		fmt.Fprintf(b, ": %s", s)
	}
	quote := "'"
	if strings.Contains(o.path, quote) { // as OData has it
		quote = `"`
	}
	fmt.Fprintf(b, "\n  - target: $.paths[%s].%s\n    update:\n      x-replaced-by: []\n", quote+o.path+quote, strings.ToLower(o.method))
	for _, p := range proposals {
		fmt.Fprintf(b, "      # proposal, %s: %s %s\n      #  - operationId: %s\n", p.why, p.method, p.path, p.id())
		if from := p.parametersFrom(o); from != "" {
			fmt.Fprintf(b, "      #    parameters: {%s}\n", from)
		}
		fmt.Fprintf(b, "      #    source: proposed\n")
	}
}

// id is the name that x-replaced-by goes by. The compiler makes the same up
// for an operation without one.
func (o candidate) id() string {
	if o.OperationID != "" {
		return o.OperationID
	}
	return o.method + " " + o.path
}
