package bridge_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/bridge"
	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// approved is the role that takes an approval to activate.
const approved = tenant.GlobalAdministrator

// A twin is two tenants that are the same: one is asked as PIM v2, by the emulator's own
// v2, the other through the bridge.
type twin struct {
	pair                 // whose emulator is behind the bridge
	own  *pimtest.Server // the one that speaks v2 itself
	*rand.Rand
	now time.Time
	ids []string          // of requests
	by  map[string]string // who made them
}

func newTwin(t *testing.T, seed uint64) *twin {
	state := tenant.Default()
	for i := range state.Roles {
		s := &state.Roles[i].Settings
		s.Approval = state.Roles[i].ID == approved
		s.Justification = state.Roles[i].ID == tenant.SecurityReader
	}
	options := []pimtest.Option{pimtest.WithState(state), pimtest.WithSeed(seed)}
	w := &twin{pair: newPair(t, bridge.Options{}, options...), Rand: rand.New(rand.NewPCG(seed, 2)), now: start, by: map[string]string{}}
	w.own = pimtest.NewServer(t, append([]pimtest.Option{pimtest.WithTime(start), pimtest.WithRules(bothCancelPending), pimtest.WithPageSize(0)}, options...)...)
	return w
}

// TestDifferential compares the bridge with the emulator's own PIM v2 over long random
// walks, in which PIM v3 is used at the same time.
func TestDifferential(t *testing.T) {
	steps, counts := 1500, map[string]int{}
	if testing.Short() {
		steps = 150
	}
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			w := newTwin(t, seed)
			for i := range steps {
				counts[w.step()]++
				if t.Failed() {
					t.Fatalf("after %d steps", i)
				}
			}
		})
	}
	t.Log(counts)
	for _, outcome := range []string{
		"create 201", "create 400", "create 403", "create 404", "cancel 200", "cancel 400", "cancel 403", "list 200", "my 200", "get 200", "get 404",
		"roles 200", "role 200", "role 404", "assignments 200", "assignment 200", "assignment 404", "of role 200", "role of 200", "my assignments 200",
		"activate 200", "activate 400", "deactivate 200", "deactivate 404", "v3 201", "v3 204",
	} {
		if counts[outcome] < 2 && !testing.Short() {
			t.Errorf("the walks came to %s %d times", outcome, counts[outcome])
		}
	}
}

func pick[T any](w *twin, list ...T) T { return list[w.IntN(len(list))] }

func (w *twin) user() string {
	return pick(w, alice, bob, carol, "d0000000-0000-4000-8000-000000000004", "e0000000-0000-4000-8000-000000000005")
}

func (w *twin) role() string {
	if w.IntN(15) == 0 {
		return "00000000-0000-4000-8000-00000000dead"
	}
	return pick(w, tenant.SecurityReader, approved, tenant.UserAdministrator, tenant.PrivilegedRoleAdministrator)
}

func (w *twin) request() string {
	if len(w.ids) == 0 || w.IntN(10) == 0 {
		return pick(w, "00000000-0000-8000-8000-000000000000", "%2e%2e", "x%27y", "null")
	}
	return w.ids[len(w.ids)-1-w.IntN(min(len(w.ids), 10))]
}

// step does one thing to both and returns its name and status.
func (w *twin) step() string {
	who := w.user()
	get := func(name, operation, query string, ids ...string) string {
		return w.both(name, who, http.MethodGet, path(operation, ids...)+query, "")
	}
	switch w.IntN(20) {
	case 0, 1, 2, 3:
		return w.create(who)
	case 4, 5, 6:
		id := w.request()
		if by := w.by[id]; by != "" && w.IntN(4) > 0 {
			who = by
		}
		return w.both("cancel", who, http.MethodPost, path("cancelPrivilegedRoleAssignmentRequest", id), "")
	case 7:
		return get("list", "listPrivilegedRoleAssignmentRequests", w.query("status eq 'Scheduled'", "roleId eq '"+approved+"' and type eq 'UserAdd'"))
	case 8:
		return get("my", "listMyPrivilegedRoleAssignmentRequests", "")
	case 9:
		return get("get", "getPrivilegedRoleAssignmentRequest", pick(w, "", "?$expand=roleInfo", "?$select=id,status"), w.request())
	case 10:
		return pick(w, func() string {
			return get("roles", "listPrivilegedRoles", pick(w, "", "?$filter="+url.QueryEscape("name eq 'Security Reader'")))
		},
			func() string { return get("role", "getPrivilegedRole", "", w.role()) })()
	case 11:
		return get("assignments", "listPrivilegedRoleAssignments", w.query("isElevated eq true", "isElevated eq true and expirationDateTime ne null or isElevated eq false"))
	case 12:
		return pick(w, func() string { return get("assignment", "getPrivilegedRoleAssignment", "", w.user()+"_"+w.role()) },
			func() string {
				return get("role of", "getRoleInfoOfPrivilegedRoleAssignment", "", w.user()+"_"+w.role())
			})()
	case 13:
		return get("of role", "listAssignmentsOfPrivilegedRole", "", w.role())
	case 14:
		return get("my assignments", "listMyPrivilegedRoleAssignments", pick(w, "", "?$expand=roleInfo"))
	case 15:
		return w.both("activate", who, http.MethodPost, path("selfActivatePrivilegedRole", w.role()), pick(w, `{}`, `{"reason": "why", "duration": "2"}`, `{"reason": "why", "duration": "default"}`, `{"reason": "x", "duration": "99"}`))
	case 16:
		return w.both("deactivate", who, http.MethodPost, path("selfDeactivatePrivilegedRole", w.role()), "")
	case 17, 18:
		return w.v3()
	}
	d := pick(w, time.Minute, time.Minute, time.Hour, time.Hour, 5*time.Hour, 40*time.Hour, 11*24*time.Hour)
	w.now = w.now.Add(d)
	w.emulator.Advance(d)
	w.own.Advance(d)
	return "advance"
}

func (w *twin) query(filters ...string) string {
	filter := "?$filter=" + url.QueryEscape(pick(w, filters...))
	return pick(w, "", "?$expand=roleInfo", "?$count=true&$orderby=id", filter, filter)
}

// create asks PIM v2 for something, sensible or not.
func (w *twin) create(who string) string {
	if w.IntN(20) == 0 {
		return w.both("create", who, http.MethodPost, path("createPrivilegedRoleAssignmentRequest"), pick(w, "null", "[]", "{}", `{"roleId": "x"}`, `{"roleId": "x", "type": "Nothing", "assignmentState": "Active"}`))
	}
	b := map[string]any{"roleId": w.role(), "type": pick(w, "AdminAdd", "UserAdd", "UserAdd"), "userId": pick(w, who, who, who, "Self", "Self", w.user())}
	b["assignmentState"] = "Active"
	if b["type"] == "AdminAdd" {
		b["assignmentState"], b["userId"] = pick(w, "Eligible", "Eligible", "Eligible", "Active"), w.user()
	}
	if w.IntN(5) > 0 {
		b["reason"] = pick(w, "on call", "fix", "fix", "upgrade", "audit", strings.Repeat("x", 500))
	}
	if b["type"] == "UserAdd" || w.IntN(3) == 0 {
		b["duration"] = pick(w, "1", "2", "0.5", "3", "4", "99", "abc")
	}
	if w.IntN(3) > 0 {
		at := w.now.Add(pick(w, 0, 3*time.Hour, 3*time.Hour, 6*time.Hour, 6*time.Hour, 30*time.Hour, -time.Hour))
		s := map[string]any{"type": "Once", "startDateTime": at.Format(time.RFC3339)}
		if w.IntN(3) == 0 {
			s["endDateTime"] = at.Add(2 * time.Hour).Format(time.RFC3339)
		}
		b["schedule"] = s
	}
	if w.IntN(4) == 0 {
		b["ticketNumber"], b["ticketSystem"] = "7", "tickets"
	}
	data, err := json.Marshal(b)
	if err != nil {
		w.Fatal(err)
	}
	return w.both("create", who, http.MethodPost, path("createPrivilegedRoleAssignmentRequest"), string(data))
}

// v3 takes an assignment away, makes one in a scope, or decides, in both tenants by PIM v3.
func (w *twin) v3() string {
	var method, target, body string
	if user := w.user(); w.IntN(2) == 0 {
		method, target = http.MethodPost, path(pick(w, "createRoleEligibilityScheduleRequest", "createRoleAssignmentScheduleRequest"))
		action, scope := "adminRemove", "/"
		if w.IntN(3) == 0 { // in a scope that PIM v2 did not know
			action, scope = "adminAssign", "/administrativeUnits/x"
		}
		body = fmt.Sprintf(`{"action": %q, "principalId": %q, "roleDefinitionId": %q, "directoryScopeId": %q, "scheduleInfo": {}}`, action, user, w.role(), scope)
	} else {
		id := w.request()
		method, target = http.MethodPatch, path("updateRoleAssignmentApprovalStep", id, id)
		body = fmt.Sprintf(`{"reviewResult": %q, "justification": "j"}`, pick(w, "Approve", "Deny"))
	}
	a, b := w.send(w.own.URL, carol, method, target, body), w.send(w.emulator.URL, carol, method, target, body)
	if a.status != b.status {
		w.Errorf("v3: %d and %d", a.status, b.status)
	}
	return fmt.Sprintf("v3 %d", a.status)
}

// both does the same to both tenants and compares the answers.
func (w *twin) both(name, who, method, target, body string) string {
	own, bridged := w.send(w.own.URL, who, method, target, body), w.v2(who, method, target, body)
	if own.status != bridged.status || !reflect.DeepEqual(w.normal(own), w.normal(bridged)) {
		w.Errorf("%s %s as %s: %s\nPIM v2: %d %s\nbridge: %d %s", method, target, who, body, own.status, own.raw, bridged.status, bridged.raw)
	}
	for _, h := range []string{"Deprecation", "Sunset"} {
		if own.header.Get(h) != bridged.header.Get(h) || own.header.Get(h) == "" {
			w.Errorf("%s %s: %s %q and %q", method, target, h, own.header.Get(h), bridged.header.Get(h))
		}
	}
	if id := bridged.text("id"); name == "create" && bridged.status == 201 {
		w.ids, w.by[id] = append(w.ids, id), who
	}
	return fmt.Sprintf("%s %d", name, own.status)
}

// normal is an answer without what is allowed to differ: the host in URLs, the ids for
// support, and the order of a list.
func (w *twin) normal(a answer) any {
	body := a.body
	if context, ok := body["@odata.context"].(string); ok {
		_, body["@odata.context"], _ = strings.Cut(context, "/beta/")
	}
	if e, ok := body["error"].(map[string]any); ok {
		delete(e, "innerError")
		m, _ := e["message"].(string)
		if _, rest, ok := strings.Cut(m, " does not cover "); ok { // who does not
			e["message"] = rest
		}
	}
	if list, ok := body["value"].([]any); ok {
		slices.SortFunc(list, func(x, y any) int { return strings.Compare(fmt.Sprint(x), fmt.Sprint(y)) })
	}
	return body
}
