package pimtest_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

func TestBatch(t *testing.T) {
	a := newAPI(t, pimtest.WithState(withRequest(tenant.Active, tenant.Scheduled)))
	a.Inject(pimtest.Fault{Kind: pimtest.Throttle, Operation: "getRoleDefinition", Count: 1},
		pimtest.Fault{Kind: pimtest.LostAnswer, Operation: "listRoleDefinitions"})
	got := a.send("", http.MethodPost, "/v1.0/$batch", `{"requests": [
		{"id": "1", "method": "POST", "url": "/roleManagement/directory/roleAssignmentScheduleRequests/one/cancel", "body": null, "headers": null},
		{"id": "2", "method": "GET", "url": "roleManagement/directory/roleDefinitions/x", "headers": {"client-request-id": "mine"}},
		{"id": "3", "method": "GET", "url": "/roleManagement/directory/roleDefinitions", "dependsOn": ["2"]},
		{"id": "4", "method": "GET", "url": "/roleManagement/directory/roleDefinitions?$top=1", "dependsOn": ["1"]},
		{"id": "5", "method": "GE T", "url": "/x"},
		{"id": "6", "url": "/roleManagement/directory/roleDefinitions"},
		{"id": "7", "method": "GET"}
	]}`)
	var out struct {
		Responses []struct {
			ID      string
			Status  int
			Headers map[string]string
			Body    map[string]any
		}
	}
	if err := json.Unmarshal([]byte(got.raw), &out); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, r := range out.Responses {
		lines = append(lines, fmt.Sprint(r.ID, " ", r.Status))
	}
	if want := []string{"1 204", "2 429", "3 424", "4 200", "5 400", "6 400", "7 400"}; !slices.Equal(lines, want) {
		t.Fatalf("got %q, want %q: %s", lines, want, got.raw)
	}
	if h := out.Responses[1].Headers; h["Retry-After"] != "1" || h["Client-Request-Id"] != "mine" {
		t.Errorf("headers of the second: %v", h)
	}
	for i, message := range map[int]string{2: "A request that this one depends on failed.", 4: "The method or URL of the request cannot be read."} {
		e, _ := out.Responses[i].Body["error"].(map[string]any)
		if e["message"] != message {
			t.Errorf("body of %s: %v, want the message %q", out.Responses[i].ID, out.Responses[i].Body, message)
		}
	}
	journal := a.Requests()
	want := []string{"cancelRoleAssignmentScheduleRequest 204", "getRoleDefinition 429 throttle", "listRoleDefinitions 200", "POST /v1.0/$batch 200"}
	if lines := journal.Lines(); !slices.Equal(lines, want) {
		t.Errorf("journal: %q", lines)
	}
	if journal[0].Batch != journal[3].RequestID || journal[3].Batch != "" {
		t.Errorf("the journal does not tell what belongs to the batch: %+v", journal)
	}
}

func TestBatchRefused(t *testing.T) {
	a := newAPI(t)
	many := strings.Repeat(`{"id": "x", "method": "GET", "url": "/x"},`, 20)
	for _, body := range []string{
		`{`, `{"requests": []}`, `{"requests": [` + many + `{"id": "y"}]}`, `{"requests": [{"method": "GET", "url": "/x"}]}`,
		`{"requests": [{"id": "1", "method": "GET", "url": "/x", "dependsOn": ["2"]}, {"id": "2", "method": "GET", "url": "/x"}]}`,
	} {
		if got := a.send("", http.MethodPost, "/beta/$batch", body); got.status != 400 || got.code() != "BadRequest" {
			t.Errorf("%s: %d %s", body, got.status, got.raw)
		}
	}
}

// TestBatchToken: without a token nothing of a batch is looked at, and with one each request
// needs its own permission.
func TestBatchToken(t *testing.T) {
	a := newAPI(t, pimtest.WithTokens(pimtest.TokensSigned))
	const body = `{"requests": [{"id": "1", "method": "GET", "url": "/roleManagement/directory/roleDefinitions"}]}`
	if got := a.send("", http.MethodPost, "/v1.0/$batch", body); got.status != 401 || got.code() != "InvalidAuthenticationToken" || got.header.Get("WWW-Authenticate") == "" {
		t.Errorf("without: %d %s", got.status, got.raw)
	}
	if got := a.send(bob, http.MethodPost, "/v1.0/$batch", body); got.status != 200 || !strings.Contains(got.raw, `"status":403`) {
		t.Errorf("with one: %d %s", got.status, got.raw)
	}
	if got := a.Requests(); len(got) != 3 || got[2].Caller != bob {
		t.Errorf("journal: %+v", got)
	}
}
