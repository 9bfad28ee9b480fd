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
func (l look) known(id string) (tenant.Role, error) {
	for _, r := range l.Roles {
		if r.ID == id {
			return r, nil
		}
	}
	return tenant.Role{}, tenant.RoleUnknown
}

// roleAssignment returns an active assignment as the view without PIM has it.
func (l look) roleAssignment(s tenant.Schedule) pim.UnifiedRoleAssignment {
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

func (o *operations) GetRoleAssignment(ctx context.Context, req pimserver.GetRoleAssignmentRequestObject) (pimserver.GetRoleAssignmentResponseObject, error) {
	l := o.look(ctx)
	a, err := first(schedules(l, tenant.Active, func(s tenant.Schedule) bool { return instanceID(s) == req.Id && l.current(s) }, l.roleAssignment))
	return pimserver.GetRoleAssignment200JSONResponse(a), err
}
