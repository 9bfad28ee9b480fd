package graph

import (
	"context"
	"errors"
	"net/http"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/internal/v2rules"
	"github.com/pimigrate/pimigrate/pim/convert"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// CheckBodyV2 returns what PIM v2 answers to the body of a request to create that is
// no JSON object, nil for one that is.
func CheckBodyV2(body []byte) error {
	message := v2rules.CheckBody(body)
	if message == "" {
		return nil
	}
	return badRequest(message)
}

// CreatePrivilegedRoleAssignmentRequest checks what only PIM v2 checks, and makes
// the request that PIM v3 calls the same. Source: privilegedroleassignmentrequest-post
// (pim-facts 1.6), which does not say which refusal goes first.
func (o *operations) CreatePrivilegedRoleAssignmentRequest(ctx context.Context, req pimserver.CreatePrivilegedRoleAssignmentRequestRequestObject) (pimserver.CreatePrivilegedRoleAssignmentRequestResponseObject, error) {
	l := o.look(ctx)
	if message := v2rules.Refuse(*req.Body, l.Now); message != "" {
		return nil, badRequest(message)
	}
	r, err := o.createV2(ctx, *req.Body)
	if err != nil {
		return nil, l.refusalV2(err, *req.Body.RoleId)
	}
	view := o.look(ctx).requestV2(&r)
	if o.options.CreatedV2 == http.StatusOK {
		return pimserver.CreatePrivilegedRoleAssignmentRequest200JSONResponse(view), nil
	}
	return pimserver.CreatePrivilegedRoleAssignmentRequest201JSONResponse(view), nil
}

func (o *operations) createV2(ctx context.Context, b pim.PrivilegedRoleAssignmentRequest) (tenant.Request, error) {
	caller := callOf(ctx).Caller
	c := convert.Request(b, caller.ID).Body()
	_, unread := c.Notes.Of(convert.Lost).On("duration")
	switch {
	case c.Assignment == nil && c.Eligibility == nil:
		return tenant.Request{}, notCovered("requests of users to become eligible")
	case unread && !o.look(ctx).hasRole(deref(b.RoleId)): // there is no longest to name
		return tenant.Request{}, tenant.RoleUnknown
	case unread:
		return tenant.Request{}, tenant.DurationRefused
	case c.Assignment != nil:
		return o.tenant.Create(requestOf(tenant.Active, *c.Assignment), caller)
	}
	return o.tenant.Create(requestOf(tenant.Eligible, asAssignment(*c.Eligibility)), caller)
}

// refusalV2 is the answer to a request for a role that was refused.
func (l *look) refusalV2(err error, role string) error {
	if !errors.Is(err, tenant.DurationRefused) {
		return v2.of(err)
	}
	return badRequest(v2rules.LengthRefused(l.role(role).Settings.MaxDuration))
}
