package stubs_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/pimigrate/pimigrate/examples/stubs"
	"github.com/pimigrate/pimigrate/gen/pim"
)

const id = "7c53453e-d5a4-41e0-8eb1-32d5ec8bfdee"

// newClient serves one scheduled request.
func newClient(t *testing.T) *pim.ClientWithResponses {
	t.Helper()
	ts := httptest.NewServer(stubs.NewServer(id).Handler())
	t.Cleanup(ts.Close)
	c, err := pim.NewClientWithResponses(ts.URL)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCancelV2(t *testing.T) {
	c := newClient(t)
	rsp, err := c.CancelPrivilegedRoleAssignmentRequestWithResponse(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if rsp.StatusCode() != http.StatusOK || rsp.JSON200 == nil {
		t.Fatalf("status = %s, body %s", rsp.Status(), rsp.Body)
	}
	if got := *rsp.JSON200.Status; got != pim.PrivilegedRoleAssignmentRequestStatusCancelling {
		t.Errorf("status of the request = %s", got)
	}
	rsp, err = c.CancelPrivilegedRoleAssignmentRequestWithResponse(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if rsp.StatusCode() != http.StatusBadRequest || rsp.JSON400 == nil || rsp.JSON400.Error.Code != "BadRequest" {
		t.Errorf("a second time: status = %s, body %s", rsp.Status(), rsp.Body)
	}
}

func TestCancelV3(t *testing.T) {
	c := newClient(t)
	for _, want := range []int{http.StatusNoContent, http.StatusBadRequest} {
		rsp, err := c.CancelRoleAssignmentScheduleRequestWithResponse(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		if rsp.StatusCode() != want {
			t.Errorf("status = %s, want %d, body %s", rsp.Status(), want, rsp.Body)
		}
	}
}
