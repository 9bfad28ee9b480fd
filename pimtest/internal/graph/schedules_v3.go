package graph

import (
	"context"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// schedules returns assignments of a kind, current ones and ones to come.
func schedules[T any](l *look, kind tenant.Kind, keep func(tenant.Schedule) bool, view func(tenant.Schedule) T) []T {
	out := []T{}
	for _, s := range l.Schedules {
		if s.Kind == kind && keep(s) {
			out = append(out, view(s))
		}
	}
	return out
}

// current keeps the assignments that hold now: those have instances.
func (l *look) current(s tenant.Schedule) bool { return s.Current(l.Now) }

// mine keeps the caller's own assignments. principal is the only part there is.
func (l *look) mine(on pim.ScheduleFilterByCurrentUserOptions, keep func(tenant.Schedule) bool) (func(tenant.Schedule) bool, error) {
	if on != pim.ScheduleFilterByCurrentUserOptionsPrincipal {
		return nil, badOn(string(on))
	}
	return func(s tenant.Schedule) bool { return s.PrincipalID == l.Caller.ID && keep(s) }, nil
}

// first returns the first object, of which there is one or none.
func first[T any](list []T) (T, error) {
	if len(list) == 0 {
		var zero T
		return zero, v3.of(tenant.ScheduleUnknown)
	}
	return list[0], nil
}

func (o *operations) ListRoleAssignmentSchedules(ctx context.Context, _ pimserver.ListRoleAssignmentSchedulesRequestObject) (pimserver.ListRoleAssignmentSchedulesResponseObject, error) {
	l := o.look(ctx)
	return pimserver.ListRoleAssignmentSchedules200JSONResponse{Value: schedules(l, tenant.Active, all, l.assignmentSchedule)}, nil
}

func (o *operations) GetRoleAssignmentSchedule(ctx context.Context, req pimserver.GetRoleAssignmentScheduleRequestObject) (pimserver.GetRoleAssignmentScheduleResponseObject, error) {
	l := o.look(ctx)
	s, err := first(schedules(l, tenant.Active, func(s tenant.Schedule) bool { return s.ID == req.Id }, l.assignmentSchedule))
	return pimserver.GetRoleAssignmentSchedule200JSONResponse(s), err
}

func (o *operations) FilterRoleAssignmentSchedulesByCurrentUser(ctx context.Context, req pimserver.FilterRoleAssignmentSchedulesByCurrentUserRequestObject) (pimserver.FilterRoleAssignmentSchedulesByCurrentUserResponseObject, error) {
	l := o.look(ctx)
	keep, err := l.mine(req.On, all)
	if err != nil {
		return nil, err
	}
	return pimserver.FilterRoleAssignmentSchedulesByCurrentUser200JSONResponse{Value: schedules(l, tenant.Active, keep, l.assignmentSchedule)}, nil
}

func (o *operations) ListRoleAssignmentScheduleInstances(ctx context.Context, _ pimserver.ListRoleAssignmentScheduleInstancesRequestObject) (pimserver.ListRoleAssignmentScheduleInstancesResponseObject, error) {
	l := o.look(ctx)
	return pimserver.ListRoleAssignmentScheduleInstances200JSONResponse{Value: schedules(l, tenant.Active, l.current, l.assignmentInstance)}, nil
}

func (o *operations) GetRoleAssignmentScheduleInstance(ctx context.Context, req pimserver.GetRoleAssignmentScheduleInstanceRequestObject) (pimserver.GetRoleAssignmentScheduleInstanceResponseObject, error) {
	l := o.look(ctx)
	s, err := first(schedules(l, tenant.Active, func(s tenant.Schedule) bool { return instanceID(s) == req.Id && l.current(s) }, l.assignmentInstance))
	return pimserver.GetRoleAssignmentScheduleInstance200JSONResponse(s), err
}

func (o *operations) FilterRoleAssignmentScheduleInstancesByCurrentUser(ctx context.Context, req pimserver.FilterRoleAssignmentScheduleInstancesByCurrentUserRequestObject) (pimserver.FilterRoleAssignmentScheduleInstancesByCurrentUserResponseObject, error) {
	l := o.look(ctx)
	keep, err := l.mine(req.On, l.current)
	if err != nil {
		return nil, err
	}
	return pimserver.FilterRoleAssignmentScheduleInstancesByCurrentUser200JSONResponse{Value: schedules(l, tenant.Active, keep, l.assignmentInstance)}, nil
}

func (o *operations) ListRoleEligibilitySchedules(ctx context.Context, _ pimserver.ListRoleEligibilitySchedulesRequestObject) (pimserver.ListRoleEligibilitySchedulesResponseObject, error) {
	l := o.look(ctx)
	return pimserver.ListRoleEligibilitySchedules200JSONResponse{Value: schedules(l, tenant.Eligible, all, l.eligibilitySchedule)}, nil
}

func (o *operations) GetRoleEligibilitySchedule(ctx context.Context, req pimserver.GetRoleEligibilityScheduleRequestObject) (pimserver.GetRoleEligibilityScheduleResponseObject, error) {
	l := o.look(ctx)
	s, err := first(schedules(l, tenant.Eligible, func(s tenant.Schedule) bool { return s.ID == req.Id }, l.eligibilitySchedule))
	return pimserver.GetRoleEligibilitySchedule200JSONResponse(s), err
}

func (o *operations) FilterRoleEligibilitySchedulesByCurrentUser(ctx context.Context, req pimserver.FilterRoleEligibilitySchedulesByCurrentUserRequestObject) (pimserver.FilterRoleEligibilitySchedulesByCurrentUserResponseObject, error) {
	l := o.look(ctx)
	keep, err := l.mine(req.On, all)
	if err != nil {
		return nil, err
	}
	return pimserver.FilterRoleEligibilitySchedulesByCurrentUser200JSONResponse{Value: schedules(l, tenant.Eligible, keep, l.eligibilitySchedule)}, nil
}

func (o *operations) ListRoleEligibilityScheduleInstances(ctx context.Context, _ pimserver.ListRoleEligibilityScheduleInstancesRequestObject) (pimserver.ListRoleEligibilityScheduleInstancesResponseObject, error) {
	l := o.look(ctx)
	return pimserver.ListRoleEligibilityScheduleInstances200JSONResponse{Value: schedules(l, tenant.Eligible, l.current, l.eligibilityInstance)}, nil
}

func (o *operations) GetRoleEligibilityScheduleInstance(ctx context.Context, req pimserver.GetRoleEligibilityScheduleInstanceRequestObject) (pimserver.GetRoleEligibilityScheduleInstanceResponseObject, error) {
	l := o.look(ctx)
	s, err := first(schedules(l, tenant.Eligible, func(s tenant.Schedule) bool { return instanceID(s) == req.Id && l.current(s) }, l.eligibilityInstance))
	return pimserver.GetRoleEligibilityScheduleInstance200JSONResponse(s), err
}

func (o *operations) FilterRoleEligibilityScheduleInstancesByCurrentUser(ctx context.Context, req pimserver.FilterRoleEligibilityScheduleInstancesByCurrentUserRequestObject) (pimserver.FilterRoleEligibilityScheduleInstancesByCurrentUserResponseObject, error) {
	l := o.look(ctx)
	keep, err := l.mine(req.On, l.current)
	if err != nil {
		return nil, err
	}
	return pimserver.FilterRoleEligibilityScheduleInstancesByCurrentUser200JSONResponse{Value: schedules(l, tenant.Eligible, keep, l.eligibilityInstance)}, nil
}
