package graph

import (
	"context"
	"strings"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// An approval has the id of its request (pim-facts 3.9) and one step, whose id is
// the same here: a stage more is nothing the tenant knows.

func (l *look) approval(id string) (*tenant.Request, error) {
	for i := range l.Requests {
		r := &l.Requests[i]
		if r.ID == id && r.Approval {
			return r, nil
		}
	}
	return nil, v3.of(tenant.ScheduleUnknown)
}

// approvals returns those of requests that keep does not drop.
func approvals[T any](l *look, keep func(*tenant.Request) bool, view func(*tenant.Request) T) []T {
	out := []T{}
	for i := range l.Requests {
		r := &l.Requests[i]
		if r.Approval && keep(r) {
			out = append(out, view(r))
		}
	}
	return out
}

func (l *look) step(r *tenant.Request) pim.ApprovalStep {
	out := pim.ApprovalStep{
		Id: set(r.ID), AssignedToMe: new(r.Waiting() && l.o.tenant.MayDecide(*r, l.Caller)),
		Status: new(pim.ApprovalStepStatusCompleted), ReviewResult: new(pim.ApprovalStepReviewResultNotReviewed),
	}
	if r.Waiting() {
		out.Status = new(pim.ApprovalStepStatusInProgress)
	}
	if d := r.Decision; d != nil {
		out.ReviewResult = new(pim.ApprovalStepReviewResultDeny)
		if d.Approved {
			out.ReviewResult = new(pim.ApprovalStepReviewResultApprove)
		}
		out.Justification, out.ReviewedBy, out.ReviewedDateTime = set(d.Reason), identity(d.By), set(d.At)
	}
	return out
}

func (l *look) approvalOf(r *tenant.Request) pim.Approval {
	out := pim.Approval{Id: set(r.ID)}
	if l.expands("steps") {
		out.Steps = &[]pim.ApprovalStep{l.step(r)}
	}
	return out
}

func (o *operations) GetRoleAssignmentApproval(ctx context.Context, req pimserver.GetRoleAssignmentApprovalRequestObject) (pimserver.GetRoleAssignmentApprovalResponseObject, error) {
	l := o.look(ctx)
	r, err := l.approval(req.Id)
	if err != nil {
		return nil, err
	}
	return pimserver.GetRoleAssignmentApproval200JSONResponse(l.approvalOf(r)), nil
}

func (o *operations) ListRoleAssignmentApprovalSteps(ctx context.Context, req pimserver.ListRoleAssignmentApprovalStepsRequestObject) (pimserver.ListRoleAssignmentApprovalStepsResponseObject, error) {
	l := o.look(ctx)
	r, err := l.approval(req.Id)
	if err != nil {
		return nil, err
	}
	return pimserver.ListRoleAssignmentApprovalSteps200JSONResponse{Value: []pim.ApprovalStep{l.step(r)}}, nil
}

func (o *operations) FilterRoleAssignmentApprovalsByCurrentUser(ctx context.Context, req pimserver.FilterRoleAssignmentApprovalsByCurrentUserRequestObject) (pimserver.FilterRoleAssignmentApprovalsByCurrentUserResponseObject, error) {
	l := o.look(ctx)
	keep := func(r *tenant.Request) bool {
		return r.Waiting() && o.tenant.MayDecide(*r, l.Caller)
	}
	switch req.On {
	case pim.ApprovalFilterByCurrentUserOptionsApprover:
	case pim.ApprovalFilterByCurrentUserOptionsCreatedBy:
		keep = func(r *tenant.Request) bool { return r.CreatedBy == l.Caller.ID }
	case pim.ApprovalFilterByCurrentUserOptionsTarget:
		keep = func(r *tenant.Request) bool { return r.PrincipalID == l.Caller.ID }
	default:
		return nil, badOn(string(req.On))
	}
	return pimserver.FilterRoleAssignmentApprovalsByCurrentUser200JSONResponse{Value: approvals(l, keep, l.approvalOf)}, nil
}

func (o *operations) UpdateRoleAssignmentApprovalStep(ctx context.Context, req pimserver.UpdateRoleAssignmentApprovalStepRequestObject) (pimserver.UpdateRoleAssignmentApprovalStepResponseObject, error) {
	if _, err := o.look(ctx).approval(req.Id); err != nil {
		return nil, err
	}
	if req.StepId != req.Id {
		return nil, v3.of(tenant.ScheduleUnknown)
	}
	result := string(deref(req.Body.ReviewResult))
	approve := strings.EqualFold(result, string(pim.ApprovalStepReviewResultApprove))
	if !approve && !strings.EqualFold(result, string(pim.ApprovalStepReviewResultDeny)) {
		return nil, badRequest("The property reviewResult has to be Approve or Deny.")
	}
	if err := o.tenant.Decide(req.Id, callOf(ctx).Caller, approve, deref(req.Body.Justification)); err != nil {
		return nil, v3.of(err)
	}
	return pimserver.UpdateRoleAssignmentApprovalStep204Response{}, nil
}
