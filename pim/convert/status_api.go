package convert

import (
	"strings"

	"github.com/pimigrate/pimigrate/gen/pim"
)

// Status returns the v3 statuses that a status of PIM v2 corresponds to in a
// request of the given kind, the one to expect first (pim-facts 4.8). There is
// none for Cancelling: in v3 a cancel is done when it is answered.
func Status(s pim.PrivilegedRoleAssignmentRequestStatus, state pim.PrivilegedRoleAssignmentState) ([]pim.UnifiedRoleScheduleRequestStatus, Notes) {
	c := aadStatuses.forward(string(s), state)
	return statusWords[pim.UnifiedRoleScheduleRequestStatus](c), c.notes(string(s), "status")
}

// GovernanceStatus is [Status] for a sub-status of iteration 2. Words that both
// have and pim-facts 4.8 does not list correspond, too, which is [Inferred].
func GovernanceStatus(s pim.GovernanceRequestSubStatus, state pim.PrivilegedRoleAssignmentState) ([]pim.UnifiedRoleScheduleRequestStatus, Notes) {
	c := governanceStatuses.forward(string(s), state)
	return statusWords[pim.UnifiedRoleScheduleRequestStatus](c), c.notes(string(s), "status")
}

// ArmStatus returns the status on ARM that a sub-status of iteration 2
// corresponds to. ARM has all the words of iteration 2 (pim-facts 2.6, 3.11);
// that they mean the same is [Inferred].
func ArmStatus(s pim.GovernanceRequestSubStatus) (pim.ArmRequestStatus, Notes) {
	var c statusChoice
	if s.Valid() && pim.ArmRequestStatus(s).Valid() {
		c = statusChoice{{word: string(s), mark: Inferred}}
	}
	return firstOf[pim.ArmRequestStatus](c), c.notes(string(s), "status")
}

// StatusFromV3 returns the statuses of PIM v2 that a status of v3 corresponds to
// in a request of the given kind, the one to expect first (pim-facts 4.8, read
// backwards). Cancelling and PendingApproval are never among them.
func StatusFromV3(s pim.UnifiedRoleScheduleRequestStatus, state pim.PrivilegedRoleAssignmentState) ([]pim.PrivilegedRoleAssignmentRequestStatus, Notes) {
	c := aadStatuses.back(string(s), state)
	return statusWords[pim.PrivilegedRoleAssignmentRequestStatus](c), c.notes(string(s), "status")
}

// GovernanceStatusFromV3 is [StatusFromV3] for sub-statuses of iteration 2.
func GovernanceStatusFromV3(s pim.UnifiedRoleScheduleRequestStatus, state pim.PrivilegedRoleAssignmentState) ([]pim.GovernanceRequestSubStatus, Notes) {
	c := governanceStatuses.back(string(s), state)
	return statusWords[pim.GovernanceRequestSubStatus](c), c.notes(string(s), "subStatus")
}

// notes returns the note on a status for which there is this choice.
func (c statusChoice) notes(value, home string) Notes {
	l := &ledger{index: map[string]int{}}
	l.enter(doubt("status", home, "", ""), value)
	l.status("status", c)
	return l.notes()
}

// status corrects the entry of a status for which there is a choice.
func (l *ledger) status(property string, c statusChoice) {
	e := l.entry(property)
	if len(c) == 0 {
		e.Kind, e.Home, e.Mark, e.Reason = Lost, "", "", "no status corresponds to it"
		for _, r := range statuses {
			if string(r.v2) == e.Value && len(r.v3) == 0 {
				e.Mark = r.mark
			}
		}
		return
	}
	e.Mark, e.Reason = c[0].mark, "no official table of statuses exists"
	if len(c) > 1 {
		others := texts(statusWords[string](c[1:]))
		e.Reason = "it may also correspond to " + strings.Join(others, ", ")
	}
}

// firstStatus returns the best word of a choice and corrects the entry of the
// property.
func firstStatus[W ~string](l *ledger, property string, c statusChoice) *W {
	readOnly := l.entry(property).Kind == ReadOnly
	l.status(property, c)
	if readOnly {
		l.entry(property).Kind = ReadOnly
	}
	if len(c) == 0 {
		return nil
	}
	return new(W(c[0].word))
}

func firstOf[W ~string](c statusChoice) W {
	if len(c) == 0 {
		return ""
	}
	return W(c[0].word)
}

func statusWords[W ~string](c statusChoice) []W {
	out := make([]W, len(c))
	for i, s := range c {
		out[i] = W(s.word)
	}
	return out
}
