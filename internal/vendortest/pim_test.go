//go:build !novendor

package vendortest

import (
	"context"
	"errors"
	"fmt"
	"time"

	gen "github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/pim"
)

// pimClient makes the calls with package pim.
type pimClient struct{ *pim.Client }

func (c pimClient) create(ctx context.Context, role string, at time.Time) (id, outcome string) {
	r, err := c.AssignmentRequests().Create(ctx, pim.AssignmentRequest{
		Action: new(gen.UnifiedRoleScheduleRequestActionsSelfActivate), PrincipalId: new(alice), RoleDefinitionId: &role,
		DirectoryScopeId: new("/"), Justification: new("on call"),
		ScheduleInfo: &gen.RequestSchedule{StartDateTime: &at, Expiration: &gen.ExpirationPattern{
			Type: new(gen.ExpirationPatternTypeAfterDuration), Duration: new("PT2H"),
		}},
	})
	if err != nil {
		return "", pimOutcome(err)
	}
	return *r.Id, string(*r.Status)
}

func (c pimClient) get(ctx context.Context, id string) string {
	r, err := c.AssignmentRequests().Get(ctx, id)
	if err != nil {
		return pimOutcome(err)
	}
	return string(*r.Status)
}

func (c pimClient) list(ctx context.Context, filter string) []string {
	var out []string
	for r, err := range c.AssignmentRequests().List(ctx, &pim.ListOptions{Filter: filter}) {
		if err != nil {
			return append(out, pimOutcome(err))
		}
		out = append(out, *r.Id+" "+string(*r.Status))
	}
	return out
}

func (c pimClient) cancel(ctx context.Context, id string) string {
	if err := c.AssignmentRequests().Cancel(ctx, id); err != nil {
		return pimOutcome(err)
	}
	return "canceled"
}

func pimOutcome(err error) string {
	if e, ok := errors.AsType[*pim.Error](err); ok {
		return fmt.Sprint(e.Status, " ", e.Code, ": ", e.Message)
	}
	return err.Error()
}
