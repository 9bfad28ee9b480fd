package pimtest_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// TestSpellings cancels under every name of the call.
func TestSpellings(t *testing.T) {
	for _, path := range []string{
		requests + "/one/cancel",
		requests + "('one')/cancel",
		requests + "(one)/cancel",
		requests + "/one/microsoft.graph.cancel",
		"/V1.0/rolemanagement/directory/roleassignmentschedulerequests/one/CANCEL",
		requests + "/one/cancel/",
		strings.Replace(requests, "v1.0", "beta", 1) + "/one/cancel",
	} {
		a := newAPI(t, pimtest.WithState(withRequest(tenant.Active, tenant.Scheduled)))
		if got := a.send("", http.MethodPost, path, ""); got.status != 204 {
			t.Errorf("%s: %d %s", path, got.status, got.raw)
		}
	}
}

func TestNoOperation(t *testing.T) {
	a := newAPI(t)
	tests := []struct {
		method, path string
		status       int
		code, allow  string
	}{
		{"GET", "/beta/nothing", 404, "NotFound", ""},
		{"GET", "/", 404, "NotFound", ""},
		{"GET", requests + "/one", 404, "ResourceNotFound", ""},
		{"GET", requests + "/one/cancel", 405, "MethodNotAllowed", "POST"},
		{"DELETE", requests, 405, "MethodNotAllowed", "GET, HEAD, POST"},
		{"GET", "/v1.0/identityGovernance/privilegedAccess/group/assignmentScheduleRequests?$filter=x", 501, "NotImplemented", ""},
		{"GET", "/v1.0/$batch", 405, "MethodNotAllowed", "POST"},
		{"GET", directory + "/roleDefinitions?$filter=a%ZZ", 400, "BadRequest", ""},
		{"GET", directory + "/roleDefinitions?$orderby=id", 501, "NotImplemented", ""},
		{"POST", requests, 400, "BadRequest", ""},
	}
	for _, tt := range tests {
		got := a.send("", tt.method, tt.path, "")
		if got.status != tt.status || got.code() != tt.code || got.header.Get("Allow") != tt.allow {
			t.Errorf("%s %s: %d %s, Allow %q", tt.method, tt.path, got.status, got.raw, got.header.Get("Allow"))
		}
	}
}

func TestHeaders(t *testing.T) {
	a := newAPI(t)
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, a.URL+requests+"/one", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("client-request-id", "mine")
	got := a.do(a.Client(), req)
	want := map[string]string{
		"client-request-id": "mine", "Date": "Mon, 02 Nov 2026 09:00:00 GMT", "OData-Version": "4.0", "Deprecation": "", "Sunset": "", "Link": "",
	}
	for name, value := range want {
		if got.header.Get(name) != value {
			t.Errorf("%s: %q, want %q", name, got.header.Get(name), value)
		}
	}
	if !strings.Contains(got.header.Get("x-ms-ags-diagnostic"), "ServerInfo") {
		t.Errorf("x-ms-ags-diagnostic: %q", got.header.Get("x-ms-ags-diagnostic"))
	}
	id := got.header.Get("request-id")
	inner := fmt.Sprint(got.body["error"].(map[string]any)["innerError"])
	if id == "" || inner != "map[client-request-id:mine date:2026-11-02T09:00:00 request-id:"+id+"]" {
		t.Errorf("request-id %q, innerError %s", id, inner)
	}
	if again := a.get(requests).header.Get("request-id"); again == id {
		t.Error("two requests have one id")
	}
}

// TestDeprecationHeaders are on every answer of a retired operation, errors included.
func TestDeprecationHeaders(t *testing.T) {
	a := newAPI(t, pimtest.WithState(withRequest(tenant.Active, tenant.Scheduled)))
	for _, id := range []string{"/one", "/no%20such"} {
		got := a.send("", http.MethodPost, requests2+id+"/cancel", "")
		want := []string{
			"<" + requests + id + `/cancel>; rel="successor-version"`,
			"<" + eligible + id + `/cancel>; rel="successor-version"`,
		}
		if links := got.header.Values("Link"); !slices.Equal(links, want) {
			t.Errorf("Link: %q, want %q", links, want)
		}
		if got.header.Get("Deprecation") != "@1622419200" || got.header.Get("Sunset") != "Mon, 31 May 2021 00:00:00 GMT" {
			t.Errorf("Deprecation %q, Sunset %q", got.header.Get("Deprecation"), got.header.Get("Sunset"))
		}
	}
}

func TestContextURLs(t *testing.T) {
	a := newAPI(t, pimtest.WithState(eligibleAlice(nil)))
	held := alice + "_" + tenant.SecurityReader
	tests := []struct{ path, want string }{
		{requests, "/v1.0/$metadata#roleManagement/directory/roleAssignmentScheduleRequests"},
		{strings.Replace(requests, "v1.0", "beta", 1) + "?select=id", "/beta/$metadata#roleManagement/directory/roleAssignmentScheduleRequests"},
		{directory + "/roleDefinitions/" + tenant.SecurityReader, "/v1.0/$metadata#roleManagement/directory/roleDefinitions/$entity"},
		{path("getRoleInfoOfPrivilegedRoleAssignment", held), "/beta/$metadata#privilegedRoleAssignments('" + held + "')/roleInfo/$entity"},
		{path("listMyPrivilegedRoleAssignments") + "()", "/beta/$metadata#privilegedRoleAssignments"},
		{path("privilegedSignupStatusIsSignedUp") + "()", "/beta/$metadata#Edm.Boolean"},
	}
	for _, tt := range tests {
		if got := a.get(tt.path).text("@odata.context"); got != a.URL+tt.want {
			t.Errorf("%s: %s", tt.path, got)
		}
	}
}

// TestOptionsOfEverything is answered here, with the headers that all answers have, and not
// by net/http, which says 200.
func TestOptionsOfEverything(t *testing.T) {
	a := newAPI(t)
	req, err := http.NewRequestWithContext(t.Context(), http.MethodOptions, a.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.URL.Path = "*"
	rsp, err := a.Client().Do(req)
	if err != nil {
		t.Fatal(err)
	}
	rsp.Body.Close()
	if rsp.StatusCode != 404 || rsp.Header.Get("request-id") == "" || len(a.Requests()) != 1 {
		t.Errorf("%s %v, journal %q", rsp.Status, rsp.Header, a.Requests().Lines())
	}
}

// TestPages follows the links of a collection under each way to cut it.
func TestPages(t *testing.T) {
	for _, tt := range []struct {
		size  int
		query string
		pages int
	}{{4, "", 2}, {100, "?$top=4", 2}, {2, "?$top=4", 3}, {0, "", 1}, {0, "?$filter=isBuiltIn%20eq%20true&$top=5", 2}} {
		a := newAPI(t, pimtest.WithPageSize(tt.size))
		var names []string
		pages := 0
		for next := a.URL + directory + "/roleDefinitions" + tt.query; next != ""; pages++ {
			path, _ := strings.CutPrefix(next, a.URL)
			got := a.get(path)
			for _, o := range got.list() {
				names = append(names, o["displayName"].(string))
			}
			next = got.text("@odata.nextLink")
		}
		if len(names) != 6 || pages != tt.pages || names[0] != "Global Administrator" {
			t.Errorf("size %d, %q: %d pages of %q", tt.size, tt.query, pages, names)
		}
	}
}

// TestPagesMeanwhile cancels, or takes away, what a page lists before it asks for the next
// one: each of the others comes all the same, and once.
func TestPagesMeanwhile(t *testing.T) {
	const many = 7
	s := tenant.Default()
	for i := range many {
		id := strconv.Itoa(i)
		s.Requests = append(s.Requests, tenant.Request{
			ID: "r" + id, Kind: tenant.Active, Action: "adminAssign", PrincipalID: id, RoleID: tenant.SecurityReader,
			Start: start.Add(time.Hour), Created: start, CreatedBy: alice, Status: tenant.Scheduled,
		})
	}
	for _, tt := range []struct {
		name, path string
		change     func(a api, id string)
	}{
		{"cancelled", requests + "?$filter=status%20eq%20'Granted'&$top=2", func(a api, id string) {
			a.send("", http.MethodPost, requests+"/"+id+"/cancel", "")
		}},
		{"half of them, gone", requests + "?$top=2", func(a api, id string) {
			s := a.Snapshot()
			s.Requests = slices.DeleteFunc(s.Requests, func(r tenant.Request) bool { return r.ID == id && (id == "r0" || id == "r2") })
			a.Restore(s)
		}},
	} {
		a := newAPI(t, pimtest.WithState(s))
		var ids []string
		for path := tt.path; path != ""; {
			got := a.get(path)
			for _, o := range got.list() {
				ids = append(ids, o["id"].(string))
				tt.change(a, o["id"].(string))
			}
			path = strings.TrimPrefix(got.text("@odata.nextLink"), a.URL)
		}
		if want := "r0 r1 r2 r3 r4 r5 r6"; strings.Join(ids, " ") != want {
			t.Errorf("%s: %s, want %s", tt.name, ids, want)
		}
	}
}

// TestGeneratedClient drives the emulator with the module's own client over HTTPS.
func TestGeneratedClient(t *testing.T) {
	srv := pimtest.NewServer(t, pimtest.WithTLS(), pimtest.WithTime(start), pimtest.WithState(eligibleAlice(nil)))
	if u, err := url.Parse(srv.URL); err != nil || u.Scheme != "https" || !strings.Contains(string(srv.CA()), "BEGIN CERTIFICATE") {
		t.Fatalf("URL %s, CA %s", srv.URL, srv.CA())
	}
	c, err := pim.NewClientWithResponses(srv.URL, pim.WithHTTPClient(srv.ClientAs()))
	if err != nil {
		t.Fatal(err)
	}
	created, err := c.CreateRoleAssignmentScheduleRequestWithResponse(t.Context(), pim.UnifiedRoleAssignmentScheduleRequest{
		Action: new(pim.UnifiedRoleScheduleRequestActionsSelfActivate), PrincipalId: new(alice), RoleDefinitionId: new(tenant.SecurityReader),
		DirectoryScopeId: new("/"), ScheduleInfo: &pim.RequestSchedule{
			StartDateTime: new(start.Add(time.Hour)), Expiration: &pim.ExpirationPattern{Type: new(pim.ExpirationPatternTypeAfterDuration), Duration: new("PT1H")},
		},
	})
	if err != nil || created.JSON201 == nil {
		t.Fatalf("create: %v, %s", err, created.Body)
	}
	if got := *created.JSON201.Status; got != pim.UnifiedRoleScheduleRequestStatusGranted {
		t.Errorf("status = %s", got)
	}
	cancelled, err := c.CancelRoleAssignmentScheduleRequestWithResponse(t.Context(), *created.JSON201.Id)
	if err != nil || cancelled.StatusCode() != http.StatusNoContent {
		t.Errorf("cancel: %v, %s", err, cancelled.Status())
	}
	again, err := c.CancelRoleAssignmentScheduleRequestWithResponse(t.Context(), *created.JSON201.Id)
	if err != nil || again.JSON400 == nil || again.JSON400.Error.Code != "RequestCannotBeCancelled" {
		t.Errorf("cancel again: %v, %s", err, again.Body)
	}
}
