package convert

import (
	"cmp"
	"slices"

	"github.com/pimigrate/pimigrate/gen/pim"
)

// A statusRow is a row of the table of statuses.
type statusRow struct {
	v2         pim.PrivilegedRoleAssignmentRequestStatus
	governance []pim.GovernanceRequestSubStatus
	v3         []v3Status
	arm        pim.ArmRequestStatus // a word that only ARM has
	mark       Mark
}

// A v3Status is a status of v3, and the kind of request that has it, if not both.
type v3Status struct {
	word pim.UnifiedRoleScheduleRequestStatus
	of   pim.PrivilegedRoleAssignmentState
}

// statuses is the table of pim-facts 4.8. Of several words in a cell the first
// is the one to expect, so the later state of Approved stands second. "Nearest"
// counts as a counterpart, of the row's low confidence.
var statuses = []statusRow{
	{"NotStarted", words("Accepted", "PendingEvaluation"), []v3Status{{word: "PendingScheduleCreation"}, {word: "PendingProvisioning"}}, "", ProposedLow},
	{"Scheduled", words("Granted"), []v3Status{{word: "Granted"}}, "", Proposed},
	{"RequestedApproval", words("PendingApproval", "PendingAdminDecision"), []v3Status{{word: "PendingApproval"}, {word: "PendingAdminDecision"}}, "", Proposed},
	{"Approved", words("AdminApproved", "Granted"), []v3Status{{word: "Granted"}, {word: "Provisioned"}}, "", ProposedLow},
	{"ApprovalDenied", words("Denied", "AdminDenied"), []v3Status{{word: "Denied"}}, "", Proposed},
	{"ApprovalAborted", nil, []v3Status{{word: "Canceled"}}, "", ProposedLow},
	{"Completed", words("Provisioned"), []v3Status{{word: "Provisioned"}}, "", Proposed},
	{"Cancelling", nil, nil, "", Proposed},
	{"Cancelled", words("Canceled"), []v3Status{{"Canceled", active}, {"Revoked", eligible}}, "", Proposed},
	{"Revoked", words("Revoked"), []v3Status{{word: "Revoked"}}, "", Proposed},
	{"RequestExpired", words("TimedOut"), []v3Status{{word: "Failed"}}, "TimedOut", ProposedLow},
}

func words(w ...pim.GovernanceRequestSubStatus) []pim.GovernanceRequestSubStatus { return w }

// cancelErrorStatus is the word for RequestedApproval in the error message of v2
// cancel, and nowhere else (pim-facts 0.3 trap 1, 1.7).
const cancelErrorStatus = "PendingApproval"

// A statusPair says that a status of a v2 generation and one of v3 correspond.
type statusPair struct {
	v2, v3 string
	of     pim.PrivilegedRoleAssignmentState // the kind of request it holds for, "" for both
	mark   Mark
}

type statusPairs []statusPair

var (
	aadStatuses        = append(pairs(func(r statusRow) []string { return []string{string(r.v2)} }), unlistedStatus)
	governanceStatuses = append(pairs(func(r statusRow) []string { return texts(r.governance) }), sameStatuses()...)

	unlistedStatus = statusPair{v2: cancelErrorStatus, v3: "PendingApproval", mark: Unsure}
)

// pairs flattens the table of statuses for one v2 generation.
func pairs(v2 func(statusRow) []string) statusPairs {
	var out statusPairs
	for _, r := range statuses {
		for _, old := range v2(r) {
			for _, s := range r.v3 {
				out = append(out, statusPair{old, string(s.word), s.of, r.mark})
			}
		}
	}
	return out
}

// sameStatuses pairs the words that iteration 2 and v3 share and the table of
// pim-facts 4.8 leaves out. That they mean the same is inferred.
func sameStatuses() statusPairs {
	return statusPairs{
		{v2: "PendingProvisioning", v3: "PendingProvisioning", mark: Inferred},
		{v2: "Failed", v3: "Failed", mark: Inferred},
	}
}

// A statusChoice is what a status may become, the best first.
type statusChoice []statusCandidate

type statusCandidate struct {
	word string
	mark Mark
	fit  int  // 0: for this kind of request, 1: for both, 2: for the other kind
	same bool // as before
}

// forward returns the v3 statuses for a v2 one.
func (ps statusPairs) forward(word string, state pim.PrivilegedRoleAssignmentState) statusChoice {
	var out statusChoice
	for _, p := range ps {
		if p.v2 == word {
			out = append(out, statusCandidate{p.v3, p.mark, fit(p, state), p.v3 == word})
		}
	}
	return out.best()
}

// back returns the v2 statuses for a v3 one. A word that the sources only know
// from an error message is not among them.
func (ps statusPairs) back(word string, state pim.PrivilegedRoleAssignmentState) statusChoice {
	var out statusChoice
	for _, p := range ps {
		if p.v3 == word && p.mark != Unsure {
			out = append(out, statusCandidate{p.v2, p.mark, fit(p, state), p.v2 == word})
		}
	}
	return out.best()
}

func fit(p statusPair, state pim.PrivilegedRoleAssignmentState) int {
	switch {
	case p.of == "" || state == "":
		return 1
	case p.of == state:
		return 0
	}
	return 2
}

// best sorts candidates: low confidence last, then by kind of request, then the
// same word, then by the table. It keeps a word once, and the other kind's words
// only if nothing better is there.
func (c statusChoice) best() statusChoice {
	slices.SortStableFunc(c, func(a, b statusCandidate) int {
		return cmp.Or(order(a.mark == ProposedLow, b.mark == ProposedLow), cmp.Compare(a.fit, b.fit), order(b.same, a.same))
	})
	var out statusChoice
	for _, s := range c {
		known := slices.ContainsFunc(out, func(o statusCandidate) bool { return o.word == s.word })
		if !known && (s.fit < 2 || c[0].fit == 2) {
			out = append(out, s)
		}
	}
	return out
}

// order sorts false before true.
func order(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func texts[W ~string](ws []W) []string {
	out := make([]string, len(ws))
	for i, w := range ws {
		out[i] = string(w)
	}
	return out
}
