package bridge

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/pim/convert"
)

// A request is one of PIM v3, with how the older generations see it.
type request struct {
	id         string
	status     pim.UnifiedRoleScheduleRequestStatus
	eligible   bool
	removes    bool // it takes an assignment away
	principal  string
	role       string // "" for a group's
	mark       string // customData
	scope      string // of the directory; "" for that of an application, and in a group
	creator    string // object id of the user who made it; "" where v3 does not tell
	created    time.Time
	v2         func() pim.PrivilegedRoleAssignmentRequest // nil for a group's
	governance func() pim.GovernanceRoleAssignmentRequest
}

// cancelled says that somebody cancelled the request: an eligible one is then Revoked,
// as is one that took an assignment away (pim-facts 3.2).
func (r *request) cancelled() bool {
	return r.status == pim.UnifiedRoleScheduleRequestStatusCanceled ||
		r.status == pim.UnifiedRoleScheduleRequestStatusRevoked && r.eligible && !r.removes
}

// A set is one of v3's collections of requests.
type set struct {
	get    func(ctx context.Context, id string) (request, error)
	cancel func(ctx context.Context, id string) error
	list   func(ctx context.Context, filter *string) ([]request, error)
	mine   func(ctx context.Context, on pim.OnRequests) ([]request, error)
}

// calls are the calls of the client that make a set.
type calls struct {
	name   string // as in get{name} and list{name}s
	get    func(ctx context.Context, id string) (*http.Response, error)
	cancel func(ctx context.Context, id string, e ...pim.RequestEditorFn) (*http.Response, error)
	list   func(ctx context.Context, filter, expand *string, e pim.RequestEditorFn) (*http.Response, error)
	mine   func(ctx context.Context, on pim.OnRequests, expand *string, e pim.RequestEditorFn) (*http.Response, error)
}

// newSet makes a set of requests that are Rs in v3.
func newSet[R any](o *operations, c calls, view func(R) request) set {
	views := func(rs []R, err error) ([]request, error) {
		out := make([]request, len(rs))
		for i, r := range rs {
			out[i] = view(r)
		}
		return out, err
	}
	return set{
		get: func(ctx context.Context, id string) (request, error) {
			r, err := read[R](o.upstream, ctx, "get"+c.name, http.StatusOK, func(ctx context.Context) (*http.Response, error) { return c.get(ctx, id) })
			v := view(r)
			if err == nil && !strings.EqualFold(v.id, id) {
				err = &failure{operation: "get" + c.name, status: http.StatusOK, cause: errAnother}
			}
			return v, err
		},
		cancel: func(ctx context.Context, id string) error {
			_, err := read[struct{}](o.upstream, ctx, "cancel"+c.name, http.StatusNoContent, func(ctx context.Context) (*http.Response, error) { return c.cancel(ctx, id) })
			return err
		},
		list: func(ctx context.Context, filter *string) ([]request, error) {
			expand := expandRole(ctx)
			return views(pages[R](o, ctx, "list"+c.name+"s", func(ctx context.Context, e pim.RequestEditorFn) (*http.Response, error) {
				return c.list(ctx, filter, expand, e)
			}))
		},
		mine: func(ctx context.Context, on pim.OnRequests) ([]request, error) {
			expand := expandRole(ctx)
			return views(pages[R](o, ctx, "filter"+c.name+"sByCurrentUser", func(ctx context.Context, e pim.RequestEditorFn) (*http.Response, error) {
				return c.mine(ctx, on, expand, e)
			}))
		},
	}
}

var errAnother = errors.New("the answer is not the request that was asked for")

// find returns the request with an id and the set that it is in. Who may not read one
// set may find it in another.
func find(ctx context.Context, sets []set, id string) (set, request, error) {
	if !validID(id) {
		return set{}, request{}, &failure{status: http.StatusNotFound}
	}
	var first error
	for _, s := range sets {
		r, err := s.get(ctx, id)
		if err == nil {
			return s, r, nil
		}
		switch status := statusOf(err); {
		case status != http.StatusNotFound && status != http.StatusForbidden:
			return set{}, request{}, err
		case first == nil || statusOf(first) == http.StatusNotFound:
			first = err
		}
	}
	return set{}, request{}, first
}

// expandRole is the $expand of v3 for a caller who expands the role.
func expandRole(ctx context.Context) *string {
	if c := callOf(ctx); c.expands("roleInfo") || c.expands("roleDefinition") {
		return new("roleDefinition")
	}
	return nil
}

func (o *operations) assignmentRequests() set {
	client := o.upstream.client
	return newSet(o, calls{
		name: "RoleAssignmentScheduleRequest",
		get: func(ctx context.Context, id string) (*http.Response, error) {
			return client.GetRoleAssignmentScheduleRequest(ctx, id, &pim.GetRoleAssignmentScheduleRequestParams{})
		},
		cancel: client.CancelRoleAssignmentScheduleRequest,
		list: func(ctx context.Context, filter, expand *string, e pim.RequestEditorFn) (*http.Response, error) {
			return client.ListRoleAssignmentScheduleRequests(ctx, &pim.ListRoleAssignmentScheduleRequestsParams{Filter: filter, Expand: expand}, e)
		},
		mine: func(ctx context.Context, on pim.OnRequests, expand *string, e pim.RequestEditorFn) (*http.Response, error) {
			return client.FilterRoleAssignmentScheduleRequestsByCurrentUser(ctx, on, &pim.FilterRoleAssignmentScheduleRequestsByCurrentUserParams{Expand: expand}, e)
		},
	}, activeRequest)
}

func (o *operations) eligibilityRequests() set {
	client := o.upstream.client
	return newSet(o, calls{
		name: "RoleEligibilityScheduleRequest",
		get: func(ctx context.Context, id string) (*http.Response, error) {
			return client.GetRoleEligibilityScheduleRequest(ctx, id)
		},
		cancel: client.CancelRoleEligibilityScheduleRequest,
		list: func(ctx context.Context, filter, expand *string, e pim.RequestEditorFn) (*http.Response, error) {
			return client.ListRoleEligibilityScheduleRequests(ctx, &pim.ListRoleEligibilityScheduleRequestsParams{Filter: filter, Expand: expand}, e)
		},
		mine: func(ctx context.Context, on pim.OnRequests, expand *string, e pim.RequestEditorFn) (*http.Response, error) {
			return client.FilterRoleEligibilityScheduleRequestsByCurrentUser(ctx, on, &pim.FilterRoleEligibilityScheduleRequestsByCurrentUserParams{Expand: expand}, e)
		},
	}, eligibleRequest)
}

func activeRequest(r pim.UnifiedRoleAssignmentScheduleRequest) request {
	return request{
		id: deref(r.Id), status: deref(r.Status), removes: removes(r.Action), scope: deref(r.DirectoryScopeId),
		principal: deref(r.PrincipalId), role: deref(r.RoleDefinitionId), mark: deref(r.CustomData),
		creator: userOf(r.CreatedBy), created: deref(r.CreatedDateTime),
		v2: func() pim.PrivilegedRoleAssignmentRequest {
			v, _ := convert.RequestFromAssignment(r)
			return v
		},
		governance: func() pim.GovernanceRoleAssignmentRequest {
			v, _ := convert.GovernanceFromAssignment(r)
			return v
		},
	}
}

// eligibleRequest tells a request that took an assignment away, and is Revoked because
// it did, from one that was cancelled: convert knows the status alone.
func eligibleRequest(r pim.UnifiedRoleEligibilityScheduleRequest) request {
	revoked := removes(r.Action) && deref(r.Status) == pim.UnifiedRoleScheduleRequestStatusRevoked
	return request{
		id: deref(r.Id), status: deref(r.Status), eligible: true, removes: removes(r.Action), scope: deref(r.DirectoryScopeId),
		principal: deref(r.PrincipalId), role: deref(r.RoleDefinitionId), mark: deref(r.CustomData),
		creator: userOf(r.CreatedBy), created: deref(r.CreatedDateTime),
		v2: func() pim.PrivilegedRoleAssignmentRequest {
			v, _ := convert.RequestFromEligibility(r)
			if revoked {
				v.Status = new(pim.PrivilegedRoleAssignmentRequestStatusRevoked)
			}
			return v
		},
		governance: func() pim.GovernanceRoleAssignmentRequest {
			v, _ := convert.GovernanceFromEligibility(r)
			return withSubStatus(v, revoked)
		},
	}
}

func withSubStatus(v pim.GovernanceRoleAssignmentRequest, revoked bool) pim.GovernanceRoleAssignmentRequest {
	if revoked {
		v.Status = &pim.GovernanceRoleAssignmentRequestStatus{SubStatus: new(pim.GovernanceRequestSubStatusRevoked)}
	}
	return v
}

// removes says whether an action takes something away.
func removes[A ~string](a *A) bool {
	return a != nil && (string(*a) == string(pim.UnifiedRoleScheduleRequestActionsAdminRemove) || string(*a) == string(pim.UnifiedRoleScheduleRequestActionsSelfDeactivate))
}

// userOf returns the id of the user in an identity set, "" if there is none.
func userOf(i *pim.IdentitySet) string {
	return deref(deref(deref(i).User).Id)
}

// byCreation sorts requests by when they were made, as no list of v3 promises.
func byCreation(rs []request) {
	slices.SortStableFunc(rs, func(a, b request) int { return a.created.Compare(b.created) })
}

func deref[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}
