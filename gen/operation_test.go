package gen_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/gen/pim"
)

// A doer answers 204 and keeps the operation of the request.
type doer struct{ op *pim.Operation }

func (d *doer) Do(req *http.Request) (*http.Response, error) {
	d.op = pim.OperationOf(req.Context())
	w := httptest.NewRecorder()
	w.WriteHeader(http.StatusNoContent)
	return w.Result(), nil
}

// TestOperation checks that what sends a request learns its operation.
func TestOperation(t *testing.T) {
	d := &doer{}
	c, err := pim.NewClient(pim.DefaultServer, pim.WithHTTPClient(d))
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	json := pim.Success{Status: 200, ContentType: "application/json"}
	tests := []struct {
		call    func() (*http.Response, error)
		id      string
		path    string
		success pim.Success
	}{
		{func() (*http.Response, error) { return c.CancelRoleAssignmentScheduleRequest(ctx, "id") },
			"cancelRoleAssignmentScheduleRequest", "/v1.0/roleManagement/directory/roleAssignmentScheduleRequests/{id}/cancel", pim.Success{Status: 204}},
		{func() (*http.Response, error) { return c.ListRoleAssignmentScheduleRequests(ctx, nil) },
			"listRoleAssignmentScheduleRequests", "/v1.0/roleManagement/directory/roleAssignmentScheduleRequests", json},
		{func() (*http.Response, error) {
			return c.CreateRoleEligibilityScheduleRequest(ctx, pim.UnifiedRoleEligibilityScheduleRequest{})
		}, "createRoleEligibilityScheduleRequest", "/v1.0/roleManagement/directory/roleEligibilityScheduleRequests", pim.Success{Status: 201, ContentType: "application/json"}},
		{func() (*http.Response, error) {
			return c.CreateRoleEligibilityScheduleRequestWithBody(ctx, "application/json", strings.NewReader("{}"))
		}, "createRoleEligibilityScheduleRequest", "/v1.0/roleManagement/directory/roleEligibilityScheduleRequests", pim.Success{Status: 201, ContentType: "application/json"}},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			resp, err := tt.call()
			if err != nil {
				t.Fatal(err)
			}
			resp.Body.Close()
			if d.op == nil || d.op.ID != tt.id || d.op.Path != tt.path || !slices.Equal(d.op.Successes, []pim.Success{tt.success}) {
				t.Errorf("operation = %+v, want %s of %s with %+v", d.op, tt.id, tt.path, tt.success)
			}
		})
	}
	if op := pim.OperationOf(ctx); op != nil {
		t.Errorf("operation of another context = %+v, want nil", op)
	}
}
