package graph

import (
	"context"
	"strings"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// requests returns those of a kind that keep does not drop, newest last.
func requests[T any](l *look, kind tenant.Kind, keep func(*tenant.Request) bool, view func(*tenant.Request) T) []T {
	out := []T{}
	for i := range l.Requests {
		r := &l.Requests[i]
		if r.Kind == kind && keep(r) {
			out = append(out, view(r))
		}
	}
	return out
}

func all[T any](T) bool { return true }

// one returns the request of a kind with an id.
func (l *look) one(kind tenant.Kind, id string) (*tenant.Request, error) {
	for i := range l.Requests {
		r := &l.Requests[i]
		if r.ID == id && r.Kind == kind {
			return r, nil
		}
	}
	return nil, v3.of(tenant.RequestUnknown)
}

// part returns which requests the caller plays a part in. principal and approver
// are said to work (pim-facts 3.1); createdBy is what it says.
func (l *look) part(on pim.ScheduleRequestFilterByCurrentUserOptions) (func(*tenant.Request) bool, error) {
	switch on {
	case pim.ScheduleRequestFilterByCurrentUserOptionsPrincipal:
		return func(r *tenant.Request) bool { return r.PrincipalID == l.Caller.ID }, nil
	case pim.ScheduleRequestFilterByCurrentUserOptionsCreatedBy:
		return func(r *tenant.Request) bool { return r.CreatedBy == l.Caller.ID }, nil
	case pim.ScheduleRequestFilterByCurrentUserOptionsApprover:
		return func(r *tenant.Request) bool {
			return r.Waiting() && l.o.tenant.MayDecide(*r, l.Caller)
		}, nil
	}
	return nil, badOn(string(on))
}

func badOn(on string) error {
	return badRequest("The value " + on + " of the parameter on is not valid.")
}

func (o *operations) ListRoleAssignmentScheduleRequests(ctx context.Context, _ pimserver.ListRoleAssignmentScheduleRequestsRequestObject) (pimserver.ListRoleAssignmentScheduleRequestsResponseObject, error) {
	l := o.look(ctx)
	return pimserver.ListRoleAssignmentScheduleRequests200JSONResponse{Value: requests(l, tenant.Active, all, l.assignmentRequest)}, nil
}

func (o *operations) ListRoleEligibilityScheduleRequests(ctx context.Context, _ pimserver.ListRoleEligibilityScheduleRequestsRequestObject) (pimserver.ListRoleEligibilityScheduleRequestsResponseObject, error) {
	l := o.look(ctx)
	return pimserver.ListRoleEligibilityScheduleRequests200JSONResponse{Value: requests(l, tenant.Eligible, all, l.eligibilityRequest)}, nil
}

func (o *operations) FilterRoleAssignmentScheduleRequestsByCurrentUser(ctx context.Context, req pimserver.FilterRoleAssignmentScheduleRequestsByCurrentUserRequestObject) (pimserver.FilterRoleAssignmentScheduleRequestsByCurrentUserResponseObject, error) {
	l := o.look(ctx)
	keep, err := l.part(req.On)
	if err != nil {
		return nil, err
	}
	return pimserver.FilterRoleAssignmentScheduleRequestsByCurrentUser200JSONResponse{Value: requests(l, tenant.Active, keep, l.assignmentRequest)}, nil
}

func (o *operations) FilterRoleEligibilityScheduleRequestsByCurrentUser(ctx context.Context, req pimserver.FilterRoleEligibilityScheduleRequestsByCurrentUserRequestObject) (pimserver.FilterRoleEligibilityScheduleRequestsByCurrentUserResponseObject, error) {
	l := o.look(ctx)
	keep, err := l.part(req.On)
	if err != nil {
		return nil, err
	}
	return pimserver.FilterRoleEligibilityScheduleRequestsByCurrentUser200JSONResponse{Value: requests(l, tenant.Eligible, keep, l.eligibilityRequest)}, nil
}

func (o *operations) GetRoleAssignmentScheduleRequest(ctx context.Context, req pimserver.GetRoleAssignmentScheduleRequestRequestObject) (pimserver.GetRoleAssignmentScheduleRequestResponseObject, error) {
	l := o.look(ctx)
	r, err := l.one(tenant.Active, req.Id)
	if err != nil {
		return nil, err
	}
	return pimserver.GetRoleAssignmentScheduleRequest200JSONResponse(l.assignmentRequest(r)), nil
}

func (o *operations) GetRoleEligibilityScheduleRequest(ctx context.Context, req pimserver.GetRoleEligibilityScheduleRequestRequestObject) (pimserver.GetRoleEligibilityScheduleRequestResponseObject, error) {
	l := o.look(ctx)
	r, err := l.one(tenant.Eligible, req.Id)
	if err != nil {
		return nil, err
	}
	return pimserver.GetRoleEligibilityScheduleRequest200JSONResponse(l.eligibilityRequest(r)), nil
}

func (o *operations) CancelRoleAssignmentScheduleRequest(ctx context.Context, req pimserver.CancelRoleAssignmentScheduleRequestRequestObject) (pimserver.CancelRoleAssignmentScheduleRequestResponseObject, error) {
	if _, err := o.tenant.Cancel(tenant.V3, req.Id, callOf(ctx).Caller, tenant.Active); err != nil {
		return nil, v3.of(err)
	}
	return pimserver.CancelRoleAssignmentScheduleRequest204Response{}, nil
}

func (o *operations) CancelRoleEligibilityScheduleRequest(ctx context.Context, req pimserver.CancelRoleEligibilityScheduleRequestRequestObject) (pimserver.CancelRoleEligibilityScheduleRequestResponseObject, error) {
	if _, err := o.tenant.Cancel(tenant.V3, req.Id, callOf(ctx).Caller, tenant.Eligible); err != nil {
		return nil, v3.of(err)
	}
	return pimserver.CancelRoleEligibilityScheduleRequest204Response{}, nil
}

func (o *operations) CreateRoleAssignmentScheduleRequest(ctx context.Context, req pimserver.CreateRoleAssignmentScheduleRequestRequestObject) (pimserver.CreateRoleAssignmentScheduleRequestResponseObject, error) {
	r, err := o.create(ctx, tenant.Active, *req.Body)
	if err != nil {
		return nil, err
	}
	return pimserver.CreateRoleAssignmentScheduleRequest201JSONResponse(o.look(ctx).assignmentRequest(&r)), nil
}

func (o *operations) CreateRoleEligibilityScheduleRequest(ctx context.Context, req pimserver.CreateRoleEligibilityScheduleRequestRequestObject) (pimserver.CreateRoleEligibilityScheduleRequestResponseObject, error) {
	r, err := o.create(ctx, tenant.Eligible, asAssignment(*req.Body))
	if err != nil {
		return nil, err
	}
	return pimserver.CreateRoleEligibilityScheduleRequest201JSONResponse(o.look(ctx).eligibilityRequest(&r)), nil
}

// asAssignment returns a body for an eligible assignment as one for an active one: what
// a caller may say is the same.
func asAssignment(b pim.UnifiedRoleEligibilityScheduleRequest) pim.UnifiedRoleAssignmentScheduleRequest {
	return pim.UnifiedRoleAssignmentScheduleRequest{
		Action: b.Action, PrincipalId: b.PrincipalId, RoleDefinitionId: b.RoleDefinitionId,
		DirectoryScopeId: b.DirectoryScopeId, AppScopeId: b.AppScopeId, Justification: b.Justification,
		CustomData: b.CustomData, ScheduleInfo: b.ScheduleInfo, TicketInfo: b.TicketInfo, IsValidationOnly: b.IsValidationOnly,
	}
}

// create makes a request of what a body of PIM v3 says.
func (o *operations) create(ctx context.Context, kind tenant.Kind, b pim.UnifiedRoleAssignmentScheduleRequest) (tenant.Request, error) {
	if err := complete(b); err != nil {
		return tenant.Request{}, err
	}
	r, err := o.tenant.Create(requestOf(kind, b), callOf(ctx).Caller)
	return r, v3.of(err)
}

// complete checks that a body says what has to be said. Source: pim-facts 3.3; the
// message is this project's.
func complete(b pim.UnifiedRoleAssignmentScheduleRequest) error {
	missing := ""
	switch {
	case b.Action == nil:
		missing = "action"
	case set(deref(b.PrincipalId)) == nil:
		missing = "principalId"
	case set(deref(b.RoleDefinitionId)) == nil:
		missing = "roleDefinitionId"
	case set(deref(b.DirectoryScopeId)) == nil && set(deref(b.AppScopeId)) == nil:
		missing = "directoryScopeId"
	case b.ScheduleInfo == nil && !removes(*b.Action):
		missing = "scheduleInfo"
	case deref(b.ScheduleInfo).Recurrence != nil:
		return notCovered("scheduleInfo.recurrence, which no source says to work")
	default:
		return nil
	}
	return badRequest("The property " + missing + " is required.")
}

// removes says whether an action takes something away. The page of assignments
// requires scheduleInfo of these too, while its samples leave it out [?].
func removes(a pim.UnifiedRoleScheduleRequestActions) bool {
	return a == pim.UnifiedRoleScheduleRequestActionsAdminRemove || a == pim.UnifiedRoleScheduleRequestActionsSelfDeactivate
}

func deref[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

// requestOf reads a body of PIM v3. Values compare without case (pim-facts 5.2).
func requestOf(kind tenant.Kind, b pim.UnifiedRoleAssignmentScheduleRequest) tenant.Request {
	r := tenant.Request{
		Kind: kind, Action: *b.Action, PrincipalID: deref(b.PrincipalId), RoleID: deref(b.RoleDefinitionId),
		DirectoryScopeID: deref(b.DirectoryScopeId), AppScopeID: deref(b.AppScopeId),
		Justification: deref(b.Justification), CustomData: deref(b.CustomData), ValidationOnly: deref(b.IsValidationOnly),
	}
	for _, a := range actions {
		if strings.EqualFold(string(a), string(r.Action)) {
			r.Action = a
		}
	}
	ticket, schedule := deref(b.TicketInfo), deref(b.ScheduleInfo)
	r.TicketNumber, r.TicketSystem = deref(ticket.TicketNumber), deref(ticket.TicketSystem)
	r.Start = deref(schedule.StartDateTime).UTC()
	e := deref(schedule.Expiration)
	r.Expiration = tenant.Expiration{Type: deref(e.Type), End: deref(e.EndDateTime).UTC(), Duration: deref(e.Duration)}
	for _, t := range expirations {
		if strings.EqualFold(string(t), string(r.Expiration.Type)) {
			r.Expiration.Type = t
		}
	}
	return r
}

var actions = []pim.UnifiedRoleScheduleRequestActions{
	pim.UnifiedRoleScheduleRequestActionsAdminAssign, pim.UnifiedRoleScheduleRequestActionsAdminUpdate,
	pim.UnifiedRoleScheduleRequestActionsAdminRemove, pim.UnifiedRoleScheduleRequestActionsAdminExtend,
	pim.UnifiedRoleScheduleRequestActionsAdminRenew, pim.UnifiedRoleScheduleRequestActionsSelfActivate,
	pim.UnifiedRoleScheduleRequestActionsSelfDeactivate, pim.UnifiedRoleScheduleRequestActionsSelfExtend,
	pim.UnifiedRoleScheduleRequestActionsSelfRenew,
}

var expirations = []pim.ExpirationPatternType{
	pim.ExpirationPatternTypeNotSpecified, pim.ExpirationPatternTypeNoExpiration,
	pim.ExpirationPatternTypeAfterDateTime, pim.ExpirationPatternTypeAfterDuration,
}
