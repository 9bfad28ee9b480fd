package graph

import (
	"context"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

func (o *operations) ListRoleDefinitions(ctx context.Context, _ pimserver.ListRoleDefinitionsRequestObject) (pimserver.ListRoleDefinitionsResponseObject, error) {
	value := []pim.UnifiedRoleDefinition{}
	for _, r := range o.look(ctx).Roles {
		value = append(value, definition(r))
	}
	return pimserver.ListRoleDefinitions200JSONResponse{Value: value}, nil
}

func (o *operations) GetRoleDefinition(ctx context.Context, req pimserver.GetRoleDefinitionRequestObject) (pimserver.GetRoleDefinitionResponseObject, error) {
	l := o.look(ctx)
	r, err := l.known(req.Id)
	return pimserver.GetRoleDefinition200JSONResponse(definition(r)), v3.of(err)
}

// known returns a role that the tenant has.
func (l *look) known(id string) (tenant.Role, error) {
	for _, r := range l.Roles {
		if r.ID == id {
			return r, nil
		}
	}
	return tenant.Role{}, tenant.RoleUnknown
}

// roleAssignment returns an active assignment as the view without PIM has it.
func (l *look) roleAssignment(s tenant.Schedule) pim.UnifiedRoleAssignment {
	return pim.UnifiedRoleAssignment{
		Id: new(instanceID(s)), PrincipalId: set(s.PrincipalID), RoleDefinitionId: set(s.RoleID),
		DirectoryScopeId: set(s.DirectoryScopeID), AppScopeId: set(s.AppScopeID),
		Principal: l.principal(s.PrincipalID), RoleDefinition: l.roleDefinition(s.RoleID),
	}
}

func (o *operations) ListRoleAssignments(ctx context.Context, _ pimserver.ListRoleAssignmentsRequestObject) (pimserver.ListRoleAssignmentsResponseObject, error) {
	l := o.look(ctx)
	return pimserver.ListRoleAssignments200JSONResponse{Value: schedules(l, tenant.Active, l.current, l.roleAssignment)}, nil
}

// CreateRoleAssignment assigns a role for good, from now on, in the way of a request.
// Its statuses are not certain (pim-facts 3.1 row 18).
func (o *operations) CreateRoleAssignment(ctx context.Context, req pimserver.CreateRoleAssignmentRequestObject) (pimserver.CreateRoleAssignmentResponseObject, error) {
	b := req.Body
	r, err := o.create(ctx, tenant.Active, pim.UnifiedRoleAssignmentScheduleRequest{
		Action: new(pim.UnifiedRoleScheduleRequestActionsAdminAssign), PrincipalId: b.PrincipalId, RoleDefinitionId: b.RoleDefinitionId,
		DirectoryScopeId: b.DirectoryScopeId, AppScopeId: b.AppScopeId, ScheduleInfo: &pim.RequestSchedule{},
	})
	if err != nil {
		return nil, err
	}
	l := o.look(ctx)
	s, _ := l.schedule(r.ScheduleID)
	return pimserver.CreateRoleAssignment201JSONResponse(l.roleAssignment(s)), nil
}

func (o *operations) DeleteRoleAssignment(ctx context.Context, req pimserver.DeleteRoleAssignmentRequestObject) (pimserver.DeleteRoleAssignmentResponseObject, error) {
	l := o.look(ctx)
	itself := func(s tenant.Schedule) tenant.Schedule { return s }
	s, err := first(schedules(l, tenant.Active, func(s tenant.Schedule) bool { return instanceID(s) == req.Id && l.current(s) }, itself))
	if err != nil {
		return nil, err
	}
	_, err = o.tenant.Create(tenant.Request{
		Kind: tenant.Active, Action: pim.UnifiedRoleScheduleRequestActionsAdminRemove, PrincipalID: s.PrincipalID, RoleID: s.RoleID,
		DirectoryScopeID: s.DirectoryScopeID, AppScopeID: s.AppScopeID,
	}, callOf(ctx).Caller)
	if err != nil {
		return nil, v3.of(err)
	}
	return pimserver.DeleteRoleAssignment204Response{}, nil
}

func (o *operations) GetRoleAssignment(ctx context.Context, req pimserver.GetRoleAssignmentRequestObject) (pimserver.GetRoleAssignmentResponseObject, error) {
	l := o.look(ctx)
	a, err := first(schedules(l, tenant.Active, func(s tenant.Schedule) bool { return instanceID(s) == req.Id && l.current(s) }, l.roleAssignment))
	return pimserver.GetRoleAssignment200JSONResponse(a), err
}
