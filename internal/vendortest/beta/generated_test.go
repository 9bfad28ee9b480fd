package beta

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	gen "github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/pim"
)

// generated makes the calls with the generated client.
type generated struct{ *gen.ClientWithResponses }

func (c generated) create(ctx context.Context, role string, at time.Time) (id, outcome string) {
	r, err := pim.Decode[gen.PrivilegedRoleAssignmentRequest](c.CreatePrivilegedRoleAssignmentRequest(ctx, gen.PrivilegedRoleAssignmentRequest{
		RoleId: &role, Type: new(gen.PrivilegedRoleAssignmentRequestTypeUserAdd), AssignmentState: new(gen.PrivilegedRoleAssignmentStateActive),
		Duration: new("2"), Reason: new("on call"), Schedule: &gen.GovernanceSchedule{Type: new("Once"), StartDateTime: &at},
	}))
	if err != nil {
		return "", outcomeOf(err)
	}
	return *r.Id, string(*r.Status)
}

func (c generated) get(ctx context.Context, id string) string {
	return statusOf(pim.Decode[gen.PrivilegedRoleAssignmentRequest](c.GetPrivilegedRoleAssignmentRequest(ctx, id, nil)))
}

func (c generated) list(ctx context.Context, filter string) string {
	params := &gen.ListPrivilegedRoleAssignmentRequestsParams{}
	if filter != "" {
		params.Filter = &filter
	}
	page, err := c.ListPrivilegedRoleAssignmentRequestsWithResponse(ctx, params)
	if err != nil {
		return outcomeOf(err)
	}
	var out []string
	for _, r := range page.JSON200.Value {
		out = append(out, *r.Id+" "+string(*r.Status))
	}
	return strings.Join(out, ", ")
}

func (c generated) cancel(ctx context.Context, id string) string {
	return statusOf(pim.Decode[gen.PrivilegedRoleAssignmentRequest](c.CancelPrivilegedRoleAssignmentRequest(ctx, id)))
}

func statusOf(r *gen.PrivilegedRoleAssignmentRequest, err error) string {
	if err != nil {
		return outcomeOf(err)
	}
	return string(*r.Status)
}

func outcomeOf(err error) string {
	if e, ok := errors.AsType[*pim.Error](err); ok {
		return fmt.Sprint(e.Status, " ", e.Code, ": ", e.Message)
	}
	return err.Error()
}
