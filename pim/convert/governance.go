package convert

import "github.com/pimigrate/pimigrate/gen/pim"

// A GroupRequest is a v3 request for a group. See [DirectoryRequest].
type GroupRequest struct {
	Assignment  *pim.PrivilegedAccessGroupAssignmentScheduleRequest
	Eligibility *pim.PrivilegedAccessGroupEligibilityScheduleRequest
	Notes       Notes
}

// Body returns a request to send: without the properties that only the service
// sets (those with notes of kind [ReadOnly]). The notes stay.
func (r GroupRequest) Body() GroupRequest {
	if r.Assignment != nil {
		r.Assignment = dup(r.Assignment)
		r.Assignment.Status, r.Assignment.CreatedDateTime = nil, nil
	}
	if r.Eligibility != nil {
		r.Eligibility = dup(r.Eligibility)
		r.Eligibility.Status, r.Eligibility.CreatedDateTime = nil, nil
	}
	return r
}

// GovernanceRequest returns a request of iteration 2 with provider aadRoles as a
// v3 request for a directory role, with the whole tenant for a scope. The role is
// roleDefinition.templateId: roleDefinitionId is internal to iteration 2
// (pim-facts 4.6), so expand roleDefinition when you read requests, or set it.
func GovernanceRequest(r pim.GovernanceRoleAssignmentRequest) DirectoryRequest {
	l := open(r, governanceDirectoryFates)
	d, c := governed(l, "scheduleInfo.", r)
	if c.state == "" {
		return DirectoryRequest{Notes: nowhere(l, c)}
	}
	d.scope = new(wholeTenant)
	if role := r.RoleDefinition; role != nil {
		d.role, d.roleDefinition = roleDefinition(role.TemplateId, role.DisplayName), dup(role.TemplateId)
	}
	if d.roleDefinition != nil && r.RoleDefinitionId != nil {
		l.ignore("roleDefinitionId", internalRoleID+"; roleDefinition.templateId takes its place")
	}
	return d.directory(l)
}

// GovernanceGroupRequest returns a request of iteration 2 for a group as a v3
// one. access says which of the group's two roles is meant, which no source
// derives from an object of iteration 2; it may be empty. That resourceId is the
// group's id is [Unsure].
func GovernanceGroupRequest(r pim.GovernanceRoleAssignmentRequest, access pim.PrivilegedAccessGroupAccessId) GroupRequest {
	l := open(r, governanceGroupFates)
	d, c := governed(l, "scheduleInfo.", r)
	if c.state == "" {
		return GroupRequest{Notes: nowhere(l, c)}
	}
	d.group = dup(r.ResourceId)
	if access != "" {
		d.access = &access
	} else if r.RoleDefinitionId != nil {
		l.lose("roleDefinitionId", "whether it means owner or member was not given")
	}
	if d.action == "selfExtend" || d.action == "selfRenew" {
		l.doubt("type", "action", Unsure, "the create page of groups leaves "+string(d.action)+" out")
	}
	return d.groupRequest(l)
}

// governed reads what requests of iteration 2 say about all targets. home is the
// path of the schedule in the output, with a dot.
func governed(l *ledger, home string, r pim.GovernanceRoleAssignmentRequest) (draft, choice) {
	state := pim.PrivilegedRoleAssignmentState(deref(r.AssignmentState))
	c := choose(l, deref(r.Type), state, false)
	if c.state == "" {
		return draft{}, c
	}
	d := draft{
		state: c.state, action: c.row.graph, principal: dup(r.SubjectId),
		justification: dup(r.Reason), created: dup(r.RequestedDateTime),
		schedule: requestSchedule(l, home, c.row, nil, r.Schedule),
	}
	if s := r.Status; s != nil && s.SubStatus != nil {
		choice := governanceStatuses.forward(string(*s.SubStatus), c.state)
		d.status = firstStatus[pim.UnifiedRoleScheduleRequestStatus](l, "status.subStatus", choice)
	}
	return d, c
}

// groupRequest returns the draft as the request that it is.
func (d *draft) groupRequest(l *ledger) GroupRequest {
	d.check(l)
	if d.group == nil {
		l.need("groupId", "v3 requires the id of the group")
	}
	if d.access == nil {
		l.need("accessId", "v3 requires owner or member")
	}
	a := pim.PrivilegedAccessGroupAssignmentScheduleRequest{
		Action: d.groupAction(), PrincipalId: d.principal, GroupId: d.group, AccessId: d.access,
		Justification: d.justification, ScheduleInfo: d.schedule, CreatedDateTime: d.created, Status: d.status,
	}
	if d.state == active {
		return GroupRequest{Assignment: &a, Notes: l.notes()}
	}
	e := pim.PrivilegedAccessGroupEligibilityScheduleRequest(a)
	return GroupRequest{Eligibility: &e, Notes: l.notes()}
}

// governanceType returns the type of a request of PIM v2 in the words of
// iteration 2, which are the same.
func governanceType(t *pim.PrivilegedRoleAssignmentRequestType) pim.GovernanceRoleAssignmentRequestType {
	return pim.GovernanceRoleAssignmentRequestType(deref(t))
}

// deref returns what p points to, or the zero value.
func deref[T any](p *T) T {
	if p == nil {
		var zero T
		return zero
	}
	return *p
}
