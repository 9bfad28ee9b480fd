package bridge

import (
	"context"
	"crypto/rand"
	"errors"
	"net/http"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/pim/convert"
)

// markPrefix begins the customData of the requests that a bridge creates.
const markPrefix = "pimigrate-bridge "

// send creates a request of v3. It is sent once. Ids are the service's to give, and two
// requests may be alike in all that PIM v2 says of them, so it carries a mark of its own,
// in the property that is free for whatever a client wants to say (pim-facts 3.3). Where
// the answer is lost, the request is looked for by its mark.
func (o *operations) send(ctx context.Context, r convert.DirectoryRequest) (request, error) {
	mark := markPrefix + rand.Text()
	if r.Assignment != nil {
		b := *r.Assignment
		b.CustomData = &mark
		created, err := read[pim.UnifiedRoleAssignmentScheduleRequest](o.upstream, ctx, "createRoleAssignmentScheduleRequest", http.StatusCreated,
			func(ctx context.Context) (*http.Response, error) {
				return o.upstream.client.CreateRoleAssignmentScheduleRequest(ctx, b)
			})
		return o.sent(ctx, o.assignmentRequests(), activeRequest(b), activeRequest(created), err)
	}
	b := *r.Eligibility
	b.CustomData = &mark
	created, err := read[pim.UnifiedRoleEligibilityScheduleRequest](o.upstream, ctx, "createRoleEligibilityScheduleRequest", http.StatusCreated,
		func(ctx context.Context) (*http.Response, error) {
			return o.upstream.client.CreateRoleEligibilityScheduleRequest(ctx, b)
		})
	return o.sent(ctx, o.eligibilityRequests(), eligibleRequest(b), eligibleRequest(created), err)
}

// sent returns what became of a request that was asked for. Where the answer is lost it
// reads the principal's requests. One with the mark is the one that was sent, however many
// others are like it. If there is none, the service may still be at it, or may not keep
// the mark, and nothing is known.
func (o *operations) sent(ctx context.Context, s set, asked, created request, err error) (request, error) {
	if f := (*failure)(nil); !errors.As(err, &f) || !f.unknown() {
		return created, err
	}
	list, unread := o.ofPrincipal(ctx, s, asked)
	if unread != nil {
		return request{}, err
	}
	for _, r := range list {
		if r.mark == asked.mark {
			return r, nil
		}
	}
	return request{}, err
}

// ofPrincipal lists the requests for the principal and the role of one, those of the
// caller in the way that takes no rights over others.
func (o *operations) ofPrincipal(ctx context.Context, s set, r request) ([]request, error) {
	if r.principal == callOf(ctx).claims.ObjectID {
		return s.mine(ctx, pim.ScheduleRequestFilterByCurrentUserOptionsPrincipal)
	}
	if !validID(r.principal) || !validID(r.role) {
		return nil, errNotFound // they cannot stand in a filter
	}
	filter := equal("principalId", r.principal) + " and " + equal("roleDefinitionId", r.role)
	return s.list(ctx, &filter)
}
