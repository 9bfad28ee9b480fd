package bridge

import (
	"context"
	"net/http"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/pim/convert"
)

func (o *operations) groupAssignmentRequests() set {
	client := o.upstream.client
	return newSet(o, calls{
		name: "GroupAssignmentScheduleRequest",
		get: func(ctx context.Context, id string) (*http.Response, error) {
			return client.GetGroupAssignmentScheduleRequest(ctx, id, &pim.GetGroupAssignmentScheduleRequestParams{})
		},
		cancel: client.CancelGroupAssignmentScheduleRequest,
		list: func(ctx context.Context, filter, _ *string, e pim.RequestEditorFn) (*http.Response, error) {
			return client.ListGroupAssignmentScheduleRequests(ctx, &pim.ListGroupAssignmentScheduleRequestsParams{Filter: deref(filter)}, e)
		},
	}, func(r pim.PrivilegedAccessGroupAssignmentScheduleRequest) request {
		return groupRequest(r, false, func() pim.GovernanceRoleAssignmentRequest {
			v, _ := convert.GovernanceFromGroupAssignment(r)
			return v
		})
	})
}

func (o *operations) groupEligibilityRequests() set {
	client := o.upstream.client
	return newSet(o, calls{
		name: "GroupEligibilityScheduleRequest",
		get: func(ctx context.Context, id string) (*http.Response, error) {
			return client.GetGroupEligibilityScheduleRequest(ctx, id, &pim.GetGroupEligibilityScheduleRequestParams{})
		},
		cancel: client.CancelGroupEligibilityScheduleRequest,
		list: func(ctx context.Context, filter, _ *string, e pim.RequestEditorFn) (*http.Response, error) {
			return client.ListGroupEligibilityScheduleRequests(ctx, &pim.ListGroupEligibilityScheduleRequestsParams{Filter: deref(filter)}, e)
		},
	}, func(r pim.PrivilegedAccessGroupEligibilityScheduleRequest) request {
		revoked := removes(r.Action) && deref(r.Status) == pim.UnifiedRoleScheduleRequestStatusRevoked
		return groupRequest(pim.PrivilegedAccessGroupAssignmentScheduleRequest(r), true, func() pim.GovernanceRoleAssignmentRequest {
			v, _ := convert.GovernanceFromGroupEligibility(r)
			return withSubStatus(v, revoked)
		})
	})
}

// groupRequest has what both kinds of requests for a group tell, whose properties are
// the same.
func groupRequest(r pim.PrivilegedAccessGroupAssignmentScheduleRequest, eligible bool, view func() pim.GovernanceRoleAssignmentRequest) request {
	return request{
		id: deref(r.Id), status: deref(r.Status), eligible: eligible, removes: removes(r.Action),
		creator: userOf(r.CreatedBy), created: deref(r.CreatedDateTime), governance: view,
	}
}
