package graph

import (
	"context"
	"strings"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/pim/convert"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// Assignments of PIM v2 are who holds what, under the id {userId}_{roleId}. What
// changes them here makes requests, as everything in PIM v3 does (pim-facts 4.3).

func (o *operations) ListPrivilegedRoleAssignments(ctx context.Context, _ pimserver.ListPrivilegedRoleAssignmentsRequestObject) (pimserver.ListPrivilegedRoleAssignmentsResponseObject, error) {
	return pimserver.ListPrivilegedRoleAssignments200JSONResponse{Value: o.look(ctx).assignmentsV2(all)}, nil
}

func (o *operations) ListMyPrivilegedRoleAssignments(ctx context.Context, _ pimserver.ListMyPrivilegedRoleAssignmentsRequestObject) (pimserver.ListMyPrivilegedRoleAssignmentsResponseObject, error) {
	l := o.look(ctx)
	mine := func(s tenant.Schedule) bool { return s.PrincipalID == l.Caller.ID }
	return pimserver.ListMyPrivilegedRoleAssignments200JSONResponse{Value: l.assignmentsV2(mine)}, nil
}

// held returns the assignment with an id.
func (o *operations) held(ctx context.Context, id string) (pim.PrivilegedRoleAssignment, error) {
	return first(o.look(ctx).assignmentsV2(func(s tenant.Schedule) bool { return s.PrincipalID+"_"+s.RoleID == id }))
}

func (o *operations) GetPrivilegedRoleAssignment(ctx context.Context, req pimserver.GetPrivilegedRoleAssignmentRequestObject) (pimserver.GetPrivilegedRoleAssignmentResponseObject, error) {
	a, err := o.held(ctx, req.AssignmentId)
	return pimserver.GetPrivilegedRoleAssignment200JSONResponse(a), err
}

func (o *operations) GetRoleInfoOfPrivilegedRoleAssignment(ctx context.Context, req pimserver.GetRoleInfoOfPrivilegedRoleAssignmentRequestObject) (pimserver.GetRoleInfoOfPrivilegedRoleAssignmentResponseObject, error) {
	if _, err := o.held(ctx, req.AssignmentId); err != nil {
		return nil, err
	}
	_, role, _ := strings.Cut(req.AssignmentId, "_")
	l := o.look(ctx)
	return pimserver.GetRoleInfoOfPrivilegedRoleAssignment200JSONResponse(l.expandedRole(l.role(role))), nil
}

// change makes a request for what an assignment of PIM v2 is about.
func (o *operations) change(ctx context.Context, kind tenant.Kind, a pim.UnifiedRoleScheduleRequestActions, user, role string, more tenant.Request) error {
	more.Kind, more.Action, more.PrincipalID, more.RoleID = kind, a, user, role
	_, err := o.tenant.Create(more, callOf(ctx).Caller)
	return err
}

// CreatePrivilegedRoleAssignment makes the user eligible for good [?].
func (o *operations) CreatePrivilegedRoleAssignment(ctx context.Context, req pimserver.CreatePrivilegedRoleAssignmentRequestObject) (pimserver.CreatePrivilegedRoleAssignmentResponseObject, error) {
	user, role := deref(req.Body.UserId), deref(req.Body.RoleId)
	if user == "" || role == "" {
		return nil, badRequest("The properties userId and roleId are required.")
	}
	if err := o.change(ctx, tenant.Eligible, pim.UnifiedRoleScheduleRequestActionsAdminAssign, user, role, tenant.Request{}); err != nil {
		return nil, v2.of(err)
	}
	a, err := o.held(ctx, user+"_"+role)
	return pimserver.CreatePrivilegedRoleAssignment201JSONResponse(a), err
}

// kindsOf tells in which kinds somebody holds a role.
func (o *operations) kindsOf(ctx context.Context, id string) (user, role string, kinds map[tenant.Kind]bool, err error) {
	if _, err := o.held(ctx, id); err != nil {
		return "", "", nil, err
	}
	user, role, _ = strings.Cut(id, "_")
	kinds = map[tenant.Kind]bool{}
	for _, s := range o.look(ctx).Schedules {
		if s.PrincipalID == user && s.RoleID == role && privileged(s.DirectoryScopeID) {
			kinds[s.Kind] = true
		}
	}
	return user, role, kinds, nil
}

func (o *operations) DeletePrivilegedRoleAssignment(ctx context.Context, req pimserver.DeletePrivilegedRoleAssignmentRequestObject) (pimserver.DeletePrivilegedRoleAssignmentResponseObject, error) {
	user, role, kinds, err := o.kindsOf(ctx, req.AssignmentId)
	for _, kind := range []tenant.Kind{tenant.Active, tenant.Eligible} {
		if err == nil && kinds[kind] {
			err = o.change(ctx, kind, pim.UnifiedRoleScheduleRequestActionsAdminRemove, user, role, tenant.Request{})
		}
	}
	return pimserver.DeletePrivilegedRoleAssignment204Response{}, v2.of(err)
}

func (o *operations) MakePrivilegedRoleAssignmentEligible(ctx context.Context, req pimserver.MakePrivilegedRoleAssignmentEligibleRequestObject) (pimserver.MakePrivilegedRoleAssignmentEligibleResponseObject, error) {
	user, role, kinds, err := o.kindsOf(ctx, req.AssignmentId)
	if err == nil && !kinds[tenant.Eligible] {
		err = o.change(ctx, tenant.Eligible, pim.UnifiedRoleScheduleRequestActionsAdminAssign, user, role, tenant.Request{})
	}
	if err == nil && kinds[tenant.Active] {
		err = o.change(ctx, tenant.Active, pim.UnifiedRoleScheduleRequestActionsAdminRemove, user, role, tenant.Request{})
	}
	if err != nil {
		return nil, v2.of(err)
	}
	a, err := o.held(ctx, req.AssignmentId)
	return pimserver.MakePrivilegedRoleAssignmentEligible200JSONResponse(a), err
}

func (o *operations) MakePrivilegedRoleAssignmentPermanent(ctx context.Context, req pimserver.MakePrivilegedRoleAssignmentPermanentRequestObject) (pimserver.MakePrivilegedRoleAssignmentPermanentResponseObject, error) {
	b := deref(req.Body)
	more := tenant.Request{Justification: deref(b.Reason), TicketNumber: deref(b.TicketNumber), TicketSystem: deref(b.TicketSystem)}
	user, role, kinds, err := o.kindsOf(ctx, req.AssignmentId)
	switch {
	case err != nil:
		return nil, err
	case kinds[tenant.Active]:
		err = o.change(ctx, tenant.Active, pim.UnifiedRoleScheduleRequestActionsAdminUpdate, user, role, more)
	default:
		err = o.change(ctx, tenant.Active, pim.UnifiedRoleScheduleRequestActionsAdminAssign, user, role, more)
	}
	if err != nil {
		return nil, v2.of(err)
	}
	a, err := o.held(ctx, req.AssignmentId)
	return pimserver.MakePrivilegedRoleAssignmentPermanent200JSONResponse(a), err
}

func (o *operations) SelfActivatePrivilegedRole(ctx context.Context, req pimserver.SelfActivatePrivilegedRoleRequestObject) (pimserver.SelfActivatePrivilegedRoleResponseObject, error) {
	l, b := o.look(ctx), deref(req.Body)
	user := l.Caller.ID
	more := tenant.Request{Justification: deref(b.Reason), TicketNumber: deref(b.TicketNumber), TicketSystem: deref(b.TicketSystem)}
	duration, err := lengthV2(deref(b.Duration), l.role(req.RoleId).Settings)
	if err == nil {
		more.Expiration = tenant.Expiration{Type: pim.ExpirationPatternTypeAfterDuration, Duration: duration}
		err = o.change(ctx, tenant.Active, pim.UnifiedRoleScheduleRequestActionsSelfActivate, user, req.RoleId, more)
	}
	if err != nil {
		return nil, l.refusalV2(err, req.RoleId)
	}
	a, err := o.held(ctx, user+"_"+req.RoleId)
	return pimserver.SelfActivatePrivilegedRole200JSONResponse(a), err
}

// lengthV2 reads the duration of selfActivate: min, default, or hours.
func lengthV2(text string, s tenant.Settings) (string, error) {
	switch text {
	case "", "default":
		return s.DefaultDuration, nil
	case "min":
		return s.MinDuration, nil
	}
	iso, err := convert.HoursToISO(text)
	if err != nil {
		return "", tenant.DurationRefused
	}
	return iso, nil
}

func (o *operations) SelfDeactivatePrivilegedRole(ctx context.Context, req pimserver.SelfDeactivatePrivilegedRoleRequestObject) (pimserver.SelfDeactivatePrivilegedRoleResponseObject, error) {
	user := callOf(ctx).Caller.ID
	a, err := o.held(ctx, user+"_"+req.RoleId)
	if err != nil {
		return nil, err
	}
	if err := o.change(ctx, tenant.Active, pim.UnifiedRoleScheduleRequestActionsSelfDeactivate, user, req.RoleId, tenant.Request{}); err != nil {
		return nil, v2.of(err)
	}
	if now, err := o.held(ctx, user+"_"+req.RoleId); err == nil {
		return pimserver.SelfDeactivatePrivilegedRole200JSONResponse(now), nil
	}
	a.IsElevated, a.ExpirationDateTime = new(false), nil // nothing is left of it
	return pimserver.SelfDeactivatePrivilegedRole200JSONResponse(a), nil
}
