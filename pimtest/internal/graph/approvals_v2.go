package graph

import (
	"context"
	"net/http"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

func (l *look) approvalV2(r *tenant.Request) pim.PrivilegedApproval {
	out := pim.PrivilegedApproval{
		Id: set(r.ID), ApprovalState: new(approvalState(r)), ApprovalDuration: set(r.Expiration.Duration),
		RequestorReason: set(r.Justification), StartDateTime: set(r.Start), EndDateTime: set(r.Expiration.End),
		UserId: set(r.PrincipalID), RoleId: set(r.RoleID), RoleInfo: l.roleInfo(r.RoleID),
	}
	if r.Decision != nil {
		out.ApproverReason = set(r.Decision.Reason)
	}
	if l.expands("request") {
		out.Request = new(l.requestV2(r))
	}
	return out
}

// approvalState says what became of an approval, whatever became of its request later.
func approvalState(r *tenant.Request) pim.ApprovalState {
	switch {
	case r.Waiting():
		return pim.ApprovalStatePending
	case r.Decision != nil && r.Decision.Approved:
		return pim.ApprovalStateApproved
	case r.Decision != nil:
		return pim.ApprovalStateDenied
	case r.Status == tenant.Cancelling || r.Status == tenant.Cancelled:
		return pim.ApprovalStateCanceled
	}
	return pim.ApprovalStateAborted
}

func (l *look) approvalsV2(keep func(*tenant.Request) bool) []pim.PrivilegedApproval {
	return approvals(l, func(r *tenant.Request) bool { return privileged(r.DirectoryScopeID) && keep(r) }, l.approvalV2)
}

func (o *operations) ListPrivilegedApprovals(ctx context.Context, _ pimserver.ListPrivilegedApprovalsRequestObject) (pimserver.ListPrivilegedApprovalsResponseObject, error) {
	return pimserver.ListPrivilegedApprovals200JSONResponse{Value: o.look(ctx).approvalsV2(all)}, nil
}

func (o *operations) ListMyPrivilegedApprovalRequests(ctx context.Context, _ pimserver.ListMyPrivilegedApprovalRequestsRequestObject) (pimserver.ListMyPrivilegedApprovalRequestsResponseObject, error) {
	l := o.look(ctx)
	mine := func(r *tenant.Request) bool { return r.CreatedBy == l.Caller.ID }
	return pimserver.ListMyPrivilegedApprovalRequests200JSONResponse{Value: l.approvalsV2(mine)}, nil
}

func (o *operations) GetPrivilegedApproval(ctx context.Context, req pimserver.GetPrivilegedApprovalRequestObject) (pimserver.GetPrivilegedApprovalResponseObject, error) {
	a, err := first(o.look(ctx).approvalsV2(func(r *tenant.Request) bool { return r.ID == req.ApprovalId }))
	return pimserver.GetPrivilegedApproval200JSONResponse(a), err
}

// UpdatePrivilegedApproval takes a decision. The other properties of an approval
// follow from its request.
func (o *operations) UpdatePrivilegedApproval(ctx context.Context, req pimserver.UpdatePrivilegedApprovalRequestObject) (pimserver.UpdatePrivilegedApprovalResponseObject, error) {
	if _, err := o.look(ctx).approval(req.ApprovalId); err != nil {
		return nil, err
	}
	caller, err := callOf(ctx).Caller, error(nil)
	switch state := deref(req.Body.ApprovalState); state {
	case pim.ApprovalStateApproved, pim.ApprovalStateDenied:
		err = o.tenant.Decide(req.ApprovalId, caller, state == pim.ApprovalStateApproved, deref(req.Body.ApproverReason))
	case pim.ApprovalStateAborted:
		err = o.tenant.Abort(req.ApprovalId, caller)
	default:
		err = &pimserver.Error{Status: http.StatusNotImplemented, Message: "The emulator takes the decisions approved, denied and aborted."}
	}
	if err != nil {
		return nil, v2.of(err)
	}
	return pimserver.UpdatePrivilegedApproval204Response{}, nil
}
