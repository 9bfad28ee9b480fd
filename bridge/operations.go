package bridge

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"reflect"
	"time"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/internal/v2rules"
)

// operations are what is bridged, each a method with the name of its operation.
type operations struct {
	upstream *upstream
	now      func() time.Time
	most     int // objects of v3 in one answer
}

// rest stands for what is refused. It is never called: standing is asked before.
type rest struct {
	pimserver.StrictServerInterface
}

// server has all operations: those of operations hide those of rest, which lie one
// level deeper.
type server struct {
	*operations
	rest
}

// covers says whether an operation, named as in Go, is bridged.
func covers(goName string) bool {
	_, ok := reflect.TypeFor[*operations]().MethodByName(goName)
	return ok
}

var (
	errNoList  = errors.New("the answer has no value array")
	errEndless = errors.New("a page links to itself")
	errAnother = errors.New("the answer is not the request that was asked for")
)

// wholeTenant is the only scope that PIM v2 knew (pim-facts 4.6).
const wholeTenant = "/"

// directory are the sets that PIM v2 saw as one.
func (o *operations) directory() []set { return []set{o.assignmentRequests(), o.eligibilityRequests()} }

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

// fail makes an error that the caller can be told of one of upstream.
func fail(ctx context.Context, err error) error {
	var f *failure
	if !errors.As(err, &f) {
		return err
	}
	if f.challenge != "" {
		callOf(ctx).answer.Set("WWW-Authenticate", f.challenge)
	}
	return f.answer()
}

func bad(message string) error {
	return &pimserver.Error{Status: http.StatusBadRequest, Code: "BadRequest", Message: message}
}

var errNotFound = &pimserver.Error{Status: http.StatusNotFound, Code: "ResourceNotFound", Message: "The resource was not found."}

// notFoundOr is what reads of PIM v2 answer to an id that there is not.
func notFoundOr(ctx context.Context, err error) error {
	if statusOf(err) == http.StatusNotFound {
		return errNotFound
	}
	return fail(ctx, err)
}

// withoutURL drops the URL that net/http puts into its errors: queries hold ids of
// people.
func withoutURL(err error) error {
	if u, ok := errors.AsType[*url.Error](err); ok {
		return u.Err
	}
	return err
}

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
