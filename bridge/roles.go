package bridge

import (
	"context"
	"net/http"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/pim/convert"
)

// errNoRole is what v3 answers, and the emulator in the place of PIM v2: no page of PIM v2
// says it.
var errNoRole = &pimserver.Error{Status: http.StatusNotFound, Code: "RoleNotFound", Message: "The role was not found."}

func unsupported(ctx context.Context, navigations ...string) error {
	for _, n := range navigations {
		if callOf(ctx).expands(n) {
			return noCounterpart("The bridge does not expand " + n + ": PIM v3 has no such object. Call listRoleManagementPolicyAssignments, listRoleAssignmentScheduleInstances and listRoleEligibilityScheduleInstances of PIM v3.")
		}
	}
	return nil
}

// ListPrivilegedRoles lists the built-in roles, which is all that PIM v2 had (pim-facts
// 4.3).
func (o *operations) ListPrivilegedRoles(ctx context.Context, _ pimserver.ListPrivilegedRolesRequestObject) (pimserver.ListPrivilegedRolesResponseObject, error) {
	if err := unsupported(ctx, "settings", "summary", "assignments"); err != nil {
		return nil, err
	}
	builtIn := "isBuiltIn eq true"
	list, err := pages[pim.UnifiedRoleDefinition](o, ctx, "listRoleDefinitions", func(ctx context.Context, e pim.RequestEditorFn) (*http.Response, error) {
		return o.upstream.client.ListRoleDefinitions(ctx, &pim.ListRoleDefinitionsParams{Filter: &builtIn}, e)
	})
	if err != nil {
		return nil, fail(ctx, err)
	}
	value := make([]*pim.PrivilegedRole, len(list))
	for i, d := range list {
		role, _ := convert.RoleFromDefinition(d)
		value[i] = &role
	}
	return pimserver.ListPrivilegedRoles200JSONResponse{Value: value}, nil
}

// role returns a built-in role.
func (o *operations) role(ctx context.Context, id string) (pim.PrivilegedRole, error) {
	if !validID(id) {
		return pim.PrivilegedRole{}, errNoRole
	}
	d, err := read[pim.UnifiedRoleDefinition](o.upstream, ctx, "getRoleDefinition", http.StatusOK, func(ctx context.Context) (*http.Response, error) {
		return o.upstream.client.GetRoleDefinition(ctx, id)
	})
	switch {
	case statusOf(err) == http.StatusNotFound:
		return pim.PrivilegedRole{}, errNoRole
	case err != nil:
		return pim.PrivilegedRole{}, fail(ctx, err)
	case d.IsBuiltIn != nil && !*d.IsBuiltIn:
		return pim.PrivilegedRole{}, errNoRole
	}
	role, _ := convert.RoleFromDefinition(d)
	return role, nil
}

// roleInfo returns a role for an object that names it; a role that is gone is known by
// its id.
func (o *operations) roleInfo(ctx context.Context, id string) (*pim.PrivilegedRole, error) {
	role, err := o.role(ctx, id)
	if err == error(errNoRole) {
		return &pim.PrivilegedRole{Id: &id}, nil
	}
	return &role, err
}

// GetPrivilegedRole is one call of v3.
func (o *operations) GetPrivilegedRole(ctx context.Context, req pimserver.GetPrivilegedRoleRequestObject) (pimserver.GetPrivilegedRoleResponseObject, error) {
	if err := unsupported(ctx, "settings", "summary", "assignments"); err != nil {
		return nil, err
	}
	role, err := o.role(ctx, req.RoleId)
	return pimserver.GetPrivilegedRole200JSONResponse(role), err
}

// GetRoleInfoOfPrivilegedRoleAssignment is the role of an assignment that there is.
func (o *operations) GetRoleInfoOfPrivilegedRoleAssignment(ctx context.Context, req pimserver.GetRoleInfoOfPrivilegedRoleAssignmentRequestObject) (pimserver.GetRoleInfoOfPrivilegedRoleAssignmentResponseObject, error) {
	if err := unsupported(ctx, "settings", "summary", "assignments"); err != nil {
		return nil, err
	}
	a, err := o.assignment(ctx, req.AssignmentId)
	if err != nil {
		return nil, err
	}
	role, err := o.role(ctx, deref(a.RoleId))
	return pimserver.GetRoleInfoOfPrivilegedRoleAssignment200JSONResponse(role), err
}

// ListAssignmentsOfPrivilegedRole joins two lists, after it has asked whether there is
// the role.
func (o *operations) ListAssignmentsOfPrivilegedRole(ctx context.Context, req pimserver.ListAssignmentsOfPrivilegedRoleRequestObject) (pimserver.ListAssignmentsOfPrivilegedRoleResponseObject, error) {
	if _, err := o.role(ctx, req.RoleId); err != nil {
		return nil, err
	}
	filter := equal("roleDefinitionId", req.RoleId)
	i, err := o.instances(ctx, &filter)
	if err != nil {
		return nil, fail(ctx, err)
	}
	return pimserver.ListAssignmentsOfPrivilegedRole200JSONResponse{Value: i.assignments()}, nil
}
