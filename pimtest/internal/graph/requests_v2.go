package graph

import (
	"context"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/internal/v2rules"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// requestsV2 returns the requests that PIM v2 sees and keep does not drop.
func (l *look) requestsV2(keep func(*tenant.Request) bool) []pim.PrivilegedRoleAssignmentRequest {
	out := []pim.PrivilegedRoleAssignmentRequest{}
	for i := range l.Requests {
		r := &l.Requests[i]
		if privileged(r.DirectoryScopeID) && keep(r) {
			out = append(out, l.requestV2(r))
		}
	}
	return out
}

func (o *operations) ListPrivilegedRoleAssignmentRequests(ctx context.Context, _ pimserver.ListPrivilegedRoleAssignmentRequestsRequestObject) (pimserver.ListPrivilegedRoleAssignmentRequestsResponseObject, error) {
	return pimserver.ListPrivilegedRoleAssignmentRequests200JSONResponse{Value: o.look(ctx).requestsV2(all)}, nil
}

func (o *operations) ListMyPrivilegedRoleAssignmentRequests(ctx context.Context, _ pimserver.ListMyPrivilegedRoleAssignmentRequestsRequestObject) (pimserver.ListMyPrivilegedRoleAssignmentRequestsResponseObject, error) {
	l := o.look(ctx)
	mine := func(r *tenant.Request) bool { return r.PrincipalID == l.Caller.ID || r.CreatedBy == l.Caller.ID }
	return pimserver.ListMyPrivilegedRoleAssignmentRequests200JSONResponse{Value: l.requestsV2(mine)}, nil
}

// GetPrivilegedRoleAssignmentRequest is not documented, so its 404 is not either.
func (o *operations) GetPrivilegedRoleAssignmentRequest(ctx context.Context, req pimserver.GetPrivilegedRoleAssignmentRequestRequestObject) (pimserver.GetPrivilegedRoleAssignmentRequestResponseObject, error) {
	r, err := first(o.look(ctx).requestsV2(func(r *tenant.Request) bool { return r.ID == req.RequestId }))
	return pimserver.GetPrivilegedRoleAssignmentRequest200JSONResponse(r), err
}

// CancelPrivilegedRoleAssignmentRequest answers 200 and the request, which is
// Cancelling. Source: privilegedroleassignmentrequest-cancel (pim-facts 1.2).
func (o *operations) CancelPrivilegedRoleAssignmentRequest(ctx context.Context, req pimserver.CancelPrivilegedRoleAssignmentRequestRequestObject) (pimserver.CancelPrivilegedRoleAssignmentRequestResponseObject, error) {
	if req.RequestId == pimserver.NullKey {
		return nil, badRequest(v2rules.RequestNull)
	}
	r, err := o.tenant.Cancel(tenant.V2, req.RequestId, callOf(ctx).Caller, tenant.Active, tenant.Eligible)
	if err == tenant.RequestUnknown && o.options.MissingV2 == v2[tenant.NotRequester].Status {
		err = tenant.NotRequester // its message covers both
	}
	if err != nil {
		return nil, v2.of(err)
	}
	return pimserver.CancelPrivilegedRoleAssignmentRequest200JSONResponse(o.look(ctx).requestV2(&r)), nil
}
