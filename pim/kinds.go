package pim

import (
	"context"
	"errors"
	"net/http"

	gen "github.com/pimigrate/pimigrate/gen/pim"
)

// AssignmentRequests are the requests for active assignments of
// directory roles.
func (c *Client) AssignmentRequests() *Requests[AssignmentRequest] {
	g := c.generated
	return &Requests[AssignmentRequest]{c, operations[AssignmentRequest]{
		list: func(ctx context.Context, o *ListOptions) (*http.Response, error) {
			return g.ListRoleAssignmentScheduleRequests(ctx, new(gen.ListRoleAssignmentScheduleRequestsParams(o.query())))
		},
		mine: func(ctx context.Context, on On, o *ListOptions) (*http.Response, error) {
			return g.FilterRoleAssignmentScheduleRequestsByCurrentUser(ctx, on, new(gen.FilterRoleAssignmentScheduleRequestsByCurrentUserParams(o.query())))
		},
		create: g.CreateRoleAssignmentScheduleRequest,
		get: func(ctx context.Context, id string, editors ...gen.RequestEditorFn) (*http.Response, error) {
			return g.GetRoleAssignmentScheduleRequest(ctx, id, nil, editors...)
		},
		cancel: g.CancelRoleAssignmentScheduleRequest,
		id:     func(r *AssignmentRequest) *string { return r.Id },
		status: func(r *AssignmentRequest) *Status { return r.Status },
	}}
}

// EligibilityRequests are the requests for eligible assignments of
// directory roles.
func (c *Client) EligibilityRequests() *Requests[EligibilityRequest] {
	g := c.generated
	return &Requests[EligibilityRequest]{c, operations[EligibilityRequest]{
		list: func(ctx context.Context, o *ListOptions) (*http.Response, error) {
			return g.ListRoleEligibilityScheduleRequests(ctx, new(gen.ListRoleEligibilityScheduleRequestsParams(o.query())))
		},
		mine: func(ctx context.Context, on On, o *ListOptions) (*http.Response, error) {
			return g.FilterRoleEligibilityScheduleRequestsByCurrentUser(ctx, on, new(gen.FilterRoleEligibilityScheduleRequestsByCurrentUserParams(o.query())))
		},
		create: g.CreateRoleEligibilityScheduleRequest,
		get:    g.GetRoleEligibilityScheduleRequest,
		cancel: g.CancelRoleEligibilityScheduleRequest,
		id:     func(r *EligibilityRequest) *string { return r.Id },
		status: func(r *EligibilityRequest) *Status { return r.Status },
	}}
}

// GroupAssignmentRequests are the requests for active memberships and ownerships
// of groups.
func (c *Client) GroupAssignmentRequests() *Requests[GroupAssignmentRequest] {
	g := c.generated
	return &Requests[GroupAssignmentRequest]{c, operations[GroupAssignmentRequest]{
		list: func(ctx context.Context, o *ListOptions) (*http.Response, error) {
			q := o.query()
			if q.Filter == nil {
				return nil, errNoFilter
			}
			return g.ListGroupAssignmentScheduleRequests(ctx, &gen.ListGroupAssignmentScheduleRequestsParams{Filter: *q.Filter, Select: q.Select, Expand: q.Expand})
		},
		mine: func(ctx context.Context, on On, o *ListOptions) (*http.Response, error) {
			return g.FilterGroupAssignmentScheduleRequestsByCurrentUser(ctx, on, new(gen.FilterGroupAssignmentScheduleRequestsByCurrentUserParams(o.query())))
		},
		create: g.CreateGroupAssignmentScheduleRequest,
		get: func(ctx context.Context, id string, editors ...gen.RequestEditorFn) (*http.Response, error) {
			return g.GetGroupAssignmentScheduleRequest(ctx, id, nil, editors...)
		},
		cancel: g.CancelGroupAssignmentScheduleRequest,
		id:     func(r *GroupAssignmentRequest) *string { return r.Id },
		status: func(r *GroupAssignmentRequest) *Status { return r.Status },
	}}
}

// GroupEligibilityRequests are the requests for eligible memberships and ownerships
// of groups.
func (c *Client) GroupEligibilityRequests() *Requests[GroupEligibilityRequest] {
	g := c.generated
	return &Requests[GroupEligibilityRequest]{c, operations[GroupEligibilityRequest]{
		list: func(ctx context.Context, o *ListOptions) (*http.Response, error) {
			q := o.query()
			if q.Filter == nil {
				return nil, errNoFilter
			}
			return g.ListGroupEligibilityScheduleRequests(ctx, &gen.ListGroupEligibilityScheduleRequestsParams{Filter: *q.Filter, Select: q.Select, Expand: q.Expand})
		},
		mine: func(ctx context.Context, on On, o *ListOptions) (*http.Response, error) {
			return g.FilterGroupEligibilityScheduleRequestsByCurrentUser(ctx, on, new(gen.FilterGroupEligibilityScheduleRequestsByCurrentUserParams(o.query())))
		},
		create: g.CreateGroupEligibilityScheduleRequest,
		get: func(ctx context.Context, id string, editors ...gen.RequestEditorFn) (*http.Response, error) {
			return g.GetGroupEligibilityScheduleRequest(ctx, id, nil, editors...)
		},
		cancel: g.CancelGroupEligibilityScheduleRequest,
		id:     func(r *GroupEligibilityRequest) *string { return r.Id },
		status: func(r *GroupEligibilityRequest) *Status { return r.Status },
	}}
}

// errNoFilter is what the pages of the lists of groups say.
var errNoFilter = errors.New("list: groups need a Filter that names groupId or principalId")
