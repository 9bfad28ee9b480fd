package openapi_test

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/pimigrate/pimigrate/openapi"
)

// load parses and validates the document.
func load(t *testing.T) *openapi3.T {
	t.Helper()
	loader := openapi3.NewLoader()
	doc, err := loader.LoadFromData(openapi.PIM)
	if err != nil {
		t.Fatalf("load the document: %v", err)
	}
	if err := doc.Validate(context.Background(), openapi3.EnableExamplesValidation()); err != nil {
		t.Fatalf("validate the document: %v", err)
	}
	return doc
}

// operation is an operation with what the document says around it.
type operation struct {
	method, path string
	item         *openapi3.PathItem
	*openapi3.Operation
}

// pathParams names the path parameters of the operation, sorted.
func (o operation) pathParams() []string {
	var names []string
	for _, list := range []openapi3.Parameters{o.item.Parameters, o.Parameters} {
		for _, p := range list {
			if p.Value.In == openapi3.ParameterInPath {
				names = append(names, p.Value.Name)
			}
		}
	}
	slices.Sort(names)
	return names
}

// operations returns the operations by id; ids must exist and be unique.
func operations(t *testing.T, doc *openapi3.T) map[string]operation {
	t.Helper()
	ops := map[string]operation{}
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			if op.OperationID == "" {
				t.Errorf("%s %s has no operationId", method, path)
			}
			if other, ok := ops[op.OperationID]; ok {
				t.Errorf("%s %s and %s share the operationId %s", method, path, other.path, op.OperationID)
			}
			ops[op.OperationID] = operation{method, path, item, op}
		}
	}
	return ops
}

// TestPathParameters checks that each path names its parameters and that a path
// that http.ServeMux cannot register has another one.
func TestPathParameters(t *testing.T) {
	mux := http.NewServeMux()
	for id, op := range operations(t, load(t)) {
		for _, name := range op.pathParams() {
			if !strings.Contains(op.path, "{"+name+"}") {
				t.Errorf("%s: %s is not in %s", id, name, op.path)
			}
		}
		pattern, ok := op.Extensions["x-mux-path"].(string)
		if ok != strings.Contains(op.path, "(") {
			t.Errorf("%s: x-mux-path = %q for %s", id, pattern, op.path)
		}
		if !ok {
			pattern = op.path
		}
		mux.Handle(op.method+" "+pattern, http.NotFoundHandler())
	}
}

func TestCancel(t *testing.T) {
	op := operations(t, load(t))["cancelPrivilegedRoleAssignmentRequest"]
	if op.RequestBody != nil || len(op.Parameters) != 0 {
		t.Error("cancel takes neither a body nor query options")
	}
	want := map[string][]string{
		"400": {
			"Cancellation can be done only on status Scheduled and PendingApproval.",
			"Request with request ID not found.",
			"RequestId cannot be Null.",
		},
		"403": {"Requester not allowed to make Cancel call or request not found."},
	}
	for status, messages := range want {
		var got []string
		for _, ex := range op.Responses.Value(status).Value.Content.Get("application/json").Examples {
			body := ex.Value.Value.(map[string]any)["error"].(map[string]any)
			got = append(got, body["message"].(string))
		}
		slices.Sort(got)
		if !slices.Equal(got, messages) {
			t.Errorf("%s: messages = %q, want %q", status, got, messages)
		}
	}
	ok := op.Responses.Value("200").Value.Content.Get("application/json").Schema.Ref
	if ok != "#/components/schemas/privilegedRoleAssignmentRequest" {
		t.Errorf("200 answers %s", ok)
	}
}
