package bridge

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/pim/convert"
)

// Providers of iteration 2 that are bridged. The third one, azureResources, is not on
// Microsoft Graph in v3.
const (
	aadRoles  = "aadRoles"
	aadGroups = "aadGroups"
)

// governed returns the sets of a provider.
func (o *operations) governed(provider string) ([]set, error) {
	switch provider {
	case aadRoles:
		return o.directory(), nil
	case aadGroups:
		return []set{o.groupAssignmentRequests(), o.groupEligibilityRequests()}, nil
	}
	return nil, noCounterpart("The bridge serves the providers aadRoles and aadGroups. For azureResources call Azure Resource Manager, as with cancelArmRoleAssignmentScheduleRequest and its siblings.")
}

// CancelPrivilegedAccessRoleAssignmentRequest answers 204. Source:
// governanceroleassignmentrequest-cancel (pim-facts 2.5), which documents codes and no
// messages.
func (o *operations) CancelPrivilegedAccessRoleAssignmentRequest(ctx context.Context, req pimserver.CancelPrivilegedAccessRoleAssignmentRequestRequestObject) (pimserver.CancelPrivilegedAccessRoleAssignmentRequestResponseObject, error) {
	sets, err := o.governed(string(req.PrivilegedAccessId))
	if err != nil {
		return nil, err
	}
	_, err = cancel(ctx, sets, req.RequestId, func(request) error { return nil })
	switch {
	case errors.Is(err, errNotCancellable):
		return nil, &pimserver.Error{Status: http.StatusBadRequest, Code: "RequestCannotBeCancelled", Message: "The request cannot be cancelled."}
	case statusOf(err) == http.StatusNotFound:
		return nil, &pimserver.Error{Status: http.StatusBadRequest, Code: "RoleAssignmentRequestNotFound", Message: "The role assignment request was not found."}
	case err != nil:
		return nil, fail(ctx, err)
	}
	return pimserver.CancelPrivilegedAccessRoleAssignmentRequest204Response{}, nil
}

// GetPrivilegedAccessRoleAssignmentRequest returns a request of either kind.
func (o *operations) GetPrivilegedAccessRoleAssignmentRequest(ctx context.Context, req pimserver.GetPrivilegedAccessRoleAssignmentRequestRequestObject) (pimserver.GetPrivilegedAccessRoleAssignmentRequestResponseObject, error) {
	sets, err := o.governed(string(req.PrivilegedAccessId))
	if err == nil {
		err = unsupported(ctx, "resource", "roleDefinition", "subject")
	}
	if err != nil {
		return nil, err
	}
	_, r, err := find(ctx, sets, req.RequestId)
	if err != nil {
		return nil, notFoundOr(ctx, err)
	}
	return pimserver.GetPrivilegedAccessRoleAssignmentRequest200JSONResponse(governanceView(ctx, string(req.PrivilegedAccessId), r)), nil
}

// governanceView is a request in the words of iteration 2. What governs directory roles
// is the tenant (pim-facts 2.2), which the token names.
func governanceView(ctx context.Context, provider string, r request) pim.GovernanceRoleAssignmentRequest {
	v := r.governance()
	if tenant := callOf(ctx).claims.TenantID; provider == aadRoles && r.scope == wholeTenant && tenant != "" {
		v.ResourceId = &tenant
	}
	return v
}

// ListPrivilegedAccessRoleAssignmentRequests joins two lists. Those of groups have to be
// asked for by group or by principal, so $filter has to demand one of them.
func (o *operations) ListPrivilegedAccessRoleAssignmentRequests(ctx context.Context, req pimserver.ListPrivilegedAccessRoleAssignmentRequestsRequestObject) (pimserver.ListPrivilegedAccessRoleAssignmentRequestsResponseObject, error) {
	provider := string(req.PrivilegedAccessId)
	value, err := o.listGoverned(ctx, provider, listFilter(callOf(ctx), provider))
	return pimserver.ListPrivilegedAccessRoleAssignmentRequests200JSONResponse{Value: value}, err
}

// ListRoleAssignmentRequestsOfPrivilegedAccessResource lists those of one group, or of the
// tenant that the token is of.
func (o *operations) ListRoleAssignmentRequestsOfPrivilegedAccessResource(ctx context.Context, req pimserver.ListRoleAssignmentRequestsOfPrivilegedAccessResourceRequestObject) (pimserver.ListRoleAssignmentRequestsOfPrivilegedAccessResourceResponseObject, error) {
	provider, tenant := string(req.PrivilegedAccessId), callOf(ctx).claims.TenantID
	var filter *string
	switch {
	case !validID(req.ResourceId), provider == aadRoles && tenant != "" && req.ResourceId != tenant:
		return nil, errNotFound
	case provider == aadGroups:
		filter = new(equal("groupId", req.ResourceId))
	}
	value, err := o.listGoverned(ctx, provider, filter)
	return pimserver.ListRoleAssignmentRequestsOfPrivilegedAccessResource200JSONResponse{Value: value}, err
}

// listGoverned lists the requests of a provider that pass a filter of v3.
func (o *operations) listGoverned(ctx context.Context, provider string, filter *string) ([]pim.GovernanceRoleAssignmentRequest, error) {
	sets, err := o.governed(provider)
	if err == nil {
		err = unsupported(ctx, "resource", "roleDefinition", "subject")
	}
	if err == nil && provider == aadGroups && filter == nil {
		err = noCounterpart("PIM v3 lists requests of one group or principal only: filter by resourceId or subjectId, or call listGroupAssignmentScheduleRequests and listGroupEligibilityScheduleRequests of PIM v3.")
	}
	if err != nil {
		return nil, err
	}
	var all []request
	for _, s := range sets {
		list, err := s.list(ctx, filter)
		if err != nil {
			return nil, fail(ctx, err)
		}
		all = append(all, list...)
	}
	byCreation(all)
	value := make([]pim.GovernanceRoleAssignmentRequest, len(all))
	for i, r := range all {
		value[i] = governanceView(ctx, provider, r)
	}
	return value, nil
}

// listFilter is what of the caller's $filter goes to v3, nil for nothing. All of it is
// applied to the answer afterwards.
func listFilter(c *call, provider string) *string {
	properties := map[string]string{"subjectId": "principalId"}
	if provider == aadGroups {
		properties["resourceId"] = "groupId"
	}
	var filter []string
	for _, old := range []string{"resourceId", "subjectId"} {
		value, ok := c.demands(old)
		if property := properties[old]; ok && property != "" && validID(value) {
			filter = append(filter, equal(property, value))
		}
	}
	if len(filter) == 0 {
		return nil
	}
	return new(strings.Join(filter, " and "))
}

// CreatePrivilegedAccessRoleAssignmentRequest creates requests for directory roles. The
// roleDefinitionId has to be one of v3, such as the bridge answers: those that iteration
// 2 gave out are not known there. Of a group it does not tell owner from member.
func (o *operations) CreatePrivilegedAccessRoleAssignmentRequest(ctx context.Context, req pimserver.CreatePrivilegedAccessRoleAssignmentRequestRequestObject) (pimserver.CreatePrivilegedAccessRoleAssignmentRequestResponseObject, error) {
	provider := string(req.PrivilegedAccessId)
	if _, err := o.governed(provider); err != nil {
		return nil, err
	}
	if provider == aadGroups {
		return nil, noCounterpart("PIM v3 wants to know whether owner or member is meant, which a roleDefinitionId of iteration 2 does not tell. Call createGroupAssignmentScheduleRequest or createGroupEligibilityScheduleRequest of PIM v3.")
	}
	b := *req.Body
	if b.RoleDefinition == nil && b.RoleDefinitionId != nil {
		b.RoleDefinition = &pim.GovernanceRoleDefinition{TemplateId: b.RoleDefinitionId}
	}
	if tenant := callOf(ctx).claims.TenantID; b.ResourceId != nil && tenant != "" && *b.ResourceId != tenant {
		return nil, noCounterpart("The resourceId of directory roles is the id of the tenant, and this is another one. Call createRoleAssignmentScheduleRequest or createRoleEligibilityScheduleRequest of PIM v3.")
	}
	r := convert.GovernanceRequest(b).Body()
	if lost := r.Notes.Of(convert.Lost); len(lost) > 0 {
		return nil, bad("The request cannot be said in PIM v3: " + lost[0].String() + ".")
	}
	r, err := complete(r)
	if err != nil {
		return nil, err
	}
	created, err := o.send(ctx, r)
	if err != nil {
		return nil, fail(ctx, err)
	}
	return pimserver.CreatePrivilegedAccessRoleAssignmentRequest201JSONResponse(governanceView(ctx, provider, created)), nil
}
