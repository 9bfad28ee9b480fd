// Package generated works with role requests by the client generated from the
// API's description, in all the forms that one comes in.
package generated

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"

	"github.com/pimigrate/pimigrate/gen/pim"
)

// maxBody bounds what is read of one answer.
const maxBody = 4 << 20

// Requests works with the requests of one tenant.
type Requests struct {
	raw    *pim.Client
	parsed *pim.ClientWithResponses
}

// New returns the requests behind server, which is a scheme and a host.
func New(server string, hc *http.Client, token func(context.Context) (string, error)) (*Requests, error) {
	opts := []pim.ClientOption{
		pim.WithHTTPClient(hc),
		pim.WithRequestEditorFn(func(ctx context.Context, req *http.Request) error {
			t, err := token(ctx)
			if err != nil {
				return fmt.Errorf("token: %w", err)
			}
			req.Header.Set("Authorization", "Bearer "+t)
			return nil
		}),
	}
	raw, err := pim.NewClient(server, opts...)
	if err != nil {
		return nil, err
	}
	return &Requests{raw: raw, parsed: &pim.ClientWithResponses{ClientInterface: raw}}, nil
}

// Roles returns the names of the directory roles.
func (r *Requests) Roles(ctx context.Context) ([]string, error) {
	rsp, err := r.parsed.ListPrivilegedRolesWithResponse(ctx, &pim.ListPrivilegedRolesParams{})
	if err != nil {
		return nil, err
	}
	if rsp.JSON200 == nil {
		return nil, fmt.Errorf("list roles: %s", rsp.Status())
	}
	var names []string
	for _, role := range rsp.JSON200.Value {
		if role.Name != nil {
			names = append(names, *role.Name)
		}
	}
	return names, nil
}

// List returns the requests in a status.
func (r *Requests) List(ctx context.Context, status string) ([]pim.PrivilegedRoleAssignmentRequest, error) {
	filter := "status eq '" + status + "'"
	resp, err := r.raw.ListPrivilegedRoleAssignmentRequests(ctx, &pim.ListPrivilegedRoleAssignmentRequestsParams{Filter: &filter})
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("list requests: %s", resp.Status)
	}
	var page struct {
		Value []pim.PrivilegedRoleAssignmentRequest
	}
	err = json.NewDecoder(io.LimitReader(resp.Body, maxBody)).Decode(&page)
	return page.Value, err
}

// Cancel withdraws a request and returns it as it is then.
func (r *Requests) Cancel(ctx context.Context, id string) (*pim.PrivilegedRoleAssignmentRequest, error) {
	rsp, err := r.parsed.CancelPrivilegedRoleAssignmentRequestWithResponse(ctx, id)
	if err != nil {
		return nil, err
	}
	if rsp.JSON200 == nil {
		return nil, fmt.Errorf("cancel %s: %s", id, rsp.Status())
	}
	return rsp.JSON200, nil
}

// Abandon withdraws a request and leaves it at that.
func (r *Requests) Abandon(ctx context.Context, id string) error {
	resp, err := r.raw.CancelPrivilegedRoleAssignmentRequest(ctx, id)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// CancelSchedule withdraws a request of the current generation.
func (r *Requests) CancelSchedule(ctx context.Context, id string) error {
	resp, err := r.raw.CancelRoleAssignmentScheduleRequest(ctx, id)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusNoContent {
		return fmt.Errorf("cancel %s: %s", id, resp.Status)
	}
	return nil
}
