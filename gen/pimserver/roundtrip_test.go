package pimserver_test

//lint:file-ignore SA1019 the retired operations are served and tested on purpose.

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/gen/pimserver"
)

const (
	scheduled = "7c53453e-d5a4-41e0-8eb1-32d5ec8bfdee"
	completed = "11111111-2222-3333-4444-555555555555"
	notNow    = "Cancellation can be done only on status Scheduled and PendingApproval."
)

// server implements what the tests call; the rest panics.
type server struct {
	pimserver.StrictServerInterface
	cancelled []string
}

func (s *server) CancelPrivilegedRoleAssignmentRequest(
	_ context.Context, req pimserver.CancelPrivilegedRoleAssignmentRequestRequestObject,
) (pimserver.CancelPrivilegedRoleAssignmentRequestResponseObject, error) {
	if req.RequestId != scheduled {
		return pimserver.CancelPrivilegedRoleAssignmentRequest400JSONResponse{
			Error: pim.MainError{Code: "BadRequest", Message: notNow},
		}, nil
	}
	return pimserver.CancelPrivilegedRoleAssignmentRequest200JSONResponse{
		Id:     &req.RequestId,
		Status: new(pim.PrivilegedRoleAssignmentRequestStatusCancelling),
	}, nil
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

func TestCancelV2(t *testing.T) {
	c, _ := newClient(t, &server{})
	rsp, err := c.CancelPrivilegedRoleAssignmentRequestWithResponse(t.Context(), scheduled)
	if err != nil {
		t.Fatal(err)
	}
	if rsp.StatusCode() != http.StatusOK || rsp.JSON200 == nil {
		t.Fatalf("status = %s, body %s", rsp.Status(), rsp.Body)
	}
	if got := *rsp.JSON200.Status; got != pim.PrivilegedRoleAssignmentRequestStatusCancelling {
		t.Errorf("status of the request = %s", got)
	}

	rsp, err = c.CancelPrivilegedRoleAssignmentRequestWithResponse(t.Context(), completed)
	if err != nil {
		t.Fatal(err)
	}
	if rsp.StatusCode() != http.StatusBadRequest || rsp.JSON400 == nil || rsp.JSON400.Error.Message != notNow {
		t.Errorf("status = %s, body %s", rsp.Status(), rsp.Body)
	}
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
