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

// leftOut are the tags of operations that neither client nor server are
// generated for.
var leftOut = []string{"azureResources", "aadRoles", "aadGroups", "azureResourceManager", "governanceSets"}

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
		if got, want := len(op.pathParams()), strings.Count(op.path, "{"); got != want {
			t.Errorf("%s: %d path parameters, %d in %s", id, got, want, op.path)
		}
		pattern, ok := op.Extensions["x-mux-path"].(string)
		if ok != strings.Contains(op.path, "(") {
			t.Errorf("%s: x-mux-path = %q for %s", id, pattern, op.path)
		}
		if slices.Contains(leftOut, op.Tags[0]) {
			continue
		}
		if !ok {
			pattern = strings.ReplaceAll(op.path, "-id}", "_id}") // as the generator does
		}
		mux.Handle(op.method+" "+pattern, http.NotFoundHandler())
	}
}

// TestErrors compares the errors that the pages list with the examples.
func TestErrors(t *testing.T) {
	tests := []struct {
		id, status, member string
		want               []string
	}{
		{"cancelPrivilegedRoleAssignmentRequest", "400", "message", []string{
			"Cancellation can be done only on status Scheduled and PendingApproval.",
			"Request with request ID not found.",
			"RequestId cannot be Null.",
		}},
		{"cancelPrivilegedRoleAssignmentRequest", "403", "message", []string{
			"Requester not allowed to make Cancel call or request not found.",
		}},
		{"createPrivilegedAccessRoleAssignmentRequest", "400", "code", []string{
			"PendingRoleAssignmentRequest", "ResourceIsLocked", "RoleAssignmentDoesNotExist", "RoleAssignmentExists",
			"RoleAssignmentRequestPolicyValidationFailed", "RoleNotFound", "SubjectNotFound",
		}},
		{"cancelAadRolesRoleAssignmentRequest", "400", "code", []string{"RequestCannotBeCancelled", "RoleAssignmentRequestNotFound"}},
		{"updatePrivilegedAccessRoleSetting", "400", "code", []string{"InvalidRoleSetting", "RoleSettingNotFound"}},
		{"cancelArmRoleAssignmentScheduleRequest", "400", "code", []string{"RequestCannotBeCancelled"}},
	}
	ops := operations(t, load(t))
	for _, tt := range tests {
		var got []string
		for _, ex := range ops[tt.id].Responses.Value(tt.status).Value.Content.Get("application/json").Examples {
			body := ex.Value.Value.(map[string]any)["error"].(map[string]any)
			got = append(got, body[tt.member].(string))
		}
		slices.Sort(got)
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %s of %s = %q, want %q", tt.id, tt.member, tt.status, got, tt.want)
		}
	}
}

func TestCancel(t *testing.T) {
	for id, op := range operations(t, load(t)) {
		if !strings.HasPrefix(id, "cancel") {
			continue
		}
		if op.RequestBody != nil || len(op.Parameters) != 0 {
			t.Errorf("%s: cancel takes neither a body nor query options", id)
		}
	}
}

// TestScope checks how the document says that a parameter spans segments, which
// the rules depend on.
func TestScope(t *testing.T) {
	for id, op := range operations(t, load(t)) {
		if !strings.HasPrefix(op.path, "/{scope}/") {
			continue
		}
		scope := op.item.Parameters.GetByInAndName(openapi3.ParameterInPath, "scope")
		if skip, _ := scope.Extensions["x-ms-skip-url-encoding"].(bool); !skip {
			t.Errorf("%s: scope does not span segments", id)
		}
		version := op.item.Parameters.GetByInAndName(openapi3.ParameterInQuery, "api-version")
		want := "2020-10-01"
		if id == "listArmRoleDefinitions" {
			want = "2022-04-01"
		}
		if version == nil || !version.Required || !slices.Equal(version.Schema.Value.Enum, []any{want}) {
			t.Errorf("%s: api-version is not %s", id, want)
		}
	}
}
