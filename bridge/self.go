package bridge

import (
	"context"
	"errors"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/pim/convert"
)

// caller is the object id of who calls. v3 wants it where PIM v2 knew it from the token.
func caller(ctx context.Context) (string, error) {
	if id := callOf(ctx).claims.ObjectID; id != "" {
		return id, nil
	}
	return "", noCounterpart("PIM v3 wants the id of the caller, and the token cannot be read for it. Call createRoleAssignmentScheduleRequest of PIM v3 with the principalId.")
}

// SelfActivatePrivilegedRole activates a role and answers what the caller then holds.
// Lengths are hours; those called min and default are in a policy: default is what v3
// takes where it is told none.
func (o *operations) SelfActivatePrivilegedRole(ctx context.Context, req pimserver.SelfActivatePrivilegedRoleRequestObject) (pimserver.SelfActivatePrivilegedRoleResponseObject, error) {
	user, err := caller(ctx)
	if err != nil {
		return nil, err
	}
	asked := deref(req.Body)
	b := pim.PrivilegedRoleAssignmentRequest{
		Type: new(pim.PrivilegedRoleAssignmentRequestTypeUserAdd), AssignmentState: new(pim.PrivilegedRoleAssignmentStateActive),
		UserId: &user, RoleId: &req.RoleId, Reason: asked.Reason, TicketNumber: asked.TicketNumber, TicketSystem: asked.TicketSystem,
	}
	switch length := deref(asked.Duration); length {
	case "", "default":
	case "min":
		return nil, noCounterpart("PIM v3 has no shortest length. Call createRoleAssignmentScheduleRequest of PIM v3 with the length.")
	default:
		b.Duration = &length
	}
	r, err := translate(ctx, b)
	if err == nil {
		err = o.change(ctx, r, user, req.RoleId, true)
	}
	if err != nil {
		return nil, o.refusal(ctx, b, err)
	}
	a, err := o.assignment(ctx, user+"_"+req.RoleId)
	return pimserver.SelfActivatePrivilegedRole200JSONResponse(a), err
}

// change sends a request that makes a role active or not. Where the answer is lost, it
// reads whether the role is.
func (o *operations) change(ctx context.Context, r convert.DirectoryRequest, user, role string, active bool) error {
	_, err := o.send(ctx, r)
	if f := (*failure)(nil); errors.As(err, &f) && f.unknown() {
		i, unread := o.held(ctx, user, role)
		if unread == nil && i.activated() == active {
			return nil
		}
	}
	return err
}

// activated says whether one of them came of an activation.
func (i *instances) activated() bool {
	for _, a := range i.active {
		if deref(a.AssignmentType) == pim.UnifiedRoleAssignmentTypeActivated {
			return true
		}
	}
	return false
}

// SelfDeactivatePrivilegedRole ends an activation and answers what the caller then holds;
// where that is nothing, what it held, no longer elevated.
func (o *operations) SelfDeactivatePrivilegedRole(ctx context.Context, req pimserver.SelfDeactivatePrivilegedRoleRequestObject) (pimserver.SelfDeactivatePrivilegedRoleResponseObject, error) {
	user, err := caller(ctx)
	if err != nil {
		return nil, err
	}
	id := user + "_" + req.RoleId
	before, err := o.assignment(ctx, id)
	if err != nil {
		return nil, err
	}
	r := convert.DirectoryRequest{Assignment: &pim.UnifiedRoleAssignmentScheduleRequest{
		Action: new(pim.UnifiedRoleScheduleRequestActionsSelfDeactivate), PrincipalId: &user, RoleDefinitionId: &req.RoleId,
		DirectoryScopeId: new(wholeTenant), ScheduleInfo: &pim.RequestSchedule{},
	}}
	if err := o.change(ctx, r, user, req.RoleId, false); err != nil {
		return nil, fail(ctx, err)
	}
	now, err := o.assignment(ctx, id)
	switch {
	case err == error(errNotFound):
		before.IsElevated, before.ExpirationDateTime = new(false), nil
		now = before
	case err != nil:
		return nil, err
	}
	return pimserver.SelfDeactivatePrivilegedRole200JSONResponse(now), nil
}
