package convert

import (
	"time"

	"github.com/pimigrate/pimigrate/gen/pim"
)

// wholeTenant is the directory scope of everything in PIM v2, which knew no
// scopes (pim-facts 4.6).
const wholeTenant = "/"

// A draft holds what v3 requests of all surfaces have in common, in the words of
// Graph. Every conversion of a request goes through it.
type draft struct {
	state          pim.PrivilegedRoleAssignmentState // active: an assignment request; eligible: an eligibility request
	id             *string
	action         pim.UnifiedRoleScheduleRequestActions // "" if there is none
	principal      *string
	roleDefinition *string
	role           *pim.UnifiedRoleDefinition
	scope          *string                            // of the directory, or of ARM
	group          *string                            // for groups
	access         *pim.PrivilegedAccessGroupAccessId // for groups
	eligibility    *string                            // eligibility schedule that is activated
	justification  *string
	schedule       *pim.RequestSchedule
	ticket         *pim.TicketInfo
	created        *time.Time
	status         *pim.UnifiedRoleScheduleRequestStatus
	validationOnly *bool
}

// check notes what a v3 request of Graph needs and the draft lacks (pim-facts
// 3.3, 3.10).
func (d *draft) check(l *ledger) {
	if d.action == "" {
		l.need("action", "a request without an action asks for nothing")
	}
	if d.principal == nil {
		l.need("principalId", "v3 requires the object id of the user, group or service principal")
	}
	if d.schedule == nil && (d.state == active || d.action != "adminRemove") {
		l.need("scheduleInfo", "v3 requires one, except of requests to remove an eligibility")
	}
}

// graphAction returns the action as an optional property.
func (d *draft) graphAction() *pim.UnifiedRoleScheduleRequestActions {
	if d.action == "" {
		return nil
	}
	return new(d.action)
}

// groupAction returns the action as an optional property of a group's request.
func (d *draft) groupAction() *pim.ScheduleRequestActions {
	if d.action == "" {
		return nil
	}
	return new(pim.ScheduleRequestActions(d.action))
}

// fromAssignment reads a request for an active assignment.
func fromAssignment(r pim.UnifiedRoleAssignmentScheduleRequest) draft {
	d := draft{
		state: active, id: r.Id, principal: r.PrincipalId, roleDefinition: r.RoleDefinitionId,
		role: r.RoleDefinition, scope: r.DirectoryScopeId, justification: r.Justification,
		schedule: r.ScheduleInfo, ticket: r.TicketInfo, created: r.CreatedDateTime, status: r.Status,
		validationOnly: r.IsValidationOnly,
	}
	if r.Action != nil {
		d.action = *r.Action
	}
	if r.ActivatedUsing != nil {
		d.eligibility = r.ActivatedUsing.Id
	}
	return d
}

// fromEligibility reads a request for an eligible assignment.
func fromEligibility(r pim.UnifiedRoleEligibilityScheduleRequest) draft {
	d := draft{
		state: eligible, id: r.Id, principal: r.PrincipalId, roleDefinition: r.RoleDefinitionId,
		role: r.RoleDefinition, scope: r.DirectoryScopeId, justification: r.Justification,
		schedule: r.ScheduleInfo, ticket: r.TicketInfo, created: r.CreatedDateTime, status: r.Status,
		validationOnly: r.IsValidationOnly,
	}
	if r.Action != nil {
		d.action = *r.Action
	}
	return d
}

// fromGroup reads a request of a group, but for what iteration 2 does not have.
// Both kinds have the same properties.
func fromGroup(r pim.PrivilegedAccessGroupAssignmentScheduleRequest, state pim.PrivilegedRoleAssignmentState) draft {
	d := draft{
		state: state, id: r.Id, principal: r.PrincipalId, group: r.GroupId,
		justification: r.Justification, schedule: r.ScheduleInfo, created: r.CreatedDateTime, status: r.Status,
	}
	if r.Action != nil {
		d.action = pim.UnifiedRoleScheduleRequestActions(*r.Action)
	}
	return d
}
