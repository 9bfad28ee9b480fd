package convert

import (
	"testing"

	"github.com/pimigrate/pimigrate/gen/pim"
)

// TestStatusBack: what each v3 status becomes, of assignment and of eligibility
// requests.
func TestStatusBack(t *testing.T) {
	tests := []struct {
		v3                     pim.UnifiedRoleScheduleRequestStatus
		aad, aadEligible       pim.PrivilegedRoleAssignmentRequestStatus
		governed, govdEligible pim.GovernanceRequestSubStatus
	}{
		{"Canceled", "Cancelled", "Cancelled", "Canceled", "Canceled"},
		{"Denied", "ApprovalDenied", "ApprovalDenied", "Denied", "Denied"},
		{"Failed", "RequestExpired", "RequestExpired", "Failed", "Failed"},
		{"Granted", "Scheduled", "Scheduled", "Granted", "Granted"},
		{"PendingAdminDecision", "RequestedApproval", "RequestedApproval", "PendingAdminDecision", "PendingAdminDecision"},
		{"PendingApproval", "RequestedApproval", "RequestedApproval", "PendingApproval", "PendingApproval"},
		{"PendingProvisioning", "NotStarted", "NotStarted", "PendingProvisioning", "PendingProvisioning"},
		{"PendingScheduleCreation", "NotStarted", "NotStarted", "Accepted", "Accepted"},
		{"Provisioned", "Completed", "Completed", "Provisioned", "Provisioned"},
		{"Revoked", "Revoked", "Cancelled", "Revoked", "Canceled"},
		{"ScheduleCreated", "", "", "", ""},
		{"granted", "", "", "", ""},
	}
	for _, tt := range tests {
		for state, want := range map[pim.PrivilegedRoleAssignmentState][2]string{
			active: {string(tt.aad), string(tt.governed)}, eligible: {string(tt.aadEligible), string(tt.govdEligible)},
		} {
			aad, notes := StatusFromV3(tt.v3, state)
			checkStatus(t, string(tt.v3)+" of "+string(state), want[0], texts(aad), notes)
			governed, notes := GovernanceStatusFromV3(tt.v3, state)
			checkStatus(t, string(tt.v3)+" of "+string(state), want[1], texts(governed), notes)
		}
	}
}

func checkStatus(t *testing.T, what, want string, got []string, notes Notes) {
	t.Helper()
	if len(notes) != 1 || (notes[0].Kind == Lost) != (want == "") {
		t.Errorf("%s: notes %v", what, notes)
	}
	if append(got, "")[0] != want {
		t.Errorf("%s: %q, want %q first", what, got, want)
	}
	for _, w := range got {
		if w == "Cancelling" || w == "" {
			t.Errorf("%s: %q", what, got)
		}
	}
}

// TestStatusForward: where the order or the kind of request decides.
func TestStatusForward(t *testing.T) {
	tests := []struct {
		word  string
		state pim.PrivilegedRoleAssignmentState
		want  string
	}{
		{"Cancelled", active, "Canceled"}, {"Cancelled", eligible, "Revoked"}, {"Approved", active, "Granted"},
		{"NotStarted", eligible, "PendingScheduleCreation"}, {"Cancelling", active, ""}, {"PendingApproval", active, "PendingApproval"},
		{"RequestExpired", active, "Failed"}, {"Granted", active, ""},
	}
	for _, tt := range tests {
		got, notes := Status(pim.PrivilegedRoleAssignmentRequestStatus(tt.word), tt.state)
		checkStatus(t, tt.word, tt.want, texts(got), notes)
	}
	governed := []struct {
		word  pim.GovernanceRequestSubStatus
		state pim.PrivilegedRoleAssignmentState
		want  string
	}{
		{"Canceled", active, "Canceled"}, {"Canceled", eligible, "Revoked"}, {"PendingAdminDecision", active, "PendingAdminDecision"},
		{"AdminApproved", active, "Granted"}, {"Granted", active, "Granted"}, {"Failed", active, "Failed"}, {"TimedOut", active, "Failed"},
		{"PendingRevocation", active, ""}, {"ProvisioningStarted", active, ""}, {"Cancelled", active, ""},
	}
	for _, tt := range governed {
		got, notes := GovernanceStatus(tt.word, tt.state)
		checkStatus(t, string(tt.word), tt.want, texts(got), notes)
	}
}

// TestMarks: a note has the mark of the row that was used.
func TestMarks(t *testing.T) {
	for word, want := range map[string]Mark{"Scheduled": Proposed, "NotStarted": ProposedLow, "Approved": ProposedLow, "PendingApproval": Unsure, "Cancelling": Proposed} {
		if _, notes := Status(pim.PrivilegedRoleAssignmentRequestStatus(word), active); notes[0].Mark != want {
			t.Errorf("%s: %v, want %s", word, notes, want)
		}
	}
	for _, word := range []pim.UnifiedRoleScheduleRequestStatus{"Failed", "PendingProvisioning"} {
		if _, notes := GovernanceStatusFromV3(word, active); notes[0].Mark != Inferred {
			t.Errorf("%s: %v", word, notes)
		}
	}
}

// TestArmStatus: ARM has each word of iteration 2, and no other is taken over.
func TestArmStatus(t *testing.T) {
	for word := range allSubStatuses {
		if got, notes := ArmStatus(word); string(got) != string(word) || notes[0].Mark != Inferred {
			t.Errorf("%s becomes %q, %v", word, got, notes)
		}
	}
	for _, word := range []pim.GovernanceRequestSubStatus{"", "Invalid", "granted"} {
		if got, notes := ArmStatus(word); got != "" || notes[0].Kind != Lost {
			t.Errorf("%s becomes %q, %v", word, got, notes)
		}
	}
}

// allSubStatuses are the words of pim-facts 2.6.
var allSubStatuses = map[pim.GovernanceRequestSubStatus]bool{
	"Accepted": true, "PendingEvaluation": true, "Granted": true, "Denied": true, "PendingProvisioning": true, "Provisioned": true,
	"PendingRevocation": true, "Revoked": true, "Canceled": true, "Failed": true, "PendingApprovalProvisioning": true, "PendingApproval": true,
	"FailedAsResourceIsLocked": true, "PendingAdminDecision": true, "AdminApproved": true, "AdminDenied": true, "TimedOut": true, "ProvisioningStarted": true,
}

// TestWordsAreKnown: the table only holds words of the models, and those it says
// it leaves out.
func TestWordsAreKnown(t *testing.T) {
	for _, r := range statuses {
		if !r.v2.Valid() || r.arm != "" && !r.arm.Valid() {
			t.Errorf("%s, %s", r.v2, r.arm)
		}
		for _, g := range r.governance {
			if !g.Valid() {
				t.Errorf("iteration 2 has no %s", g)
			}
		}
		for _, s := range r.v3 {
			if !s.word.Valid() {
				t.Errorf("v3 has no %s", s.word)
			}
		}
	}
	paired := map[string]bool{}
	for _, p := range governanceStatuses {
		paired[p.v2] = true
	}
	for word := range allSubStatuses {
		if shared := pim.UnifiedRoleScheduleRequestStatus(word).Valid(); shared && !paired[string(word)] {
			t.Errorf("both sides have %s, and no pair", word)
		}
	}
}
