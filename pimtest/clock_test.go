package pimtest_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

func TestClock(t *testing.T) {
	var c pimtest.Clock
	near := func(want time.Time) {
		t.Helper()
		if d := c.Now().Sub(want); d < -time.Minute || d > time.Minute {
			t.Errorf("it is %s, want %s", c.Now(), want)
		}
	}
	near(time.Now())
	c.Set(start)
	near(start)
	if before := c.Now(); !c.Now().After(before) {
		t.Error("it does not run")
	}
	c.Freeze()
	frozen := c.Now()
	c.Advance(time.Hour)
	if got := c.Now(); !got.Equal(frozen.Add(time.Hour)) || !c.Frozen() {
		t.Errorf("it is %s, frozen %v", got, c.Frozen())
	}
	c.Run()
	near(frozen.Add(time.Hour))
	if c.Frozen() {
		t.Error("it is frozen")
	}
	for _, far := range []time.Time{time.Date(1600, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(9000, 1, 1, 0, 0, 0, 0, time.UTC)} {
		c.Set(far) // more than a time.Duration away
		near(far)
	}
	c.Freeze()
	c.Set(time.Time{})
	if !c.Frozen() || !c.Now().IsZero() {
		t.Errorf("it is %s, frozen %v", c.Now(), c.Frozen())
	}
}

// TestClockAdvancesAtOnce loses none of several advances at a time.
func TestClockAdvancesAtOnce(t *testing.T) {
	var c pimtest.Clock
	c.Freeze()
	c.Set(start)
	var wg sync.WaitGroup
	for range 100 {
		wg.Go(func() { c.Advance(time.Minute) })
	}
	wg.Wait()
	if want := start.Add(100 * time.Minute); !c.Now().Equal(want) {
		t.Errorf("it is %s, want %s", c.Now(), want)
	}
}

func TestOptionsRefused(t *testing.T) {
	state := func(change func(*tenant.State)) pimtest.Option {
		s := withRequest(tenant.Active, tenant.Scheduled)
		change(&s)
		return pimtest.WithState(s)
	}
	tests := []struct {
		option pimtest.Option
		want   string
	}{
		{pimtest.WithV2("dead"), "choose live, retired or dated"},
		{pimtest.WithTokens("some"), "choose none, shape or signed"},
		{pimtest.WithRetiredStatus(200), "choose a status from 400 to 599"},
		{pimtest.WithCreatedStatusV2(202), "choose 200 or 201"},
		{pimtest.WithMissingStatusV2(404), "choose 400 or 403"},
		{pimtest.WithTime(time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)), "the clock cannot show the year 10000"},
		{pimtest.WithTLS("one.example", "https://two.example:8080/"), `"https://two.example:8080/" is no host`},
		{pimtest.WithTLS("zwölf.example"), "names that are not ASCII as xn--"},
		{pimtest.WithPageSize(-1), "a page cannot have -1 objects"},
		{pimtest.WithState(tenant.State{}), "the tenant has no tenantId"},
		{state(func(s *tenant.State) { s.Roles = append(s.Roles, s.Roles[0]) }), "ids of roles have to be there and unique"},
		{state(func(s *tenant.State) { s.Requests[0].Action = "x" }), `request 0, id "one": there is no action "x"`},
		{state(func(s *tenant.State) { s.Requests[0].Kind = "x" }), `there is no kind "x"`},
		{state(func(s *tenant.State) { s.Requests[0].RoleID = "x" }), `no role has the id "x"`},
		{state(func(s *tenant.State) { s.Requests[0].Start = time.Time{} }), "needs a start"},
		{state(func(s *tenant.State) {
			s.Requests[0].Expiration = tenant.Expiration{Type: "afterDuration", Duration: "2h"}
		}), "afterDuration a duration as in PT2H"},
		{state(func(s *tenant.State) { s.Requests[0].Expiration.Type = "later" }), `type "later"`},
		{state(func(s *tenant.State) { s.Roles[0].Settings.MaxDuration = "8h" }), "write it as in PT8H"},
		{state(func(s *tenant.State) { s.Requests = append(s.Requests, s.Requests[0]) }), `another has the id "one"`},
		{state(func(s *tenant.State) {
			s.Schedules = []tenant.Schedule{{Kind: tenant.Active, RoleID: tenant.GlobalReader}}
		}), "a principalId is missing"},
	}
	for _, tt := range tests {
		if _, err := pimtest.New(tt.option); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("got %v, want %s", err, tt.want)
		}
	}
}

// TestSeededRequestBegins lets the time come of requests that a seed says no more of than
// that they are Scheduled.
func TestSeededRequestBegins(t *testing.T) {
	for _, schedule := range []string{"", "two"} {
		s := withRequest(tenant.Active, tenant.Scheduled)
		s.Requests[0].ScheduleID, s.Requests[0].CreatedBy = schedule, ""
		a := newAPI(t, pimtest.WithState(s))
		if got := a.get(path("listRoleAssignmentSchedules")).list(); len(got) != 1 || got[0]["status"] != "Granted" {
			t.Errorf("schedules: %v", got)
		}
		if got := a.get(requests + "?$filter=createdBy%20eq%20null").list(); len(got) != 1 || got[0]["createdBy"] != nil {
			t.Errorf("made by nobody: %v", got)
		}
		a.Restore(a.Snapshot())
		a.Advance(25 * time.Hour)
		if got := a.get(path("listRoleAssignmentScheduleInstances")).list(); len(got) != 1 || got[0]["principalId"] != bob {
			t.Errorf("assignments: %v", got)
		}
		if got := a.get(requests + "/one").text("status"); got != "Provisioned" {
			t.Errorf("the request is %s", got)
		}
	}
}

// TestApprovalTimeout lets a request wait for too long.
func TestApprovalTimeout(t *testing.T) {
	a := newAPI(t, pimtest.WithRules(tenant.Rules{ApprovalTimeout: 24 * time.Hour}),
		pimtest.WithState(eligibleAlice(func(s *tenant.Settings) { s.Approval = true })))
	id := a.send("", "POST", requests, future()).text("id")
	a.Advance(24*time.Hour - time.Second)
	if got := a.get(requests + "/" + id).text("status"); got != "PendingApproval" {
		t.Errorf("before: %s", got)
	}
	a.Advance(time.Second)
	if got3, got2 := a.get(requests+"/"+id).text("status"), a.get(requests2+"/"+id).text("status"); got3 != "Failed" || got2 != "RequestExpired" {
		t.Errorf("after: %s, %s", got3, got2)
	}
}
