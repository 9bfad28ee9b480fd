package pimtest_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// script is a session with both generations, failures and faults among it. A line
// without a method lets time pass.
func script() []string {
	return []string{
		"GET " + directory + "/roleDefinitions?$top=2",
		"POST " + requests + " " + future(),
		"POST " + requests2 + ` {"roleId": "` + tenant.SecurityReader + `", "type": "AdminAdd", "assignmentState": "Eligible", "userId": "` + bob + `"}`,
		"1h",
		"GET " + requests2 + "?$orderby=requestedDateTime desc&$expand=roleInfo",
		"POST " + requests + "/nothing/cancel",
		"GET " + directory + "/roleAssignmentScheduleInstances?$expand=principal,activatedUsing",
		"POST " + eligible + ` {"action": "adminRemove", "principalId": "` + bob + `", "roleDefinitionId": "` + tenant.SecurityReader + `", "directoryScopeId": "/"}`,
		"3h",
		"GET " + path("listPrivilegedOperationEvents"),
		"GET " + path("listPrivilegedRoleAssignments"),
	}
}

// play sends a script and returns the bytes of all answers, headers included.
func play(t *testing.T, e *pimtest.Emulator, lines []string) string {
	t.Helper()
	var out strings.Builder
	for _, line := range lines {
		method, rest, ok := strings.Cut(line, " ")
		if !ok {
			d, err := time.ParseDuration(line)
			if err != nil {
				t.Fatal(err)
			}
			e.Clock().Advance(d)
			continue
		}
		target, body := rest, ""
		if method == http.MethodPost {
			target, body, _ = strings.Cut(rest, " ")
		}
		rec := httptest.NewRecorder()
		e.ServeHTTP(rec, jsonRequest(method, strings.ReplaceAll(target, " ", "%20"), body))
		fmt.Fprintf(&out, "%s\n%d\n", line, rec.Code)
		if err := rec.Header().Write(&out); err != nil {
			t.Fatal(err)
		}
		out.WriteString(rec.Body.String())
	}
	return out.String()
}

func newEmulator(t *testing.T, seed uint64) *pimtest.Emulator {
	t.Helper()
	e, err := pimtest.New(pimtest.WithTime(start), pimtest.WithSeed(seed), pimtest.WithState(eligibleAlice(nil)))
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Inject(pimtest.Fault{Kind: pimtest.Throttle, Probability: .3, RetryAfter: time.Minute, RetryAfterDate: true}); err != nil {
		t.Fatal(err)
	}
	return e
}

// state is the tenant as JSON.
func state(t *testing.T, e *pimtest.Emulator) string {
	t.Helper()
	b, err := json.MarshalIndent(e.Snapshot(), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestEqualBytes(t *testing.T) {
	first, again, other := play(t, newEmulator(t, 1), script()), play(t, newEmulator(t, 1), script()), play(t, newEmulator(t, 2), script())
	if first != again {
		t.Errorf("two runs differ:\n%s\n---\n%s", first, again)
	}
	if first == other {
		t.Error("another seed makes no difference")
	}
	if !strings.Contains(first, "Date: Mon, 02 Nov 2026 10:00:00 GMT") {
		t.Errorf("no Date header follows the clock:\n%s", first)
	}
}

func TestReset(t *testing.T) {
	e := newEmulator(t, 3)
	begin := state(t, e)
	first := play(t, e, script())
	if state(t, e) == begin {
		t.Fatal("the script changes nothing")
	}
	e.Reset()
	if got := state(t, e); got != begin {
		t.Errorf("after the reset:\n%s\nwant\n%s", got, begin)
	}
	if len(e.Requests()) != 0 || len(e.Faults()) != 0 || !e.Clock().Now().Equal(start) || !e.Clock().Frozen() {
		t.Errorf("left are %d requests, %d faults, and it is %s", len(e.Requests()), len(e.Faults()), e.Clock().Now())
	}
	if err := e.Inject(pimtest.Fault{Kind: pimtest.Throttle, Probability: .3, RetryAfter: time.Minute, RetryAfterDate: true}); err != nil {
		t.Fatal(err)
	}
	if again := play(t, e, script()); again != first {
		t.Errorf("the second run differs:\n%s\n---\n%s", first, again)
	}
}

// TestSnapshot goes back to the middle of a session, also by way of JSON.
func TestSnapshot(t *testing.T) {
	e := newEmulator(t, 4)
	e.ClearFaults()
	play(t, e, script()[:3])
	kept, at := state(t, e), e.Clock().Now()
	play(t, e, script()[4:])
	if state(t, e) == kept {
		t.Fatal("the rest changes nothing")
	}
	s, err := pimtest.ReadState([]byte(kept))
	if err != nil {
		t.Fatal(err)
	}
	e.Clock().Set(at)
	if err := e.Restore(s); err != nil {
		t.Fatal(err)
	}
	if got := state(t, e); got != kept {
		t.Errorf("got\n%s\nwant\n%s", got, kept)
	}
	s.Requests[0].Status = "Lost"
	if err := e.Restore(s); err == nil || !strings.Contains(err.Error(), `request 0, id`) {
		t.Errorf("a state that cannot be: %v", err)
	}
}

// TestSnapshotIsACopy changes what a snapshot holds.
func TestSnapshotIsACopy(t *testing.T) {
	e := newEmulator(t, 5)
	s, before := e.Snapshot(), state(t, e)
	s.Roles[0].Name, s.Schedules[0].PrincipalID = "changed", "changed"
	if got := state(t, e); got != before {
		t.Errorf("the tenant changed too:\n%s", got)
	}
}

// TestReplay sends the journal of a session to another emulator, at the times it has.
func TestReplay(t *testing.T) {
	e := newEmulator(t, 6)
	play(t, e, script())
	twin, err := pimtest.New(pimtest.WithTime(start), pimtest.WithSeed(6), pimtest.WithState(eligibleAlice(nil)))
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range e.Requests() {
		if x.Fault != "" {
			continue // which kept it from happening
		}
		twin.Clock().Set(x.Time)
		rec := httptest.NewRecorder()
		twin.ServeHTTP(rec, jsonRequest(x.Method, x.URL, x.Body))
		if rec.Code != x.Status {
			t.Errorf("%s: %d again", x, rec.Code)
		}
	}
	twin.Clock().Set(e.Clock().Now())
	if got, want := state(t, twin), state(t, e); got != want {
		t.Errorf("the journal makes\n%s\nnot\n%s", got, want)
	}
}

// TestIDsOfAnEarlierRun: a seed that has them, and not how many were given out, gets others.
func TestIDsOfAnEarlierRun(t *testing.T) {
	a := newAPI(t, pimtest.WithState(eligibleAlice(nil)))
	a.send(alice, http.MethodPost, requests, future())
	seed := a.Snapshot()
	seed.NextID, seed.Schedules = 0, seed.Schedules[:1]
	seed.Requests[0].Status = tenant.Cancelled
	a = newAPI(t, pimtest.WithState(seed))
	if got := a.send(alice, http.MethodPost, requests, future()); got.status != 201 || got.text("id") == seed.Requests[0].ID || got.text("id") == seed.Schedules[0].ID {
		t.Errorf("%d %s", got.status, got.raw)
	}
}

// jsonRequest returns a request for the handler itself.
func jsonRequest(method, target, body string) *http.Request {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	return r
}
