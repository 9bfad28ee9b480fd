package convert

import "github.com/pimigrate/pimigrate/gen/pim"

// The two kinds of assignment. Both generations spell them alike.
const (
	active   = pim.PrivilegedRoleAssignmentStateActive
	eligible = pim.PrivilegedRoleAssignmentStateEligible
)

// An Action is what a request asks for, in the words of each surface.
type Action struct {
	Type  pim.GovernanceRoleAssignmentRequestType // PIM v2 spells AdminAdd and UserAdd alike
	Graph pim.UnifiedRoleScheduleRequestActions
	Group pim.ScheduleRequestActions // the create page leaves selfExtend and selfRenew out (pim-facts 3.5)
	Arm   pim.ArmRequestType

	// AssignmentOnly says that only assignment requests have it. Otherwise the
	// request's assignmentState chooses between assignment and eligibility.
	AssignmentOnly bool
}

// An actionRow is a row of the table of actions.
type actionRow struct {
	v2     pim.GovernanceRoleAssignmentRequestType
	v2AAD  bool                              // PIM v2 has the type, too
	with   pim.PrivilegedRoleAssignmentState // the row holds for requests of this kind only
	graph  pim.UnifiedRoleScheduleRequestActions
	arm    pim.ArmRequestType
	always bool // an assignment request, whatever assignmentState says
}

// actions is the table of pim-facts 4.5. All of it is [ProposedHigh].
var actions = []actionRow{
	{"AdminAdd", true, "", "adminAssign", "AdminAssign", false},
	{"UserAdd", true, "", "selfActivate", "SelfActivate", true},
	{"AdminUpdate", false, "", "adminUpdate", "AdminUpdate", false},
	{"AdminRemove", false, "", "adminRemove", "AdminRemove", false},
	{"UserRemove", false, "", "selfDeactivate", "SelfDeactivate", true},
	{"AdminExtend", false, "", "adminExtend", "AdminExtend", false},
	{"UserExtend", false, "", "selfExtend", "SelfExtend", false},
	{"AdminRenew", false, "", "adminRenew", "AdminRenew", false},
	{"UserRenew", false, "", "selfRenew", "SelfRenew", false},
	{"UserAdd", true, eligible, "", "", false}, // PIM v2 only; v3 has no counterpart
}

// ActionOf returns the counterparts of a v2 request type (pim-facts 4.5). The
// table is [ProposedHigh], which the note says; an unknown type is [Lost].
func ActionOf(t pim.GovernanceRoleAssignmentRequestType) (Action, Notes) {
	row, ok := findAction(func(r actionRow) bool { return r.v2 == t && r.with == "" })
	note := Note{Doubtful, "type", string(t), "action", ProposedHigh, typeMapping}
	if !ok {
		note = Note{Kind: Lost, Property: "type", Value: string(t), Reason: "no such request type is documented"}
	}
	return Action{row.v2, row.graph, pim.ScheduleRequestActions(row.graph), row.arm, row.always}, Notes{note}
}

func findAction(match func(actionRow) bool) (actionRow, bool) {
	for _, r := range actions {
		if match(r) {
			return r, true
		}
	}
	return actionRow{}, false
}

// A choice is what type and assignmentState of a v2 request come to.
type choice struct {
	row   actionRow                         // zero if the type is unknown
	state pim.PrivilegedRoleAssignmentState // which request to make, "" if that is not known
	why   string                            // why it is not known
}

// choose applies the table of actions to a request (pim-facts 4.5).
func choose(l *ledger, t pim.GovernanceRoleAssignmentRequestType, state pim.PrivilegedRoleAssignmentState, v2AAD bool) choice {
	row, known := findAction(func(r actionRow) bool { return r.v2 == t && r.with == state && state != "" && v2AAD })
	if known {
		return choice{why: "UserAdd with Eligible has no counterpart"}
	}
	row, known = findAction(func(r actionRow) bool { return r.v2 == t && r.with == "" && (r.v2AAD || !v2AAD) })
	if !known && t != "" {
		l.lose("type", "the generation has no such request type")
	}
	switch {
	case row.always:
		onlyAssignment(l, t, state)
		return choice{row: row, state: active}
	case state == active || state == eligible:
		return choice{row: row, state: state}
	}
	return choice{why: "assignmentState, which chooses between assignment and eligibility, is neither Active nor Eligible"}
}

// onlyAssignment notes an assignmentState that does not decide because the type
// already does.
func onlyAssignment(l *ledger, t pim.GovernanceRoleAssignmentRequestType, state pim.PrivilegedRoleAssignmentState) {
	switch state {
	case active:
	case "":
		l.doubt("assignmentState", "", ProposedHigh, string(t)+" makes it an assignment request without one")
	default:
		l.lose("assignmentState", string(t)+" makes it an assignment request all the same")
	}
}
