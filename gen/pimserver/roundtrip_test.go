package pimserver_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/gen/pimserver"
)

// server implements what the tests call; the rest panics. The round trip of a
// retired operation is in examples/stubs: this module calls none.
type server struct {
	pimserver.StrictServerInterface
	cancelled []string
}

func (s *server) CancelRoleAssignmentScheduleRequest(
	_ context.Context, req pimserver.CancelRoleAssignmentScheduleRequestRequestObject,
) (pimserver.CancelRoleAssignmentScheduleRequestResponseObject, error) {
	s.cancelled = append(s.cancelled, req.Id)
	return pimserver.CancelRoleAssignmentScheduleRequest204Response{}, nil
}

func (s *server) FilterRoleAssignmentScheduleRequestsByCurrentUser(
	_ context.Context, req pimserver.FilterRoleAssignmentScheduleRequestsByCurrentUserRequestObject,
) (pimserver.FilterRoleAssignmentScheduleRequestsByCurrentUserResponseObject, error) {
	return pimserver.FilterRoleAssignmentScheduleRequestsByCurrentUser200JSONResponse{
		Value: []pim.UnifiedRoleAssignmentScheduleRequest{{PrincipalId: new(string(req.On)), CustomData: req.Params.Filter}},
	}, nil
}

// newClient serves s and returns a client and the server's address.
func newClient(t *testing.T, s pimserver.StrictServerInterface) (*pim.ClientWithResponses, string) {
	t.Helper()
	ts := httptest.NewServer(pimserver.NewHandler(s))
	t.Cleanup(ts.Close)
	c, err := pim.NewClientWithResponses(ts.URL)
	if err != nil {
		t.Fatal(err)
	}
	return c, ts.URL
}

func TestCancelV3(t *testing.T) {
	s := &server{}
	c, _ := newClient(t, s)
	rsp, err := c.CancelRoleAssignmentScheduleRequestWithResponse(t.Context(), "a/b'c")
	if err != nil {
		t.Fatal(err)
	}
	if rsp.StatusCode() != http.StatusNoContent || len(rsp.Body) != 0 {
		t.Errorf("status = %s, body %s", rsp.Status(), rsp.Body)
	}
	if len(s.cancelled) != 1 || s.cancelled[0] != "a/b'c" {
		t.Errorf("cancelled = %q", s.cancelled)
	}
}

func TestFilterByCurrentUser(t *testing.T) {
	c, _ := newClient(t, &server{})
	filter := "status eq 'Granted'"
	rsp, err := c.FilterRoleAssignmentScheduleRequestsByCurrentUserWithResponse(t.Context(),
		pim.ScheduleRequestFilterByCurrentUserOptionsPrincipal,
		&pim.FilterRoleAssignmentScheduleRequestsByCurrentUserParams{Filter: &filter})
	if err != nil {
		t.Fatal(err)
	}
	if rsp.JSON200 == nil || len(rsp.JSON200.Value) != 1 {
		t.Fatalf("status = %s, body %s", rsp.Status(), rsp.Body)
	}
	got := rsp.JSON200.Value[0]
	if *got.PrincipalId != "principal" || *got.CustomData != filter {
		t.Errorf("on = %s, $filter = %s", *got.PrincipalId, *got.CustomData)
	}
	want := "/v1.0/roleManagement/directory/roleAssignmentScheduleRequests/filterByCurrentUser(on='principal')"
	if path := rsp.HTTPResponse.Request.URL.EscapedPath(); path != want {
		t.Errorf("path = %s, want %s", path, want)
	}
}

// serve sends one request to h and returns the body of the answer.
func serve(t *testing.T, h http.Handler, method, path string) string {
	t.Helper()
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, httptest.NewRequest(method, path, nil))
	return rec.Body.String()
}
