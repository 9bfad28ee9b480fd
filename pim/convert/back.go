package convert

import "github.com/pimigrate/pimigrate/gen/pim"

// RequestFromAssignment returns a v3 request for an active directory role as a
// request of PIM v2. What has no source stays null. A cancelled request is
// Cancelled: who has just cancelled it in v3 and answers in the place of PIM v2,
// which said Cancelling (pim-facts 0.3 trap 2), writes that into the result.
func RequestFromAssignment(r pim.UnifiedRoleAssignmentScheduleRequest) (pim.PrivilegedRoleAssignmentRequest, Notes) {
	l, d := open(r, backFates), fromAssignment(r)
	return d.privileged(l), l.notes()
}

// RequestFromEligibility returns a v3 request for an eligible directory role as a
// request of PIM v2. What has no source stays null.
func RequestFromEligibility(r pim.UnifiedRoleEligibilityScheduleRequest) (pim.PrivilegedRoleAssignmentRequest, Notes) {
	l, d := open(r, backFates), fromEligibility(r)
	return d.privileged(l), l.notes()
}

// GovernanceFromAssignment returns a v3 request for an active directory role as a
// request of iteration 2. What has no source stays null, such as the resourceId.
func GovernanceFromAssignment(r pim.UnifiedRoleAssignmentScheduleRequest) (pim.GovernanceRoleAssignmentRequest, Notes) {
	l, d := open(r, governanceBackFates), fromAssignment(r)
	return d.governance(l), l.notes()
}

// GovernanceFromEligibility returns a v3 request for an eligible directory role
// as a request of iteration 2. What has no source stays null, such as the
// resourceId.
func GovernanceFromEligibility(r pim.UnifiedRoleEligibilityScheduleRequest) (pim.GovernanceRoleAssignmentRequest, Notes) {
	l, d := open(r, governanceBackFates), fromEligibility(r)
	return d.governance(l), l.notes()
}

// GovernanceFromGroupAssignment returns a v3 request for an active assignment in
// a group as a request of iteration 2. What has no source stays null, such as the
// roleDefinitionId.
func GovernanceFromGroupAssignment(r pim.PrivilegedAccessGroupAssignmentScheduleRequest) (pim.GovernanceRoleAssignmentRequest, Notes) {
	l, d := open(r, groupBackFates), fromGroup(r, active)
	return d.governance(l), l.notes()
}

// GovernanceFromGroupEligibility returns a v3 request for an eligible assignment
// in a group as a request of iteration 2. What has no source stays null, such as
// the roleDefinitionId.
func GovernanceFromGroupEligibility(r pim.PrivilegedAccessGroupEligibilityScheduleRequest) (pim.GovernanceRoleAssignmentRequest, Notes) {
	l, d := open(r, groupBackFates), fromGroup(pim.PrivilegedAccessGroupAssignmentScheduleRequest(r), eligible)
	return d.governance(l), l.notes()
}

// privileged returns the draft of a v3 request as a request of PIM v2.
func (d *draft) privileged(l *ledger) pim.PrivilegedRoleAssignmentRequest {
	out := pim.PrivilegedRoleAssignmentRequest{
		AssignmentState: new(d.state), Id: dup(d.id), UserId: dup(d.principal), RoleId: dup(d.roleDefinition),
		Reason: dup(d.justification), RequestedDateTime: dup(d.created), EvaluateOnly: dup(d.validationOnly),
		RoleInfo: definedRole(l, "roleDefinition.", "roleInfo.", d.role),
	}
	if t := d.oldType(l, true); t != "" {
		out.Type = new(pim.PrivilegedRoleAssignmentRequestType(t))
	}
	if d.ticket != nil {
		out.TicketNumber, out.TicketSystem = dup(d.ticket.TicketNumber), dup(d.ticket.TicketSystem)
	}
	if d.status != nil {
		out.Status = firstStatus[pim.PrivilegedRoleAssignmentRequestStatus](l, "status", aadStatuses.back(string(*d.status), d.state))
	}
	c := &oldScheduling{l: l, prefix: "scheduleInfo.", home: "schedule.", inHours: true}
	out.Schedule, out.Duration = c.v2(d.schedule)
	d.noteScope(l)
	return out
}

// governance returns the draft of a v3 request as a request of iteration 2.
func (d *draft) governance(l *ledger) pim.GovernanceRoleAssignmentRequest {
	out := pim.GovernanceRoleAssignmentRequest{
		AssignmentState: new(pim.GovernanceAssignmentState(d.state)), Id: dup(d.id), SubjectId: dup(d.principal),
		ResourceId: dup(d.group), RoleDefinitionId: dup(d.roleDefinition), Reason: dup(d.justification),
		RequestedDateTime: dup(d.created), LinkedEligibleRoleAssignmentId: dup(d.eligibility),
	}
	if t := d.oldType(l, false); t != "" {
		out.Type = &t
	}
	if d.role != nil && (d.role.TemplateId != nil || d.role.DisplayName != nil) {
		out.RoleDefinition = &pim.GovernanceRoleDefinition{TemplateId: dup(d.role.TemplateId), DisplayName: dup(d.role.DisplayName)}
	}
	if d.status != nil {
		if s := firstStatus[pim.GovernanceRequestSubStatus](l, "status", governanceStatuses.back(string(*d.status), d.state)); s != nil {
			out.Status = &pim.GovernanceRoleAssignmentRequestStatus{SubStatus: s}
		}
	}
	c := &oldScheduling{l: l, prefix: "scheduleInfo.", home: "schedule."}
	out.Schedule, _ = c.v2(d.schedule)
	d.noteScope(l)
	return out
}

// oldType returns the v2 type of the draft's action, "" if there is none.
func (d *draft) oldType(l *ledger, v2AAD bool) pim.GovernanceRoleAssignmentRequestType {
	row, ok := findAction(func(r actionRow) bool {
		return r.graph == d.action && r.with == "" && (r.v2AAD || !v2AAD)
	})
	switch {
	case d.action == "":
		return ""
	case !ok:
		l.lose("action", "the generation has no request type for it")
		return ""
	case row.always && d.state != active:
		l.lose("action", "requests for eligible assignments do not have it")
		return ""
	}
	return row.v2
}

// noteScope notes that the scope of v2, the whole tenant, goes without saying.
func (d *draft) noteScope(l *ledger) {
	if d.scope != nil && *d.scope == wholeTenant {
		l.ignore("directoryScopeId", "it is the whole tenant, which v2 does not say")
	}
}
