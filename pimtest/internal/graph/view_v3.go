package graph

import (
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"time"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// set returns a pointer to v, or nil where v is zero.
func set[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

// at returns p, or nil where it points at zero.
func at[T comparable](p *T) *T {
	var zero T
	if *p == zero {
		return nil
	}
	return p
}

// statusV3 is the word of PIM v3 for a status. Cancelled is Revoked for an
// eligibility, and PIM v3 has no word for what is being cancelled: 204 is final
// (pim-facts 3.2, 4.8).
func statusV3(r *tenant.Request) pim.UnifiedRoleScheduleRequestStatus {
	switch r.Status {
	case tenant.Scheduled:
		return pim.UnifiedRoleScheduleRequestStatusGranted
	case tenant.PendingApproval:
		return pim.UnifiedRoleScheduleRequestStatusPendingApproval
	case tenant.PendingAdminDecision:
		return pim.UnifiedRoleScheduleRequestStatusPendingAdminDecision
	case tenant.Completed:
		return pim.UnifiedRoleScheduleRequestStatusProvisioned
	case tenant.Denied:
		return pim.UnifiedRoleScheduleRequestStatusDenied
	case tenant.Revoked:
		return pim.UnifiedRoleScheduleRequestStatusRevoked
	case tenant.Aborted:
		return pim.UnifiedRoleScheduleRequestStatusCanceled
	case tenant.Cancelling, tenant.Cancelled:
		if r.Kind == tenant.Eligible {
			return pim.UnifiedRoleScheduleRequestStatusRevoked
		}
		return pim.UnifiedRoleScheduleRequestStatusCanceled
	}
	return pim.UnifiedRoleScheduleRequestStatusFailed
}

func schedule(start time.Time, e tenant.Expiration) *pim.RequestSchedule {
	if e.Type == "" {
		e.Type = pim.ExpirationPatternTypeNoExpiration
	}
	return &pim.RequestSchedule{
		StartDateTime: at(&start),
		Expiration:    &pim.ExpirationPattern{Type: &e.Type, EndDateTime: at(&e.End), Duration: at(&e.Duration)},
	}
}

// identity is who did something; nil where a seed does not say.
func identity(id string) *pim.IdentitySet {
	if id == "" {
		return nil
	}
	return &pim.IdentitySet{User: &pim.Identity{Id: &id}}
}

// request returns a request in the words of PIM v3, as one for an active
// assignment; one for an eligible assignment has the same properties. They point into r,
// which is not to be changed.
func (l *look) request(r *tenant.Request) pim.UnifiedRoleAssignmentScheduleRequest {
	out := pim.UnifiedRoleAssignmentScheduleRequest{
		Id: at(&r.ID), Status: new(statusV3(r)), Action: at(&r.Action),
		CreatedDateTime: at(&r.Created), CreatedBy: identity(r.CreatedBy),
		PrincipalId: at(&r.PrincipalID), RoleDefinitionId: at(&r.RoleID),
		DirectoryScopeId: at(&r.DirectoryScopeID), AppScopeId: at(&r.AppScopeID),
		Justification: at(&r.Justification), CustomData: at(&r.CustomData),
		IsValidationOnly: &r.ValidationOnly, TargetScheduleId: at(&r.ScheduleID),
		ScheduleInfo: schedule(r.Start, r.Expiration),
		Principal:    l.principal(r.PrincipalID), RoleDefinition: l.roleDefinition(r.RoleID),
	}
	if r.TicketNumber != "" || r.TicketSystem != "" {
		out.TicketInfo = &pim.TicketInfo{TicketNumber: at(&r.TicketNumber), TicketSystem: at(&r.TicketSystem)}
	}
	if r.Approval { // whose id is that of the request (pim-facts 3.9)
		out.ApprovalId = at(&r.ID)
	}
	if !r.Open() && r.Status != tenant.Cancelling {
		out.CompletedDateTime = at(&r.Changed)
	}
	return out
}

func (l *look) assignmentRequest(r *tenant.Request) pim.UnifiedRoleAssignmentScheduleRequest {
	out := l.request(r)
	if s, ok := l.schedule(r.ScheduleID); ok {
		if l.expands("targetSchedule") {
			out.TargetSchedule = new(l.assignmentSchedule(s))
		}
		out.ActivatedUsing = l.activatedUsing(s)
	}
	return out
}

func (l *look) eligibilityRequest(r *tenant.Request) pim.UnifiedRoleEligibilityScheduleRequest {
	v := l.request(r)
	out := pim.UnifiedRoleEligibilityScheduleRequest{
		Id: v.Id, Status: v.Status, Action: v.Action, CreatedDateTime: v.CreatedDateTime, CompletedDateTime: v.CompletedDateTime,
		CreatedBy: v.CreatedBy, ApprovalId: v.ApprovalId, CustomData: v.CustomData, PrincipalId: v.PrincipalId,
		RoleDefinitionId: v.RoleDefinitionId, DirectoryScopeId: v.DirectoryScopeId, AppScopeId: v.AppScopeId,
		IsValidationOnly: v.IsValidationOnly, Justification: v.Justification, ScheduleInfo: v.ScheduleInfo,
		TargetScheduleId: v.TargetScheduleId, TicketInfo: v.TicketInfo, Principal: v.Principal, RoleDefinition: v.RoleDefinition,
	}
	if s, ok := l.schedule(r.ScheduleID); ok && l.expands("targetSchedule") {
		out.TargetSchedule = new(l.eligibilitySchedule(s))
	}
	return out
}

// scheduleStatus says whether an assignment holds already.
func (l *look) scheduleStatus(s tenant.Schedule) *pim.UnifiedRoleScheduleRequestStatus {
	i := slices.IndexFunc(l.Requests, func(r tenant.Request) bool { return r.ID == s.CreatedUsing })
	if i >= 0 && l.Requests[i].Status == tenant.Scheduled {
		return new(pim.UnifiedRoleScheduleRequestStatusGranted)
	}
	return new(pim.UnifiedRoleScheduleRequestStatusProvisioned)
}

func assignmentType(s tenant.Schedule) *pim.UnifiedRoleAssignmentType {
	if s.Activated {
		return new(pim.UnifiedRoleAssignmentTypeActivated)
	}
	return new(pim.UnifiedRoleAssignmentTypeAssigned)
}

func (l *look) assignmentSchedule(s tenant.Schedule) pim.UnifiedRoleAssignmentSchedule {
	return pim.UnifiedRoleAssignmentSchedule{
		Id: set(s.ID), PrincipalId: set(s.PrincipalID), RoleDefinitionId: set(s.RoleID),
		DirectoryScopeId: set(s.DirectoryScopeID), AppScopeId: set(s.AppScopeID),
		AssignmentType: assignmentType(s), MemberType: new(pim.UnifiedRoleMemberTypeDirect),
		ScheduleInfo: schedule(s.Start, s.Expiration), CreatedUsing: set(s.CreatedUsing),
		CreatedDateTime: set(s.Created), ModifiedDateTime: set(s.Modified), Status: l.scheduleStatus(s),
		Principal: l.principal(s.PrincipalID), RoleDefinition: l.roleDefinition(s.RoleID), ActivatedUsing: l.activatedUsing(s),
	}
}

func (l *look) eligibilitySchedule(s tenant.Schedule) pim.UnifiedRoleEligibilitySchedule {
	return pim.UnifiedRoleEligibilitySchedule{
		Id: set(s.ID), PrincipalId: set(s.PrincipalID), RoleDefinitionId: set(s.RoleID),
		DirectoryScopeId: set(s.DirectoryScopeID), AppScopeId: set(s.AppScopeID),
		MemberType: new(pim.UnifiedRoleMemberTypeDirect), ScheduleInfo: schedule(s.Start, s.Expiration),
		CreatedUsing: set(s.CreatedUsing), CreatedDateTime: set(s.Created), ModifiedDateTime: set(s.Modified),
		Status: l.scheduleStatus(s), Principal: l.principal(s.PrincipalID), RoleDefinition: l.roleDefinition(s.RoleID),
	}
}

// instanceID is no GUID, and its case matters (pim-facts 3.3).
func instanceID(s tenant.Schedule) string {
	h := sha256.Sum256([]byte(s.ID))
	return base64.RawURLEncoding.EncodeToString(h[:]) + "-1"
}

func (l *look) assignmentInstance(s tenant.Schedule) pim.UnifiedRoleAssignmentScheduleInstance {
	out := pim.UnifiedRoleAssignmentScheduleInstance{
		Id: new(instanceID(s)), PrincipalId: set(s.PrincipalID), RoleDefinitionId: set(s.RoleID),
		DirectoryScopeId: set(s.DirectoryScopeID), AppScopeId: set(s.AppScopeID),
		AssignmentType: assignmentType(s), MemberType: new(pim.UnifiedRoleMemberTypeDirect),
		StartDateTime: set(s.Start), EndDateTime: set(s.End),
		RoleAssignmentOriginId: new(instanceID(s)), RoleAssignmentScheduleId: set(s.ID),
		Principal: l.principal(s.PrincipalID), RoleDefinition: l.roleDefinition(s.RoleID),
	}
	if e, ok := l.schedule(s.ActivatedUsing); ok && l.expands("activatedUsing") {
		out.ActivatedUsing = new(l.eligibilityInstance(e))
	}
	return out
}

func (l *look) eligibilityInstance(s tenant.Schedule) pim.UnifiedRoleEligibilityScheduleInstance {
	return pim.UnifiedRoleEligibilityScheduleInstance{
		Id: new(instanceID(s)), PrincipalId: set(s.PrincipalID), RoleDefinitionId: set(s.RoleID),
		DirectoryScopeId: set(s.DirectoryScopeID), AppScopeId: set(s.AppScopeID),
		MemberType: new(pim.UnifiedRoleMemberTypeDirect), StartDateTime: set(s.Start), EndDateTime: set(s.End),
		RoleEligibilityScheduleId: set(s.ID), Principal: l.principal(s.PrincipalID), RoleDefinition: l.roleDefinition(s.RoleID),
	}
}
