package pimtest_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"

	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/internal/contract"
	"github.com/pimigrate/pimigrate/openapi"
	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// start is when the clocks of the tests stand.
var start = time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)

const (
	alice = "a11ce000-0000-4000-8000-000000000001" // the default caller
	bob   = "b0b00000-0000-4000-8000-000000000002"
	carol = "ca501000-0000-4000-8000-000000000003"

	directory = "/v1.0/roleManagement/directory"
	requests  = directory + "/roleAssignmentScheduleRequests"
	eligible  = directory + "/roleEligibilityScheduleRequests"
)

// requests2 is what PIM v2 calls both.
var requests2 = path("listPrivilegedRoleAssignmentRequests")

// path returns the path of an operation with its parameters filled in. The retired ones
// are named so, not spelled: the linter of this module reports whoever spells one.
func path(operation string, ids ...string) string {
	p := contract.ByID(operation).Path
	for _, id := range ids {
		before, rest, _ := strings.Cut(p, "{")
		_, after, _ := strings.Cut(rest, "}")
		p = before + id + after
	}
	return p
}

// An api talks to a server and checks each answer against the document.
type api struct {
	*testing.T
	*pimtest.Server
}

func newAPI(t *testing.T, options ...pimtest.Option) api {
	t.Helper()
	return api{t, pimtest.NewServer(t, append([]pimtest.Option{pimtest.WithTime(start)}, options...)...)}
}

// An answer is one that was checked.
type answer struct {
	status int
	header http.Header
	body   map[string]any
	raw    string
}

// code and message are those of an error.
func (a answer) code() string    { return a.text("error", "code") }
func (a answer) message() string { return a.text("error", "message") }

// text returns what stands at a path of the body, as text.
func (a answer) text(path ...string) string {
	var v any = a.body
	for _, p := range path {
		m, _ := v.(map[string]any)
		v = m[p]
	}
	s, _ := v.(string)
	return s
}

// list returns the objects of a collection.
func (a answer) list() []map[string]any {
	out := []map[string]any{}
	values, _ := a.body["value"].([]any)
	for _, v := range values {
		out = append(out, v.(map[string]any))
	}
	return out
}

// send sends a request as somebody; who may be "" for nobody in particular.
func (a api) send(who, method, path, body string) answer {
	a.T.Helper()
	req, err := http.NewRequestWithContext(a.Context(), method, a.URL+path, strings.NewReader(body))
	if err != nil {
		a.Fatal(err)
	}
	if body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	client := a.Client()
	if who != "" {
		client = a.ClientAs(pimtest.As(who))
	}
	return a.do(client, req)
}

func (a api) get(path string) answer {
	a.T.Helper()
	return a.send("", http.MethodGet, path, "")
}

func (a api) do(client *http.Client, req *http.Request) answer {
	a.T.Helper()
	rsp, err := client.Do(req)
	if err != nil {
		a.Fatal(err)
	}
	defer rsp.Body.Close()
	raw, err := io.ReadAll(rsp.Body)
	if err != nil {
		a.Fatal(err)
	}
	out := answer{status: rsp.StatusCode, header: rsp.Header, raw: string(raw)}
	if len(raw) > 0 && strings.Contains(rsp.Header.Get("Content-Type"), "json") {
		if err := json.Unmarshal(raw, &out.body); err != nil {
			a.Fatalf("%s %s: %v in %s", req.Method, req.URL, err, raw)
		}
		checkAnswer(a, req, rsp, raw)
	}
	return out
}

var document = sync.OnceValue(func() map[string]*openapi3.Operation {
	doc, err := openapi3.NewLoader().LoadFromData(openapi.PIM)
	if err != nil {
		panic(err)
	}
	ops := map[string]*openapi3.Operation{}
	for _, item := range doc.Paths.Map() {
		for _, op := range item.Operations() {
			ops[op.OperationID] = op
		}
	}
	return ops
})

// named answers with the id of the operation that a request is for, with nothing for
// none.
var named = pimserver.NewGatedHandler(nil, func(http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if op := contract.Match(r); op != nil {
			_, _ = io.WriteString(w, op.ID) // a recorder
		}
	})
})

// checkAnswer checks an answer against openapi/pim.yaml; that of no operation has to
// be an error like that of any.
func checkAnswer(t api, req *http.Request, rsp *http.Response, raw []byte) {
	t.T.Helper()
	if strings.Contains(req.URL.Path, "$batch") {
		return
	}
	rec := httptest.NewRecorder()
	named.ServeHTTP(rec, req)
	id := rec.Body.String()
	if id == "" {
		id = "listRoleDefinitions"
		if rsp.StatusCode < 400 {
			t.Errorf("%s %s is no operation and answers %s", req.Method, req.URL, rsp.Status)
		}
	}
	err := openapi3filter.ValidateResponse(t.Context(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: &openapi3filter.RequestValidationInput{
			Request: req, Route: &routers.Route{Operation: document()[id]},
		},
		Status: rsp.StatusCode, Header: rsp.Header, Body: io.NopCloser(bytes.NewReader(raw)),
		Options: &openapi3filter.Options{IncludeResponseStatus: true},
	})
	if err != nil {
		t.Errorf("%s %s: %v", req.Method, req.URL, err)
	}
	if rsp.StatusCode < 300 {
		checkNames(t, contract.ByID(id), raw)
	}
}

// checkNames finds properties that the document does not have, which a schema lets
// pass.
func checkNames(t api, op *contract.Operation, raw []byte) {
	t.T.Helper()
	var body map[string]any
	if err := json.Unmarshal(raw, &body); err != nil {
		t.Fatal(err)
	}
	objects := []any{body}
	if op.Collection {
		objects, _ = body["value"].([]any)
	}
	for _, o := range objects {
		for name := range o.(map[string]any) {
			if _, ok := op.Type.Properties[name]; !ok && !strings.HasPrefix(name, "@odata.") {
				t.Errorf("%s answers the property %s, which %s does not have", op.ID, name, op.Type.Name)
			}
		}
	}
}

// eligibleAlice is a tenant in which alice is eligible for a role.
func eligibleAlice(settings func(*tenant.Settings)) tenant.State {
	s := tenant.Default()
	s.Schedules = []tenant.Schedule{{Kind: tenant.Eligible, PrincipalID: alice, RoleID: tenant.SecurityReader, Start: start.Add(-time.Hour)}}
	if settings != nil {
		for i := range s.Roles {
			if s.Roles[i].ID == tenant.SecurityReader {
				settings(&s.Roles[i].Settings)
			}
		}
	}
	return s
}

// future is the body of an activation that begins in an hour.
func future() string {
	return `{"action": "selfActivate", "principalId": "` + alice + `", "roleDefinitionId": "` + tenant.SecurityReader + `",
		"directoryScopeId": "/", "scheduleInfo": {"startDateTime": "` + start.Add(time.Hour).Format(time.RFC3339) + `",
		"expiration": {"type": "afterDuration", "duration": "PT2H"}}}`
}
