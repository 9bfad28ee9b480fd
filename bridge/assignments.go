package bridge

import (
	"context"
	"net/http"
	"strings"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/pim/convert"
)

// instances are who holds what in v3, in the whole tenant.
type instances struct {
	active   []pim.UnifiedRoleAssignmentScheduleInstance
	eligible []pim.UnifiedRoleEligibilityScheduleInstance
}

// assignments returns them in the words of PIM v2, which has one for a user and a role.
func (i *instances) assignments() []pim.PrivilegedRoleAssignment {
	out, _ := convert.Assignments(i.active, i.eligible)
	if out == nil {
		out = []pim.PrivilegedRoleAssignment{}
	}
	return out
}

// ofTenant drops those in scopes that PIM v2 did not know: they would read as wider ones.
func (i *instances) ofTenant() {
	active, eligible := i.active, i.eligible
	i.active, i.eligible = nil, nil
	for _, a := range active {
		if deref(a.DirectoryScopeId) == wholeTenant {
			i.active = append(i.active, a)
		}
	}
	for _, e := range eligible {
		if deref(e.DirectoryScopeId) == wholeTenant {
			i.eligible = append(i.eligible, e)
		}
	}
}

// instances reads both lists, one after the other.
func (o *operations) instances(ctx context.Context, filter *string) (i instances, err error) {
	client, expand := o.upstream.client, expandRole(ctx)
	i.active, err = pages[pim.UnifiedRoleAssignmentScheduleInstance](o, ctx, "listRoleAssignmentScheduleInstances",
		func(ctx context.Context, e pim.RequestEditorFn) (*http.Response, error) {
			return client.ListRoleAssignmentScheduleInstances(ctx, &pim.ListRoleAssignmentScheduleInstancesParams{Filter: filter, Expand: expand}, e)
		})
	if err != nil {
		return i, err
	}
	i.eligible, err = pages[pim.UnifiedRoleEligibilityScheduleInstance](o, ctx, "listRoleEligibilityScheduleInstances",
		func(ctx context.Context, e pim.RequestEditorFn) (*http.Response, error) {
			return client.ListRoleEligibilityScheduleInstances(ctx, &pim.ListRoleEligibilityScheduleInstancesParams{Filter: filter, Expand: expand}, e)
		})
	i.ofTenant()
	return i, err
}

// myInstances reads those of the caller.
func (o *operations) myInstances(ctx context.Context) (i instances, err error) {
	client, expand, on := o.upstream.client, expandRole(ctx), pim.ScheduleFilterByCurrentUserOptionsPrincipal
	i.active, err = pages[pim.UnifiedRoleAssignmentScheduleInstance](o, ctx, "filterRoleAssignmentScheduleInstancesByCurrentUser",
		func(ctx context.Context, e pim.RequestEditorFn) (*http.Response, error) {
			return client.FilterRoleAssignmentScheduleInstancesByCurrentUser(ctx, on, &pim.FilterRoleAssignmentScheduleInstancesByCurrentUserParams{Expand: expand}, e)
		})
	if err != nil {
		return i, err
	}
	i.eligible, err = pages[pim.UnifiedRoleEligibilityScheduleInstance](o, ctx, "filterRoleEligibilityScheduleInstancesByCurrentUser",
		func(ctx context.Context, e pim.RequestEditorFn) (*http.Response, error) {
			return client.FilterRoleEligibilityScheduleInstancesByCurrentUser(ctx, on, &pim.FilterRoleEligibilityScheduleInstancesByCurrentUserParams{Expand: expand}, e)
		})
	i.ofTenant()
	return i, err
}

// held reads how a user holds a role.
func (o *operations) held(ctx context.Context, user, role string) (instances, error) {
	if !validID(user) || !validID(role) {
		return instances{}, nil // nobody of that name does
	}
	filter := equal("principalId", user) + " and " + equal("roleDefinitionId", role)
	return o.instances(ctx, &filter)
}

// assignment returns the one with an id, which is {userId}_{roleId} (pim-facts 1.5.2).
func (o *operations) assignment(ctx context.Context, id string) (pim.PrivilegedRoleAssignment, error) {
	user, role, _ := strings.Cut(id, "_")
	i, err := o.held(ctx, user, role)
	if err != nil {
		return pim.PrivilegedRoleAssignment{}, fail(ctx, err)
	}
	list := i.assignments()
	if len(list) == 0 {
		return pim.PrivilegedRoleAssignment{}, errNotFound
	}
	return list[0], nil
}

// ListPrivilegedRoleAssignments joins two lists.
func (o *operations) ListPrivilegedRoleAssignments(ctx context.Context, _ pimserver.ListPrivilegedRoleAssignmentsRequestObject) (pimserver.ListPrivilegedRoleAssignmentsResponseObject, error) {
	i, err := o.instances(ctx, nil)
	if err != nil {
		return nil, fail(ctx, err)
	}
	return pimserver.ListPrivilegedRoleAssignments200JSONResponse{Value: i.assignments()}, nil
}

// ListMyPrivilegedRoleAssignments joins two lists.
func (o *operations) ListMyPrivilegedRoleAssignments(ctx context.Context, _ pimserver.ListMyPrivilegedRoleAssignmentsRequestObject) (pimserver.ListMyPrivilegedRoleAssignmentsResponseObject, error) {
	i, err := o.myInstances(ctx)
	if err != nil {
		return nil, fail(ctx, err)
	}
	return pimserver.ListMyPrivilegedRoleAssignments200JSONResponse{Value: i.assignments()}, nil
}

// GetPrivilegedRoleAssignment joins what two lists have of one user and role.
func (o *operations) GetPrivilegedRoleAssignment(ctx context.Context, req pimserver.GetPrivilegedRoleAssignmentRequestObject) (pimserver.GetPrivilegedRoleAssignmentResponseObject, error) {
	a, err := o.assignment(ctx, req.AssignmentId)
	return pimserver.GetPrivilegedRoleAssignment200JSONResponse(a), err
}
