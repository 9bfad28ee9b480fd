package convert

import (
	"strings"

	"github.com/pimigrate/pimigrate/gen/pim"
)

// A DirectoryRequest is a v3 request for a directory role. One of Assignment and
// Eligibility is set, and says which of the two endpoints takes it. Neither is
// set if the v2 request does not tell or v3 has no counterpart: then Notes list
// all that it holds as lost.
type DirectoryRequest struct {
	Assignment  *pim.UnifiedRoleAssignmentScheduleRequest
	Eligibility *pim.UnifiedRoleEligibilityScheduleRequest
	Notes       Notes
}

// Body returns a request to send: without the properties that only the service
// sets (those with notes of kind [ReadOnly]). The notes stay.
func (r DirectoryRequest) Body() DirectoryRequest {
	if r.Assignment != nil {
		r.Assignment = dup(r.Assignment)
		r.Assignment.Status, r.Assignment.CreatedDateTime, r.Assignment.RoleDefinition = nil, nil, nil
	}
	if r.Eligibility != nil {
		r.Eligibility = dup(r.Eligibility)
		r.Eligibility.Status, r.Eligibility.CreatedDateTime, r.Eligibility.RoleDefinition = nil, nil, nil
	}
	return r
}

// Request returns a request of PIM v2 as a v3 request for a directory role, with
// the whole tenant for a scope, which was all that PIM v2 knew. caller is the
// object id of the user who makes the request: it takes the place of the word
// Self, and of the user that a UserAdd leaves out (pim-facts 1.6). It may be
// empty; the note then says what is missing.
//
// The actions selfActivate and makePermanent of PIM v2 took bodies of their own.
// Write them as requests to convert them: an Active UserAdd with the duration, and
// an Active AdminAdd with an empty schedule (pim-facts 4.3).
func Request(r pim.PrivilegedRoleAssignmentRequest, caller string) DirectoryRequest {
	l := open(r, requestFates)
	c := choose(l, governanceType(r.Type), deref(r.AssignmentState), true)
	if c.state == "" {
		return DirectoryRequest{Notes: nowhere(l, c)}
	}
	d := draft{
		state: c.state, action: c.row.graph, principal: principal(l, r, caller), roleDefinition: dup(r.RoleId),
		scope: new(wholeTenant), justification: dup(r.Reason), created: dup(r.RequestedDateTime),
		ticket: ticket(r.TicketNumber, r.TicketSystem), validationOnly: dup(r.EvaluateOnly),
	}
	d.schedule = requestSchedule(l, "scheduleInfo.", c.row, r.Duration, r.Schedule)
	if r.Status != nil {
		d.status = firstStatus[pim.UnifiedRoleScheduleRequestStatus](l, "status", aadStatuses.forward(string(*r.Status), c.state))
	}
	if r.RoleInfo != nil {
		d.role = roleDefinition(r.RoleInfo.Id, r.RoleInfo.Name)
	}
	return d.directory(l)
}

// nowhere closes the ledger of a request that v3 has no place for.
func nowhere(l *ledger, c choice) Notes {
	l.homeless(c.why)
	if len(l.entries) == 0 {
		l.need("assignmentState", c.why)
	}
	return l.notes()
}

// principal returns whom the request is for.
func principal(l *ledger, r pim.PrivilegedRoleAssignmentRequest, caller string) *string {
	self := r.UserId != nil && strings.EqualFold(*r.UserId, "Self") // pim-facts 0.3 trap 11
	omitted := r.UserId == nil && deref(r.Type) == pim.PrivilegedRoleAssignmentRequestTypeUserAdd
	switch {
	case !self && !omitted:
		return dup(r.UserId)
	case caller == "":
		if self {
			l.lose("userId", "Self is the caller, whose object id was not given")
		}
		return nil
	case self:
		l.ignore("userId", "the caller's object id takes the place of Self")
	}
	return &caller
}

// requestSchedule returns when the assignment that a request asks for begins and
// ends. home is the path of the result, with a dot.
func requestSchedule(l *ledger, home string, row actionRow, hours *string, s *pim.GovernanceSchedule) *pim.RequestSchedule {
	c := &scheduling{l: l, prefix: "schedule.", out: home}
	out := c.v3(hours, s)
	permanent := out != nil && out.Expiration != nil && *out.Expiration.Type == pim.ExpirationPatternTypeNoExpiration
	if permanent && row.graph == "selfActivate" {
		l.doubt("schedule.endDateTime", home+"expiration.type", Inferred,
			"no end means permanent, and a policy may require that activations end")
	}
	return out
}

func ticket(number, system *string) *pim.TicketInfo {
	if number == nil && system == nil {
		return nil
	}
	return &pim.TicketInfo{TicketNumber: dup(number), TicketSystem: dup(system)}
}

// directory returns the draft as the request that it is.
func (d *draft) directory(l *ledger) DirectoryRequest {
	d.check(l)
	if d.roleDefinition == nil {
		l.need("roleDefinitionId", "v3 requires the id of the role definition")
	}
	a := pim.UnifiedRoleAssignmentScheduleRequest{
		Action: d.graphAction(), PrincipalId: d.principal, RoleDefinitionId: d.roleDefinition, RoleDefinition: d.role,
		DirectoryScopeId: d.scope, Justification: d.justification, ScheduleInfo: d.schedule, TicketInfo: d.ticket,
		CreatedDateTime: d.created, Status: d.status, IsValidationOnly: d.validationOnly,
	}
	if d.state == active {
		return DirectoryRequest{Assignment: &a, Notes: l.notes()}
	}
	return DirectoryRequest{Notes: l.notes(), Eligibility: &pim.UnifiedRoleEligibilityScheduleRequest{
		Action: a.Action, PrincipalId: a.PrincipalId, RoleDefinitionId: a.RoleDefinitionId, RoleDefinition: a.RoleDefinition,
		DirectoryScopeId: a.DirectoryScopeId, Justification: a.Justification, ScheduleInfo: a.ScheduleInfo, TicketInfo: a.TicketInfo,
		CreatedDateTime: a.CreatedDateTime, Status: a.Status, IsValidationOnly: a.IsValidationOnly,
	}}
}
