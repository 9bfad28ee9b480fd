package bridge

import (
	"context"
	"net/http"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/gen/pimserver"
)

// privileged returns the requests of lists that PIM v2 saw, in its words and without
// repetitions.
func privileged(lists ...[]request) []pim.PrivilegedRoleAssignmentRequest {
	var all []request
	known := map[string]bool{}
	for _, list := range lists {
		for _, r := range list {
			if r.scope == wholeTenant && !known[r.id] {
				known[r.id], all = true, append(all, r)
			}
		}
	}
	byCreation(all)
	out := make([]pim.PrivilegedRoleAssignmentRequest, len(all))
	for i, r := range all {
		out[i] = r.v2()
	}
	return out
}

// ListPrivilegedRoleAssignmentRequests joins two lists.
func (o *operations) ListPrivilegedRoleAssignmentRequests(ctx context.Context, _ pimserver.ListPrivilegedRoleAssignmentRequestsRequestObject) (pimserver.ListPrivilegedRoleAssignmentRequestsResponseObject, error) {
	var lists [][]request
	for _, s := range o.directory() {
		list, err := s.list(ctx, nil)
		if err != nil {
			return nil, fail(ctx, err)
		}
		lists = append(lists, list)
	}
	return pimserver.ListPrivilegedRoleAssignmentRequests200JSONResponse{Value: privileged(lists...)}, nil
}

// ListMyPrivilegedRoleAssignmentRequests joins what the caller is the principal of and
// what it made. Only of principal a page says that it works (pim-facts 3.1): where
// createdBy is refused as a bad request, what the caller made for others is left out.
func (o *operations) ListMyPrivilegedRoleAssignmentRequests(ctx context.Context, _ pimserver.ListMyPrivilegedRoleAssignmentRequestsRequestObject) (pimserver.ListMyPrivilegedRoleAssignmentRequestsResponseObject, error) {
	var lists [][]request
	for _, s := range o.directory() {
		for _, on := range []pim.OnRequests{pim.ScheduleRequestFilterByCurrentUserOptionsPrincipal, pim.ScheduleRequestFilterByCurrentUserOptionsCreatedBy} {
			list, err := s.mine(ctx, on)
			if statusOf(err) == http.StatusBadRequest && on == pim.ScheduleRequestFilterByCurrentUserOptionsCreatedBy {
				continue
			}
			if err != nil {
				return nil, fail(ctx, err)
			}
			lists = append(lists, list)
		}
	}
	return pimserver.ListMyPrivilegedRoleAssignmentRequests200JSONResponse{Value: privileged(lists...)}, nil
}

// GetPrivilegedRoleAssignmentRequest is not documented, so its 404 is not either.
func (o *operations) GetPrivilegedRoleAssignmentRequest(ctx context.Context, req pimserver.GetPrivilegedRoleAssignmentRequestRequestObject) (pimserver.GetPrivilegedRoleAssignmentRequestResponseObject, error) {
	_, r, err := find(ctx, o.directory(), req.RequestId)
	if err == nil && r.scope != wholeTenant {
		err = errNotFound
	}
	if err != nil {
		return nil, notFoundOr(ctx, err)
	}
	view := r.v2()
	if callOf(ctx).expands("roleInfo") {
		if view.RoleInfo, err = o.roleInfo(ctx, deref(view.RoleId)); err != nil {
			return nil, fail(ctx, err)
		}
	}
	return pimserver.GetPrivilegedRoleAssignmentRequest200JSONResponse(view), nil
}
