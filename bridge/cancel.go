package bridge

import (
	"context"
	"errors"
	"net/http"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/internal/v2rules"
)

// settle finds out what became of a cancel whose answer is lost. It only reads: a cancel
// is not sent again, since the first may still be under way.
func settle(ctx context.Context, s set, id string, lost *failure) (request, error) {
	now, err := s.get(ctx, id)
	if err == nil && now.cancelled() {
		return now, nil
	}
	return request{}, lost
}

// cancel cancels the request with an id if may has nothing against it, and returns it as
// it is then. It sends one cancel at most, and none for what is cancelled already.
func cancel(ctx context.Context, sets []set, id string, may func(request) error) (request, error) {
	s, r, err := find(ctx, sets, id)
	if err == nil {
		err = may(r)
	}
	if err != nil {
		return request{}, err
	}
	if r.cancelled() {
		return request{}, errNotCancellable
	}
	err = s.cancel(ctx, id) // not r.id, which is as the service spells it
	if f := (*failure)(nil); errors.As(err, &f) && f.unknown() {
		return settle(ctx, s, id, f)
	}
	if statusOf(err) == http.StatusBadRequest { // the pages name no other reason
		err = errNotCancellable
	}
	if err != nil {
		return request{}, err
	}
	if now, err := s.get(ctx, id); err == nil {
		r = now
	} // else it is as it was read before, but for its status, which 204 tells
	return r, nil
}

var errNotCancellable = errors.New("the status of the request does not allow to cancel it")

// requester refuses who did not make the request: PIM v2 let nobody else cancel it. Where
// the token or v3 does not tell who it is, v3's permissions decide.
func requester(ctx context.Context) func(request) error {
	return func(r request) error {
		caller := callOf(ctx).claims.ObjectID
		if caller != "" && r.creator != "" && caller != r.creator {
			return &pimserver.Error{Status: http.StatusForbidden, Code: "UnAuthorized", Message: v2rules.NotRequester}
		}
		if r.scope != wholeTenant {
			return &failure{status: http.StatusNotFound} // PIM v2 knew no others
		}
		return nil
	}
}

// CancelPrivilegedRoleAssignmentRequest answers 200 and the request, which is Cancelling.
// Source: privilegedroleassignmentrequest-cancel (pim-facts 1.2).
func (o *operations) CancelPrivilegedRoleAssignmentRequest(ctx context.Context, req pimserver.CancelPrivilegedRoleAssignmentRequestRequestObject) (pimserver.CancelPrivilegedRoleAssignmentRequestResponseObject, error) {
	if req.RequestId == pimserver.NullKey {
		return nil, bad(v2rules.RequestNull)
	}
	r, err := cancel(ctx, o.directory(), req.RequestId, requester(ctx))
	switch {
	case errors.Is(err, errNotCancellable):
		return nil, bad(v2rules.NotCancellable)
	case statusOf(err) == http.StatusNotFound:
		return nil, bad(v2rules.RequestUnknown)
	case err != nil:
		return nil, fail(ctx, err)
	}
	view := r.v2()
	view.Status = new(pim.PrivilegedRoleAssignmentRequestStatusCancelling)
	return pimserver.CancelPrivilegedRoleAssignmentRequest200JSONResponse(view), nil
}
