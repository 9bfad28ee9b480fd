package graph

import (
	"context"
	"slices"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// expandedRole is a role with its navigations, as far as they are expanded.
func (l *look) expandedRole(r tenant.Role) pim.PrivilegedRole {
	out := roleV2(r)
	if l.expands("settings") {
		out.Settings = new(l.settingsV2(r))
	}
	if l.expands("summary") {
		out.Summary = new(l.summary(r))
	}
	if l.expands("assignments") {
		out.Assignments = new(l.assignmentsV2(func(s tenant.Schedule) bool { return s.RoleID == r.ID }))
	}
	return out
}

func (o *operations) ListPrivilegedRoles(ctx context.Context, _ pimserver.ListPrivilegedRolesRequestObject) (pimserver.ListPrivilegedRolesResponseObject, error) {
	l := o.look(ctx)
	value := []*pim.PrivilegedRole{}
	for _, r := range l.Roles {
		value = append(value, new(l.expandedRole(r)))
	}
	return pimserver.ListPrivilegedRoles200JSONResponse{Value: value}, nil
}

func (o *operations) GetPrivilegedRole(ctx context.Context, req pimserver.GetPrivilegedRoleRequestObject) (pimserver.GetPrivilegedRoleResponseObject, error) {
	l := o.look(ctx)
	r, err := l.known(req.RoleId)
	return pimserver.GetPrivilegedRole200JSONResponse(l.expandedRole(r)), v2.of(err)
}

func (o *operations) ListAssignmentsOfPrivilegedRole(ctx context.Context, req pimserver.ListAssignmentsOfPrivilegedRoleRequestObject) (pimserver.ListAssignmentsOfPrivilegedRoleResponseObject, error) {
	l := o.look(ctx)
	if _, err := l.known(req.RoleId); err != nil {
		return nil, v2.of(err)
	}
	ofRole := func(s tenant.Schedule) bool { return s.RoleID == req.RoleId }
	return pimserver.ListAssignmentsOfPrivilegedRole200JSONResponse{Value: l.assignmentsV2(ofRole)}, nil
}

func (o *operations) GetPrivilegedRoleSummary(ctx context.Context, req pimserver.GetPrivilegedRoleSummaryRequestObject) (pimserver.GetPrivilegedRoleSummaryResponseObject, error) {
	l := o.look(ctx)
	r, err := l.known(req.RoleId)
	return pimserver.GetPrivilegedRoleSummary200JSONResponse(l.summary(r)), v2.of(err)
}

func (o *operations) GetPrivilegedRoleSettings(ctx context.Context, req pimserver.GetPrivilegedRoleSettingsRequestObject) (pimserver.GetPrivilegedRoleSettingsResponseObject, error) {
	l := o.look(ctx)
	r, err := l.known(req.RoleId)
	return pimserver.GetPrivilegedRoleSettings200JSONResponse(l.settingsV2(r)), v2.of(err)
}

// UpdatePrivilegedRoleSettings answers 204, as its page says (pim-facts 0.3 trap 7).
func (o *operations) UpdatePrivilegedRoleSettings(ctx context.Context, req pimserver.UpdatePrivilegedRoleSettingsRequestObject) (pimserver.UpdatePrivilegedRoleSettingsResponseObject, error) {
	b := req.Body
	if b.Id == nil || b.ElevationDuration == nil || b.MaxElavationDuration == nil || b.MinElevationDuration == nil ||
		b.MfaOnElevation == nil || b.IsMfaOnElevationConfigurable == nil || b.TicketingInfoOnElevation == nil ||
		b.NotificationToUserOnElevation == nil || b.ApprovalOnElevation == nil {
		return nil, badRequest("All properties but approverIds and lastGlobalAdmin are required.")
	}
	r, err := o.look(ctx).known(req.RoleId)
	if err != nil {
		return nil, v2.of(err)
	}
	settings := tenant.Settings{
		DefaultDuration: *b.ElevationDuration, MaxDuration: *b.MaxElavationDuration, MinDuration: *b.MinElevationDuration,
		MFA: *b.MfaOnElevation, MFAFixed: !*b.IsMfaOnElevationConfigurable, Ticketing: *b.TicketingInfoOnElevation,
		Notify: *b.NotificationToUserOnElevation, Approval: *b.ApprovalOnElevation,
		Approvers: slices.Clone(deref(b.ApproverIds)), LastGlobalAdmin: deref(b.LastGlobalAdmin),
		Justification: r.Settings.Justification, // which PIM v2 does not know
	}
	if err := settings.Check(); err != nil {
		return nil, badRequest("A duration of the settings cannot be read.")
	}
	if err := o.tenant.SetSettings(req.RoleId, settings); err != nil {
		return nil, v2.of(err)
	}
	return pimserver.UpdatePrivilegedRoleSettings204Response{}, nil
}
