package generated

import (
	"context"
	"fmt"

	"github.com/pimigrate/pimigrate/gen/pim"
)

// A Sweeper withdraws requests. It holds the client as an interface so that
// tests can put something else there.
type Sweeper struct {
	API pim.ClientInterface
}

// Sweeper returns what withdraws requests in bulk.
func (r *Requests) Sweeper() *Sweeper { return &Sweeper{API: r.raw} }

// Sweep withdraws requests and returns how many of them could be sent.
func (s *Sweeper) Sweep(ctx context.Context, ids []string) (n int, err error) {
	for _, id := range ids {
		resp, err := s.API.CancelPrivilegedRoleAssignmentRequest(ctx, id)
		if err != nil {
			return n, err
		}
		resp.Body.Close()
		n++
	}
	return n, nil
}

// Status returns the status of a request.
func Status(ctx context.Context, api pim.ClientWithResponsesInterface, id string) (string, error) {
	rsp, err := api.GetPrivilegedRoleAssignmentRequestWithResponse(ctx, id, nil)
	if err != nil {
		return "", err
	}
	if rsp.JSON200 == nil || rsp.JSON200.Status == nil {
		return "", fmt.Errorf("request %s: %s", id, rsp.Status())
	}
	return string(*rsp.JSON200.Status), nil
}
