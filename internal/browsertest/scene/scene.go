// Package scene starts an emulator in which something has happened, for pictures and
// tests of its page.
//
//	s, err := scene.Start(ctx)
//	...
//	defer s.Close()
//	// show s.Admin.URL
package scene

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// Start of the frozen clock.
var start = time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)

const (
	alice = pimtest.DefaultCaller
	bob   = "b0b00000-0000-4000-8000-000000000002"

	// Waiting is a request that can be cancelled.
	Waiting = "7c53453e-d5a4-41e0-8eb1-32d5ec8bfdee"
	done    = "26bc6813-5457-4302-a482-afafd4e2962a"
)

// A Scene is an emulator that listens.
type Scene struct {
	*pimtest.Emulator
	Service, Admin *pimtest.Listener
	Client         *pim.Client // of the service
}

// Start starts an emulator and makes the requests of the scene.
func Start(ctx context.Context) (*Scene, error) {
	e, err := pimtest.New(pimtest.WithTime(start), pimtest.WithV2(pimtest.V2Retired), pimtest.WithState(state()))
	if err != nil {
		return nil, err
	}
	s := &Scene{Emulator: e}
	if s.Service, err = e.Listen(ctx, "127.0.0.1:0"); err != nil {
		return nil, err
	}
	if s.Admin, err = e.ListenAdmin(ctx, "127.0.0.1:0"); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if s.Client, err = pim.NewClient(s.Service.URL, pim.WithHTTPClient(s.Service.Client())); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if err := s.play(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// Close stops the listeners.
func (s *Scene) Close() error {
	err := s.Service.Close()
	if s.Admin != nil {
		err = errors.Join(err, s.Admin.Close())
	}
	return err
}

func state() tenant.State {
	s := tenant.Default()
	s.Principals = []tenant.Principal{{ID: alice, Name: "Alice"}, {ID: bob, Name: "Bob"}}
	for i := range s.Roles {
		s.Roles[i].Settings.Approval = s.Roles[i].ID == tenant.SecurityAdministrator
	}
	for _, role := range []string{tenant.SecurityReader, tenant.SecurityAdministrator, tenant.GlobalReader} {
		s.Schedules = append(s.Schedules, tenant.Schedule{Kind: tenant.Eligible, PrincipalID: alice, RoleID: role, Start: start.AddDate(0, -1, 0)})
	}
	assign := tenant.Request{
		ID: done, Kind: tenant.Active, Action: pim.UnifiedRoleScheduleRequestActionsAdminAssign, PrincipalID: bob, CreatedBy: alice,
		RoleID: tenant.UserAdministrator, Status: tenant.Completed, Start: start.Add(-2 * time.Hour), Created: start.Add(-2 * time.Hour),
	}
	later := assign
	later.ID, later.RoleID, later.Status = Waiting, tenant.GlobalReader, tenant.Scheduled
	later.Start, later.Created = start.Add(15*time.Hour), start.Add(-time.Hour)
	s.Requests = []tenant.Request{assign, later}
	return s
}

// play makes requests that end in different ways, of which some are struck by faults.
func (s *Scene) play(ctx context.Context) error {
	now, tomorrow := start, start.Add(24*time.Hour)
	steps := []func() (*http.Response, error){
		func() (*http.Response, error) { return s.activate(ctx, tenant.SecurityReader, now) },
		func() (*http.Response, error) { return s.activate(ctx, tenant.SecurityAdministrator, now) },
		func() (*http.Response, error) { return s.Client.CancelPrivilegedRoleAssignmentRequest(ctx, Waiting) },
		func() (*http.Response, error) { return s.Client.CancelRoleAssignmentScheduleRequest(ctx, done) },
		func() (*http.Response, error) { return s.activate(ctx, tenant.GlobalReader, tomorrow) },
		func() (*http.Response, error) { return s.activate(ctx, tenant.GlobalReader, tomorrow) },
		func() (*http.Response, error) { return s.cancelNewest(ctx) },
		func() (*http.Response, error) { return s.Client.ListRoleAssignmentScheduleRequests(ctx, nil) },
	}
	if err := s.Inject(
		pimtest.Fault{Kind: pimtest.Throttle, Operation: "createRoleAssignmentScheduleRequest", Skip: 2, Count: 1},
		pimtest.Fault{Kind: pimtest.Unavailable, Operation: "getRoleAssignmentScheduleRequest", Skip: 3},
	); err != nil {
		return err
	}
	for _, step := range steps {
		rsp, err := step()
		if err != nil {
			return fmt.Errorf("play the scene: %w", err)
		}
		rsp.Body.Close()
		s.Clock().Advance(20 * time.Second)
	}
	return nil
}

func (s *Scene) activate(ctx context.Context, role string, at time.Time) (*http.Response, error) {
	return s.Client.CreateRoleAssignmentScheduleRequest(ctx, pim.UnifiedRoleAssignmentScheduleRequest{
		Action: new(pim.UnifiedRoleScheduleRequestActionsSelfActivate), PrincipalId: new(alice), RoleDefinitionId: &role,
		DirectoryScopeId: new("/"), ScheduleInfo: &pim.RequestSchedule{StartDateTime: &at},
	})
}

func (s *Scene) cancelNewest(ctx context.Context) (*http.Response, error) {
	requests := s.Snapshot().Requests
	return s.Client.CancelRoleAssignmentScheduleRequest(ctx, requests[len(requests)-1].ID)
}
