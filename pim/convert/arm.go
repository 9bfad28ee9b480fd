package convert

import "github.com/pimigrate/pimigrate/gen/pim"

// An ArmRequest is a v3 request on Azure Resource Manager. See
// [DirectoryRequest]. Its name, a GUID that the caller makes and that stands in
// the URL, is not set, which a note of kind [Missing] always says (pim-facts 3.11).
type ArmRequest struct {
	Assignment  *pim.ArmRoleAssignmentScheduleRequest
	Eligibility *pim.ArmRoleEligibilityScheduleRequest
	Notes       Notes
}

// Body returns a request to send: without the properties that only the service
// sets (those with notes of kind [ReadOnly]) and without the scope, which stands
// in the URL. The notes stay.
func (r ArmRequest) Body() ArmRequest {
	if r.Assignment != nil {
		p := *r.Assignment.Properties
		p.Status, p.CreatedOn, p.Scope = nil, nil, nil
		r.Assignment = &pim.ArmRoleAssignmentScheduleRequest{Properties: &p}
	}
	if r.Eligibility != nil {
		p := *r.Eligibility.Properties
		p.Status, p.CreatedOn, p.Scope = nil, nil, nil
		r.Eligibility = &pim.ArmRoleEligibilityScheduleRequest{Properties: &p}
	}
	return r
}

// GovernanceArmRequest returns a request of iteration 2 for an Azure resource as
// a request on Azure Resource Manager. The role is roleDefinition.externalId and
// the scope resource.externalId, both [Inferred]: resourceId and
// roleDefinitionId are internal to iteration 2 (pim-facts 4.6), so expand both
// when you read requests, or set them.
func GovernanceArmRequest(r pim.GovernanceRoleAssignmentRequest) ArmRequest {
	l := open(r, governanceArmFates)
	d, c := governed(l, "properties.scheduleInfo.", r)
	if c.state == "" {
		return ArmRequest{Notes: nowhere(l, c)}
	}
	if r.Resource != nil {
		d.scope = dup(r.Resource.ExternalId)
	}
	if r.RoleDefinition != nil {
		d.roleDefinition = dup(r.RoleDefinition.ExternalId)
	}
	if d.roleDefinition != nil && r.RoleDefinitionId != nil {
		l.ignore("roleDefinitionId", internalRoleID+"; roleDefinition.externalId takes its place")
	}
	d.eligibility = dup(r.LinkedEligibleRoleAssignmentId)
	if d.eligibility != nil && d.state == eligible {
		l.lose("linkedEligibleRoleAssignmentId", "eligibility requests on ARM activate nothing")
	}
	return d.arm(l, c.row.arm, armStatus(l, r.Status))
}

func armStatus(l *ledger, s *pim.GovernanceRoleAssignmentRequestStatus) *pim.ArmRequestStatus {
	if s == nil || s.SubStatus == nil {
		return nil
	}
	word, notes := ArmStatus(*s.SubStatus)
	e := l.entry("status.subStatus")
	e.Home, e.Mark, e.Reason = "properties.status", notes[0].Mark, notes[0].Reason
	if word == "" {
		e.Home = ""
		return nil
	}
	return &word
}

// arm returns the draft as the request that it is.
func (d *draft) arm(l *ledger, action pim.ArmRequestType, status *pim.ArmRequestStatus) ArmRequest {
	d.checkArm(l)
	if d.state == eligible {
		return ArmRequest{Notes: l.notes(), Eligibility: &pim.ArmRoleEligibilityScheduleRequest{
			Properties: &pim.ArmRoleEligibilityScheduleRequestProperties{
				RequestType: action, PrincipalId: deref(d.principal), RoleDefinitionId: deref(d.roleDefinition), Scope: d.scope,
				Justification: d.justification, ScheduleInfo: armSchedule(d.schedule), CreatedOn: d.created, Status: status,
			},
		}}
	}
	return ArmRequest{Notes: l.notes(), Assignment: &pim.ArmRoleAssignmentScheduleRequest{
		Properties: &pim.ArmRoleAssignmentScheduleRequestProperties{
			RequestType: action, PrincipalId: deref(d.principal), RoleDefinitionId: deref(d.roleDefinition), Scope: d.scope,
			Justification: d.justification, ScheduleInfo: armSchedule(d.schedule), CreatedOn: d.created, Status: status,
			LinkedRoleEligibilityScheduleId: d.eligibility,
		},
	}}
}

// checkArm notes what a request on ARM needs and the draft lacks (pim-facts
// 3.11).
func (d *draft) checkArm(l *ledger) {
	if d.action == "" {
		l.need("properties.requestType", "ARM requires one")
	}
	if d.principal == nil {
		l.need("properties.principalId", "ARM requires the object id of the principal")
	}
	if d.roleDefinition == nil {
		l.need("properties.roleDefinitionId", "ARM requires the full id of the role definition")
	}
	if d.scope == nil {
		l.need("properties.scope", "the URL of the request contains the scope")
	}
	l.need("name", "the caller names the request with a GUID of its making")
}
