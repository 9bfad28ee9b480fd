package convert

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/gen/pim"
)

// TestRoundTrip: the golden requests of PIM v2 return from v3.
func TestRoundTrip(t *testing.T) {
	tried := 0
	for _, file := range goldenFiles(t) {
		if g := readGolden(t, file); g.Table == "v2" {
			roundTrip(t, parse[pim.PrivilegedRoleAssignmentRequest](t, string(g.Input)))
			tried++
		}
	}
	if tried < 5 {
		t.Errorf("%d requests", tried)
	}
}

// thereAndBack converts a request to v3 and back, if v3 has it.
func thereAndBack(t *testing.T, r pim.PrivilegedRoleAssignmentRequest) (there DirectoryRequest, back pim.PrivilegedRoleAssignmentRequest, ok bool) {
	there = Request(r, "caller")
	var notes Notes
	switch {
	case there.Assignment != nil:
		back, notes = RequestFromAssignment(*there.Assignment)
	case there.Eligibility != nil:
		back, notes = RequestFromEligibility(*there.Eligibility)
	case there.Notes.Of(Lost, Missing) == nil:
		t.Errorf("there is no request, and no reason in %v", there.Notes)
	}
	if lost := notes.Of(Lost); lost != nil {
		t.Errorf("%v of what v3 took from v2 has no way back", lost)
	}
	return there, back, there.Assignment != nil || there.Eligibility != nil
}

// roundTrip checks that what has no note on its way to v3 returns.
func roundTrip(t *testing.T, r pim.PrivilegedRoleAssignmentRequest) {
	there, back, ok := thereAndBack(t, r)
	if !ok {
		return
	}
	check := func(property string, was, is reflect.Value) {
		if _, noted := there.Notes.On(property); !noted && !was.IsZero() && !reflect.DeepEqual(was.Interface(), is.Interface()) {
			t.Errorf("%s was %s and comes back as %s", property, text(was), text(is))
		}
	}
	check("reason", reflect.ValueOf(r.Reason), reflect.ValueOf(back.Reason))
	check("userId", reflect.ValueOf(r.UserId), reflect.ValueOf(back.UserId))
	check("ticketNumber", reflect.ValueOf(r.TicketNumber), reflect.ValueOf(back.TicketNumber))
	check("ticketSystem", reflect.ValueOf(r.TicketSystem), reflect.ValueOf(back.TicketSystem))
	check("assignmentState", reflect.ValueOf(r.AssignmentState), reflect.ValueOf(back.AssignmentState))
	if r.Schedule != nil {
		check("schedule.startDateTime", reflect.ValueOf(r.Schedule.StartDateTime), reflect.ValueOf(back.Schedule.StartDateTime))
		check("schedule.endDateTime", reflect.ValueOf(r.Schedule.EndDateTime), reflect.ValueOf(back.Schedule.EndDateTime))
	}
	if back.Type != nil && deref(r.Type) != *back.Type || !reflect.DeepEqual(back.RoleId, r.RoleId) {
		t.Errorf("type %v, role %v come back as %v, %v", r.Type, r.RoleId, back.Type, back.RoleId)
	}
}

// TestLengthsReturn: what v2 says of time comes back as it was, in its own unit.
func TestLengthsReturn(t *testing.T) {
	for _, hours := range []string{"2", "0.5", "1.25", "0.0001"} {
		r := Request(pim.PrivilegedRoleAssignmentRequest{AssignmentState: new(active), Duration: &hours}, "")
		back, notes := RequestFromAssignment(*r.Assignment)
		if deref(back.Duration) != hours || back.Schedule.Duration != nil || notes.Of(Lost) != nil {
			t.Errorf("%s hours come back as %v, %+v", hours, back.Duration, back.Schedule)
		}
	}
	r := GovernanceRequest(pim.GovernanceRoleAssignmentRequest{
		AssignmentState: new(pim.GovernanceAssignmentStateEligible), Schedule: &pim.GovernanceSchedule{Duration: new("PT20M")},
	})
	if back, _ := GovernanceFromEligibility(*r.Eligibility); deref(back.Schedule.Duration) != "PT20M" {
		t.Errorf("PT20M comes back as %+v", back.Schedule)
	}
}

// TestTypesReturn: each type of iteration 2 comes back, on each surface.
func TestTypesReturn(t *testing.T) {
	for _, a := range actions {
		if a.with != "" {
			continue
		}
		in := pim.GovernanceRoleAssignmentRequest{Type: &a.v2, AssignmentState: new(pim.GovernanceAssignmentStateActive)}
		dir, _ := GovernanceFromAssignment(*GovernanceRequest(in).Assignment)
		group, _ := GovernanceFromGroupAssignment(*GovernanceGroupRequest(in, "owner").Assignment)
		if deref(dir.Type) != a.v2 || deref(group.Type) != a.v2 {
			t.Errorf("%s comes back as %v and %v", a.v2, dir.Type, group.Type)
		}
		if got := GovernanceArmRequest(in).Assignment.Properties.RequestType; got != a.arm {
			t.Errorf("%s is %q on ARM", a.v2, got)
		}
		if got, notes := ActionOf(a.v2); got.Graph != a.graph || got.Arm != a.arm || got.AssignmentOnly != a.always || notes[0].Mark != ProposedHigh {
			t.Errorf("%s: %+v, %v", a.v2, got, notes)
		}
	}
	if got, notes := ActionOf("AdminDelete"); got != (Action{}) || len(notes.Of(Lost)) != 1 {
		t.Errorf("%+v, %v", got, notes)
	}
}

// TestActionsOfNoUse: v3 actions that a v2 generation or an eligibility does not
// have.
func TestActionsOfNoUse(t *testing.T) {
	for action, want := range map[pim.UnifiedRoleScheduleRequestActions]string{
		"adminAssign": "AdminAdd", "selfActivate": "UserAdd", "adminRemove": "", "selfDeactivate": "", "selfRenew": "", "unknownFutureValue": "", "AdminAssign": "",
	} {
		got, notes := RequestFromAssignment(pim.UnifiedRoleAssignmentScheduleRequest{Action: &action})
		if string(deref(got.Type)) != want || (notes.Of(Lost) == nil) != (want != "") {
			t.Errorf("%s: %v, %v", action, got.Type, notes)
		}
	}
	for _, action := range []pim.UnifiedRoleScheduleRequestActions{"selfActivate", "selfDeactivate"} {
		if got, notes := GovernanceFromEligibility(pim.UnifiedRoleEligibilityScheduleRequest{Action: &action}); got.Type != nil || notes.Of(Lost) == nil {
			t.Errorf("%s of an eligibility: %v, %v", action, *got.Type, notes)
		}
	}
}

// TestEmpty: an input that says nothing is converted, too.
func TestEmpty(t *testing.T) {
	if r := Request(pim.PrivilegedRoleAssignmentRequest{}, ""); endpoint(r) != "" || len(r.Notes.Of(Missing)) != 1 {
		t.Errorf("%+v", r)
	}
	if r := GovernanceArmRequest(pim.GovernanceRoleAssignmentRequest{}); r.Assignment != nil || r.Eligibility != nil || len(r.Notes) != 1 || len(r.Body().Notes) != 1 {
		t.Errorf("%+v", r)
	}
	if a, notes := Assignments(nil, nil); a != nil || notes != nil {
		t.Errorf("%v, %v", a, notes)
	}
	if r, notes := RequestFromEligibility(pim.UnifiedRoleEligibilityScheduleRequest{}); *r.AssignmentState != eligible || r.Type != nil || notes != nil {
		t.Errorf("%+v, %v", r, notes)
	}
}

// TestMissing: what v3 requires and v2 left out.
func TestMissing(t *testing.T) {
	bare := Request(pim.PrivilegedRoleAssignmentRequest{AssignmentState: new(active)}, "")
	remove := GovernanceRequest(pim.GovernanceRoleAssignmentRequest{
		Type: new(pim.GovernanceRoleAssignmentRequestTypeAdminRemove), AssignmentState: new(pim.GovernanceAssignmentStateEligible),
	})
	group := GovernanceGroupRequest(pim.GovernanceRoleAssignmentRequest{AssignmentState: new(pim.GovernanceAssignmentStateActive)}, "")
	for i, tt := range []struct {
		notes Notes
		want  string
	}{
		{bare.Notes, "action principalId scheduleInfo roleDefinitionId"},
		{remove.Notes, "principalId roleDefinitionId"},
		{group.Notes, "action principalId scheduleInfo groupId accessId"},
	} {
		var got []string
		for _, n := range tt.notes.Of(Missing) {
			got = append(got, n.Property)
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%d: missing %v, want %s", i, got, tt.want)
		}
	}
}

// TestUnknownProperties: properties of open types, which no model names, are
// noted, also if they are called like one that a conversion reads.
func TestUnknownProperties(t *testing.T) {
	r := pim.GovernanceRoleAssignmentRequest{
		AssignmentState: new(pim.GovernanceAssignmentStateActive),
		Resource:        &pim.GovernanceResource{AdditionalProperties: map[string]interface{}{"externalId": "x", "b": 1, "a": nil}},
	}
	var got []string
	for _, n := range GovernanceArmRequest(r).Notes.Of(ReadOnly) {
		got = append(got, n.Property+"="+n.Value)
	}
	if want := []string{"resource.a=null", "resource.b=1", "resource.externalId=x"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestPermissions(t *testing.T) {
	got, notes := Permissions("PrivilegedAccess.ReadWrite.AzureAD", "User.Read", "PrivilegedAccess.Read.AzureResources")
	if len(got) != 5 || len(notes) != 6 || len(notes.Of(Lost)) != 2 {
		t.Errorf("%d rows, %v", len(got), notes)
	}
	for i, n := range notes {
		if n.Value == "" || n.Mark != Proposed && n.Value != "User.Read" || strings.Contains(n.Reason, "delegated") != (i == 3) {
			t.Errorf("note %d: %v", i, n)
		}
	}
	if n := notes[1]; !strings.HasPrefix(n.Reason, "for eligible: ") {
		t.Errorf("%v does not say what for", n)
	}
	got[0].V3[0] = "changed"
	if again, _ := Permissions("PrivilegedAccess.ReadWrite.AzureAD"); again[0].V3[0] == "changed" {
		t.Error("a caller can change the table")
	}
}

func TestNotes(t *testing.T) {
	n := Note{Doubtful, "roleId", "r", "roleDefinitionId", Inferred, "so it seems"}
	if got, want := n.String(), `doubtful: roleId "r" -> roleDefinitionId: so it seems [inferred]`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	ns := Notes{n, {Kind: Missing, Property: "x"}}
	if _, ok := ns.On("y"); ok || len(ns.Of(Missing, Doubtful)) != 2 || ns.Of(Lost) != nil {
		t.Errorf("%v", ns)
	}
}
