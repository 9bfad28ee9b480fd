package pimtest_test

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// A walk does legal and illegal things to a server and to a model of it.
type walk struct {
	api
	*rand.Rand
	model
	users, roles []string
}

// TestWalk compares the server with the model over long random walks. Every answer on
// the way is checked against openapi/pim.yaml.
func TestWalk(t *testing.T) {
	steps := 400
	if testing.Short() {
		steps = 100
	}
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			state := tenant.Default()
			for i := range state.Roles {
				state.Roles[i].Settings.Approval = state.Roles[i].ID == approved
			}
			w := &walk{
				api: newAPI(t, pimtest.WithState(state), pimtest.WithSeed(seed)), Rand: rand.New(rand.NewPCG(seed, 1)),
				model: model{now: start, requests: map[string]*modelRequest{}},
				users: []string{alice, bob, carol}, roles: []string{tenant.SecurityReader, approved},
			}
			counts := map[string]int{}
			for range steps {
				counts[w.step()]++
				w.compare()
				if t.Failed() {
					t.Fatalf("after %v", w.Requests().Lines())
				}
			}
			t.Log(counts)
			for _, outcome := range []string{"create 201", "create 400", "create 403", "cancel 200", "cancel 204", "cancel 400", "cancel 403", "cancel 404", "decide 204", "decide 409"} {
				if counts[outcome] == 0 && !testing.Short() {
					t.Errorf("the walk never came to %s", outcome)
				}
			}
		})
	}
}

func pick[T any](w *walk, list []T) T { return list[w.IntN(len(list))] }

func (w *walk) anyRequest() string {
	if len(w.order) == 0 || w.IntN(10) == 0 {
		return "00000000-0000-8000-8000-000000000000"
	}
	return w.order[len(w.order)-1-w.IntN(min(len(w.order), 8))]
}

// step does one thing and returns its name and outcome.
func (w *walk) step() string {
	switch w.IntN(10) {
	case 0, 1, 2:
		return w.create("Eligible")
	case 3, 4:
		return w.create("Activated")
	case 5:
		return w.remove()
	case 6, 7:
		return w.cancel()
	case 8:
		return w.decide()
	}
	d := pick(w, []time.Duration{time.Minute, time.Hour, 5 * time.Hour, 40 * time.Hour, 11 * 24 * time.Hour})
	w.Advance(d)
	w.advance(d)
	return "advance"
}

// create assigns or activates a role, in either generation.
func (w *walk) create(kind string) string {
	user, role := pick(w, w.users), pick(w, w.roles)
	by := pick(w, []string{user, user, carol})
	begin := w.now.Add(time.Duration(w.IntN(3)) * 3 * time.Hour)
	length := time.Duration(0)
	if kind == "Activated" {
		length = pick(w, []time.Duration{time.Minute, time.Hour, 8 * time.Hour, 9 * time.Hour})
	} else if w.IntN(2) == 0 {
		length = 72 * time.Hour
	}
	want := w.refusal(kind, user, role, by, begin, length)
	v2 := w.IntN(2) == 0 && (kind == "Activated" || length == 0)
	got := w.sendCreate(v2, kind, user, role, by, begin, length)
	switch {
	case want == "" && got.status != 201:
		w.Errorf("create %s: %d %s", kind, got.status, got.raw)
	case want == "":
		w.model.create(got.text("id"), kind, user, role, by, begin, length)
	case got.status < 400 || !v2 && got.code() != want:
		w.Errorf("create %s: %d %s, want %s", kind, got.status, got.raw, want)
	}
	return fmt.Sprintf("create %d", got.status)
}

func (w *walk) sendCreate(v2 bool, kind, user, role, by string, begin time.Time, length time.Duration) answer {
	at := begin.Format(time.RFC3339)
	if v2 {
		typ, state, duration := "AdminAdd", "Eligible", ""
		if kind == "Activated" {
			typ, state, duration = "UserAdd", "Active", fmt.Sprintf(`"duration": "%g",`, float64(int(length.Hours()*10000+.5))/10000)
		}
		return w.send(by, http.MethodPost, requests2, fmt.Sprintf(
			`{"type": %q, "assignmentState": %q, "userId": %q, "roleId": %q, %s "schedule": {"type": "Once", "startDateTime": %q}}`,
			typ, state, user, role, duration, at))
	}
	action, set, expiration := "adminAssign", eligible, `{"type": "noExpiration"}`
	if kind == "Activated" {
		action, set = "selfActivate", requests
	}
	if length > 0 {
		expiration = fmt.Sprintf(`{"type": "AfterDuration", "duration": "PT%dM"}`, int(length.Minutes()))
	}
	return w.send(by, http.MethodPost, set, fmt.Sprintf(
		`{"action": %q, "principalId": %q, "roleDefinitionId": %q, "directoryScopeId": "/", "scheduleInfo": {"startDateTime": %q, "expiration": %s}}`,
		action, user, role, at, expiration))
}

func (w *walk) remove() string {
	user, role := pick(w, w.users), pick(w, w.roles)
	want := 400
	if w.live("Eligible", user, role) {
		want = 201
	}
	got := w.send("", http.MethodPost, eligible, fmt.Sprintf(
		`{"action": "adminRemove", "principalId": %q, "roleDefinitionId": %q, "directoryScopeId": "/"}`, user, role))
	if got.status != want {
		w.Errorf("remove: %d %s, want %d", got.status, got.raw, want)
	}
	w.model.remove(user, role)
	return fmt.Sprintf("remove %d", got.status)
}

func (w *walk) cancel() string {
	id, by, v2 := w.anyRequest(), pick(w, w.users), w.IntN(2) == 0
	set := requests
	if r := w.requests[id]; r != nil && r.kind == "Eligible" {
		set = eligible
	}
	if v2 {
		set = requests2
	}
	if r := w.requests[id]; r != nil && w.IntN(2) == 0 {
		by = r.by
	}
	want := w.model.cancel(id, by, v2)
	got := w.send(by, http.MethodPost, set+"/"+id+"/cancel", "")
	if got.status != want {
		w.Errorf("cancel %s: %d %s, want %d", set, got.status, got.raw, want)
	}
	return fmt.Sprintf("cancel %d", got.status)
}

// decide decides on a request, in either generation.
func (w *walk) decide() string {
	id, by, yes := w.anyRequest(), pick(w, w.users), w.IntN(2) == 0
	for i := len(w.order) - 1; i >= 0 && w.IntN(4) > 0; i-- {
		if r := w.requests[w.order[i]]; r != nil && r.role == approved && r.kind == "Activated" {
			id = w.order[i]
			break
		}
	}
	want := w.model.decide(id, by, yes)
	target, body := path("updatePrivilegedApproval", id), `{"approvalState": "`+map[bool]string{true: "approved", false: "denied"}[yes]+`"}`
	if w.IntN(2) == 0 {
		target = path("updateRoleAssignmentApprovalStep", id, id)
		body = `{"reviewResult": "` + map[bool]string{true: "Approve", false: "Deny"}[yes] + `"}`
	}
	got := w.send(by, http.MethodPatch, target, body)
	if got.status != want {
		w.Errorf("decide %s: %d %s, want %d", target, got.status, got.raw, want)
	}
	return fmt.Sprintf("decide %d", got.status)
}

// words are v3's words in v2's.
var words = map[string][]string{
	"Granted": {"Scheduled"}, "Provisioned": {"Completed"}, "PendingApproval": {"RequestedApproval"}, "Denied": {"ApprovalDenied"},
	"Canceled": {"Cancelled"}, "Revoked": {"Cancelled", "Revoked"},
}

// compare looks at one request in both generations, and at all that is held.
func (w *walk) compare() {
	id := w.anyRequest()
	r, set := w.requests[id], requests
	if r != nil && r.kind == "Eligible" {
		set = eligible
	}
	got3, got2 := w.get(set+"/"+id), w.get(requests2+"('"+id+"')")
	switch {
	case r == nil && (got3.status != 404 || got2.status != 404):
		w.Errorf("%s is gone: %d %d", id, got3.status, got2.status)
	case r != nil && (got3.text("status") != r.status || !slices.Contains(words[r.status], got2.text("status"))):
		w.Errorf("%s is %s and %s, want %s", id, got3.text("status"), got2.text("status"), r.status)
	}
	var want, got []string
	for _, r := range w.requests {
		if r.held(w.now, w.now) {
			want = append(want, r.user+" "+r.role+" "+r.kind)
		}
	}
	for _, i := range w.get(directory + "/roleEligibilityScheduleInstances").list() {
		got = append(got, fmt.Sprint(i["principalId"], " ", i["roleDefinitionId"], " Eligible"))
	}
	for _, i := range w.get(directory + "/roleAssignmentScheduleInstances").list() {
		got = append(got, fmt.Sprint(i["principalId"], " ", i["roleDefinitionId"], " ", i["assignmentType"]))
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		w.Errorf("held is\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
