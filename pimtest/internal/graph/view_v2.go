package graph

import (
	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/pim/convert"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// statusV2 is the word of PIM v2 for a status. Its vocabulary has none for an
// administrator's decision and for failure: the nearest take their places
// (pim-facts 4.8).
func statusV2(s tenant.Status) pim.PrivilegedRoleAssignmentRequestStatus {
	switch s {
	case tenant.PendingApproval, tenant.PendingAdminDecision:
		return pim.PrivilegedRoleAssignmentRequestStatusRequestedApproval
	case tenant.Denied:
		return pim.PrivilegedRoleAssignmentRequestStatusApprovalDenied
	case tenant.Aborted:
		return pim.PrivilegedRoleAssignmentRequestStatusApprovalAborted
	case tenant.Expired, tenant.Failed:
		return pim.PrivilegedRoleAssignmentRequestStatusRequestExpired
	}
	return pim.PrivilegedRoleAssignmentRequestStatus(s)
}

// requestV2 returns a request in the words of PIM v2. Actions that it does not know
// leave the type out.
func (l *look) requestV2(r *tenant.Request) pim.PrivilegedRoleAssignmentRequest {
	var out pim.PrivilegedRoleAssignmentRequest
	if r.Kind == tenant.Active {
		out, _ = convert.RequestFromAssignment(l.request(r))
	} else {
		out, _ = convert.RequestFromEligibility(l.eligibilityRequest(r))
	}
	out.Status = new(statusV2(r.Status))
	out.RoleInfo = l.roleInfo(r.RoleID)
	return out
}

// privileged says that PIM v2 sees a request or an assignment: it knew no scope but
// the whole tenant (pim-facts 4.6).
func privileged(scope string) bool { return scope == "/" }

func (l *look) roleInfo(id string) *pim.PrivilegedRole {
	if !l.expands("roleInfo") {
		return nil
	}
	return new(roleV2(l.role(id)))
}

func roleV2(r tenant.Role) pim.PrivilegedRole {
	return pim.PrivilegedRole{Id: set(r.ID), Name: set(r.Name)}
}

// assignmentsV2 returns who holds what, one entry a user and role.
func (l *look) assignmentsV2(keep func(tenant.Schedule) bool) []pim.PrivilegedRoleAssignment {
	keepNow := func(s tenant.Schedule) bool { return privileged(s.DirectoryScopeID) && l.current(s) && keep(s) }
	out, _ := convert.Assignments(
		schedules(l, tenant.Active, keepNow, l.assignmentInstance),
		schedules(l, tenant.Eligible, keepNow, l.eligibilityInstance))
	for i := range out {
		out[i].RoleInfo = l.roleInfo(*out[i].RoleId)
	}
	if out == nil {
		out = []pim.PrivilegedRoleAssignment{}
	}
	return out
}

func (l *look) settingsV2(r tenant.Role) pim.PrivilegedRoleSettings {
	s := r.Settings
	return pim.PrivilegedRoleSettings{
		Id: set(r.ID), ElevationDuration: set(s.DefaultDuration), MaxElavationDuration: set(s.MaxDuration),
		MinElevationDuration: set(s.MinDuration), MfaOnElevation: new(s.MFA), IsMfaOnElevationConfigurable: new(!s.MFAFixed),
		TicketingInfoOnElevation: new(s.Ticketing), NotificationToUserOnElevation: new(s.Notify),
		ApprovalOnElevation: new(s.Approval), ApproverIds: new(append([]string{}, s.Approvers...)), LastGlobalAdmin: new(s.LastGlobalAdmin),
	}
}

// summary counts who holds a role. The threshold of its status is not disclosed, so
// it is always ok.
func (l *look) summary(r tenant.Role) pim.PrivilegedRoleSummary {
	var users, elevated int32
	for _, a := range l.assignmentsV2(func(s tenant.Schedule) bool { return s.RoleID == r.ID }) {
		users++
		if *a.IsElevated {
			elevated++
		}
	}
	return pim.PrivilegedRoleSummary{
		Id: set(r.ID), Status: new(pim.RoleSummaryStatusOk), UsersCount: new(users),
		ElevatedCount: new(elevated), ManagedCount: new(users - elevated), MfaEnabled: new(r.Settings.MFA),
	}
}
