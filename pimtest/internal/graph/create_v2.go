package graph

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/pim/convert"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

const (
	longestReason = 500 // characters; the reason has to be shorter

	// A start that was now when the caller wrote it lies in the past when it
	// arrives. How far is not documented.
	startGrace = 5 * time.Minute
)

// CheckBodyV2 returns what PIM v2 answers to the body of a request to create that is
// no JSON object, nil for one that is.
func CheckBodyV2(body []byte) error {
	e := bad("BadRequest", "Unable to deserialize roleAssignmentRequest Object.")
	var r *pim.PrivilegedRoleAssignmentRequest
	if err := json.Unmarshal(body, &r); err != nil && len(body) > 0 {
		return &e
	}
	if r == nil {
		e.Message = "RoleAssignmentRequest property was NULL"
		return &e
	}
	return nil
}

// CreatePrivilegedRoleAssignmentRequest checks what only PIM v2 checks, and makes
// the request that PIM v3 calls the same. Source: privilegedroleassignmentrequest-post
// (pim-facts 1.6), which does not say which refusal goes first.
func (o *operations) CreatePrivilegedRoleAssignmentRequest(ctx context.Context, req pimserver.CreatePrivilegedRoleAssignmentRequestRequestObject) (pimserver.CreatePrivilegedRoleAssignmentRequestResponseObject, error) {
	l := o.look(ctx)
	if message := refuseBodyV2(*req.Body, l.Now); message != "" {
		e := bad("BadRequest", message)
		return nil, &e
	}
	r, err := o.createV2(ctx, *req.Body)
	if err != nil {
		return nil, l.refusalV2(err, *req.Body.RoleId)
	}
	view := o.look(ctx).requestV2(r)
	if o.options.CreatedV2 == http.StatusOK {
		return pimserver.CreatePrivilegedRoleAssignmentRequest200JSONResponse(view), nil
	}
	return pimserver.CreatePrivilegedRoleAssignmentRequest201JSONResponse(view), nil
}

// refuseBodyV2 returns what is wrong with a body, "" for nothing.
func refuseBodyV2(b pim.PrivilegedRoleAssignmentRequest, now time.Time) string {
	switch {
	case deref(b.RoleId) == "":
		return "RoleId is required."
	case b.Type == nil || b.AssignmentState == nil:
		return "RoleAssignmentRequest property was NULL"
	case !b.Type.Valid() || !b.AssignmentState.Valid():
		return "Unable to deserialize roleAssignmentRequest Object."
	case len([]rune(deref(b.Reason))) >= longestReason:
		return "Requestor reason should be less than 500 characters."
	}
	if s := b.Schedule; s != nil && (s.StartDateTime == nil || now.Sub(*s.StartDateTime) > startGrace) {
		return "Schedule start date must be specified and should be greater than Now."
	}
	return ""
}

func (o *operations) createV2(ctx context.Context, b pim.PrivilegedRoleAssignmentRequest) (tenant.Request, error) {
	caller := callOf(ctx).Caller
	c := convert.Request(b, caller.ID).Body()
	_, unread := c.Notes.Of(convert.Lost).On("duration")
	switch {
	case c.Assignment == nil && c.Eligibility == nil:
		return tenant.Request{}, notCovered("requests of users to become eligible")
	case unread:
		return tenant.Request{}, tenant.DurationRefused
	case c.Assignment != nil:
		return o.tenant.Create(requestOf(tenant.Active, *c.Assignment), caller)
	}
	return o.tenant.Create(requestOf(tenant.Eligible, asAssignment(*c.Eligibility)), caller)
}

// refusalV2 is the answer to a request for a role that was refused.
func (l look) refusalV2(err error, role string) error {
	if !errors.Is(err, tenant.DurationRefused) {
		return v2.of(err)
	}
	most := l.role(role).Settings.MaxDuration
	if hours, err := convert.ISOToHours(most); err == nil {
		most = hours
	}
	e := bad("BadRequest", "Elevation duration must be between 0.5 and "+most+".")
	return &e
}
