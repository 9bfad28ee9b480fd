package convert

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/gen/pim"
)

// What the tables state and no single property shows.

func TestAssignmentID(t *testing.T) {
	i := pim.UnifiedRoleAssignmentScheduleInstance{Id: new("lAPpYvVpN0KRkAEhdxReE-1"), PrincipalId: new("user"), RoleDefinitionId: new("role")}
	a, _ := AssignmentFromActive(i)
	if got := deref(a.Id); got != "user_role" {
		t.Errorf("id is %q", got)
	}
	i.RoleDefinitionId = nil
	if a, _ = AssignmentFromActive(i); a.Id != nil {
		t.Errorf("id is %q without a role", *a.Id)
	}
}

func TestSelf(t *testing.T) {
	add, activate := pim.PrivilegedRoleAssignmentRequestTypeAdminAdd, pim.PrivilegedRoleAssignmentRequestTypeUserAdd
	tests := []struct {
		kind         pim.PrivilegedRoleAssignmentRequestType
		userID       *string
		caller, want string
		note         Kind
		lacks        bool // the principal is noted as missing
	}{
		{kind: activate, userID: new("Self"), caller: "me", want: "me", note: Ignored},
		{kind: add, userID: new("Self"), caller: "me", want: "me", note: Ignored},
		{kind: activate, userID: new("Self"), note: Lost, lacks: true},
		{kind: activate, caller: "me", want: "me"},
		{kind: activate, lacks: true},
		{kind: add, caller: "me", lacks: true},
		{kind: add, userID: new("ann"), caller: "me", want: "ann"},
		{kind: activate, userID: new("ann"), caller: "me", want: "ann"},
	}
	for _, tt := range tests {
		r := Request(pim.PrivilegedRoleAssignmentRequest{Type: &tt.kind, AssignmentState: new(active), UserId: tt.userID}, tt.caller)
		note, _ := r.Notes.On("userId")
		_, lacks := r.Notes.On("principalId")
		if got := deref(r.Assignment.PrincipalId); got != tt.want || note.Kind != tt.note || lacks != tt.lacks {
			t.Errorf("%+v: principal %q, notes %v", tt, got, r.Notes)
		}
	}
}

func TestScope(t *testing.T) {
	r := Request(pim.PrivilegedRoleAssignmentRequest{AssignmentState: new(eligible)}, "")
	if got := deref(r.Eligibility.DirectoryScopeId); got != "/" {
		t.Errorf("PIM v2 gets scope %q", got)
	}
	g := GovernanceRequest(pim.GovernanceRoleAssignmentRequest{AssignmentState: new(pim.GovernanceAssignmentStateActive), ResourceId: new("tenant")})
	if got := deref(g.Assignment.DirectoryScopeId); got != "/" {
		t.Errorf("iteration 2 gets scope %q", got)
	}
	for scope, want := range map[string]Kind{"/": Ignored, "/administrativeUnits/1": Lost, "": Lost} {
		_, notes := RequestFromAssignment(pim.UnifiedRoleAssignmentScheduleRequest{DirectoryScopeId: &scope})
		if n, _ := notes.On("directoryScopeId"); n.Kind != want {
			t.Errorf("scope %q: %v", scope, notes)
		}
	}
}

// TestEndpoint holds the choice of the endpoint against the last column of 4.5.
func TestEndpoint(t *testing.T) {
	for _, r := range readTable(t, "4.5.tsv") {
		for _, state := range []pim.PrivilegedRoleAssignmentState{active, eligible} {
			kind, with := first(r[0]), append(spelled(r[0]), "")[1]
			if with != "" && with != string(state) {
				continue
			}
			want := map[string]pim.PrivilegedRoleAssignmentState{"by `assignmentState`": state, "assignment": active}[r[4]]
			governed := GovernanceRequest(pim.GovernanceRoleAssignmentRequest{
				Type: new(pim.GovernanceRoleAssignmentRequestType(kind)), AssignmentState: new(pim.GovernanceAssignmentState(state)),
			})
			if got := endpoint(governed); with == "" && got != want {
				t.Errorf("iteration 2: %s of %s goes to %q, want %q", kind, state, got, want)
			}
			if kind == "UserAdd" && with == "" && state == eligible {
				continue // the last row has it
			}
			old := Request(pim.PrivilegedRoleAssignmentRequest{Type: new(pim.PrivilegedRoleAssignmentRequestType(kind)), AssignmentState: &state}, "")
			if got := endpoint(old); slices.Contains([]string{"AAD", "AAD, GOV"}, r[1]) && got != want {
				t.Errorf("PIM v2: %s of %s goes to %q, want %q", kind, state, got, want)
			}
		}
	}
}

func endpoint(r DirectoryRequest) pim.PrivilegedRoleAssignmentState {
	switch {
	case r.Assignment != nil && r.Eligibility == nil:
		return active
	case r.Assignment == nil && r.Eligibility != nil:
		return eligible
	}
	return ""
}

// TestPermanent: no end means permanent in v2, which v3 says; an end or a length
// that could not be read does not.
func TestPermanent(t *testing.T) {
	never := new(time.Time{})
	tests := []struct {
		hours string
		s     *pim.GovernanceSchedule
		want  string
	}{
		{s: nil, want: "no schedule"},
		{s: &pim.GovernanceSchedule{}, want: "noExpiration"},
		{s: &pim.GovernanceSchedule{EndDateTime: never, Duration: new("PT0S"), Type: new("Once")}, want: "noExpiration"},
		{s: &pim.GovernanceSchedule{EndDateTime: never, Duration: new("PT1H")}, want: "afterDuration"},
		{s: &pim.GovernanceSchedule{EndDateTime: new(time.Unix(0, 0)), Duration: new("PT0S")}, want: "afterDateTime"},
		{s: &pim.GovernanceSchedule{EndDateTime: new(time.Unix(0, 0)), Duration: new("PT1H")}, want: "afterDateTime"},
		{s: &pim.GovernanceSchedule{Duration: new("8h")}, want: "no expiration"},
		{hours: "2", want: "afterDuration"},
		{hours: "2", s: &pim.GovernanceSchedule{}, want: "afterDuration"},
		{hours: "min", want: "no expiration"},
		{hours: "default", s: &pim.GovernanceSchedule{StartDateTime: never}, want: "no expiration"},
		{hours: "min", s: &pim.GovernanceSchedule{EndDateTime: new(time.Unix(0, 0))}, want: "afterDateTime"},
	}
	for _, tt := range tests {
		r := pim.PrivilegedRoleAssignmentRequest{AssignmentState: new(active), Schedule: tt.s}
		if tt.hours != "" {
			r.Duration = &tt.hours
		}
		got := "no schedule"
		if s := Request(r, "").Assignment.ScheduleInfo; s != nil {
			got = "no expiration"
			if s.Expiration != nil {
				got = string(deref(s.Expiration.Type))
			}
		}
		if got != tt.want {
			t.Errorf("%q, %+v: %s, want %s", tt.hours, tt.s, got, tt.want)
		}
	}
}

// TestElevated: a role is elevated if there is an active instance.
func TestElevated(t *testing.T) {
	soon, later := time.Unix(1000, 0), time.Unix(2000, 0)
	at := func(user string, end *time.Time) pim.UnifiedRoleAssignmentScheduleInstance {
		return pim.UnifiedRoleAssignmentScheduleInstance{PrincipalId: &user, RoleDefinitionId: new("r"), EndDateTime: end}
	}
	may := func(user string) pim.UnifiedRoleEligibilityScheduleInstance {
		return pim.UnifiedRoleEligibilityScheduleInstance{PrincipalId: &user, RoleDefinitionId: new("r"), EndDateTime: &soon}
	}
	got, notes := Assignments([]pim.UnifiedRoleAssignmentScheduleInstance{at("a", &later), at("a", &soon), at("b", &soon), at("b", nil), {}, {}},
		[]pim.UnifiedRoleEligibilityScheduleInstance{may("a"), may("c")})
	want := []struct {
		id       string
		elevated bool
		end      *time.Time
	}{{"a_r", true, &later}, {"b_r", true, nil}, {"", true, nil}, {"", true, nil}, {"c_r", false, nil}}
	if len(got) != len(want) {
		t.Fatalf("%d assignments, want %d", len(got), len(want))
	}
	for i, w := range want {
		end := got[i].ExpirationDateTime
		if deref(got[i].Id) != w.id || *got[i].IsElevated != w.elevated || (end == nil) != (w.end == nil) || end != nil && !end.Equal(*w.end) {
			t.Errorf("%+v, want %+v", got[i], w)
		}
	}
	for property, want := range map[string]string{"active[1].endDateTime": "active[0].", "active[2].endDateTime": "active[3].", "eligible[1].endDateTime": "null"} {
		if n, ok := notes.On(property); !ok || !strings.Contains(n.Reason, want) || n.Value == "" {
			t.Errorf("%s has the note %q, want %s in it", property, n, want)
		}
	}
	if one, _ := AssignmentFromEligible(may("c")); one.IsElevated != nil || one.ExpirationDateTime != nil {
		t.Errorf("an eligible instance alone says %+v", one)
	}
}
