package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// A way is one in which the program cancels a request.
type way struct {
	args    []string
	id      string // of the request
	notices bool   // it fails where the service refuses
}

var ways = []way{
	{[]string{"withdraw"}, "7c53453e-d5a4-41e0-8eb1-32d5ec8bfdee", true},
	{[]string{"sweep"}, "26bc6813-5457-4302-a482-afafd4e2962a", false},
	{[]string{"-via", "generated", "sweep"}, "0c9e4a6b-1f6e-4d7c-8a53-5d1c2f9e7b40", false},
}

// writeSeed writes a tenant in which the requests wait for their start.
func writeSeed(name string) error {
	now := time.Now().UTC().Truncate(time.Second)
	s := tenant.Default()
	for _, w := range ways {
		s.Requests = append(s.Requests, tenant.Request{
			ID: w.id, Kind: tenant.Active, Action: pim.UnifiedRoleScheduleRequestActionsAdminAssign, Status: tenant.Scheduled,
			PrincipalID: pimtest.DefaultCaller, CreatedBy: pimtest.DefaultCaller, RoleID: tenant.SecurityReader,
			Start: now.Add(24 * time.Hour), Created: now, Changed: now,
		})
	}
	data, err := json.Marshal(s)
	if err != nil {
		return err
	}
	return os.WriteFile(name, data, 0o600)
}

// try runs the program in one way and compares how it ends, and what has become of the
// request, with what is expected.
func (e *emulator) try(ctx context.Context, program string, w way, fails bool, want tenant.Status) error {
	args := append(append([]string{"-connect-to", e.address, "-ca", e.ca}, w.args...), w.id)
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Env = append(os.Environ(), "GRAPH_TOKEN=none-is-needed")
	out, err := cmd.CombinedOutput()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		return fmt.Errorf("run the program: %w", err)
	}
	status, lookErr := e.report(w, out, cmd.ProcessState.ExitCode())
	switch {
	case lookErr != nil:
		return lookErr
	case (err != nil) != fails:
		return fmt.Errorf("%v: exit status %d, want a failure: %t", w.args, cmd.ProcessState.ExitCode(), fails)
	case status != want:
		return fmt.Errorf("%v: the request is %s, want %s", w.args, status, want)
	}
	return nil
}

// report prints what happened, and returns the status of the request.
func (e *emulator) report(w way, out []byte, exit int) (tenant.Status, error) {
	state, err := look[tenant.State](e, "/tenant")
	if err != nil {
		return "", err
	}
	journal, err := look[pimtest.Exchanges](e, "/requests")
	if err != nil {
		return "", err
	}
	fmt.Printf("legacy %s %s: exit status %d\n%s", strings.Join(w.args, " "), w.id, exit, out)
	for _, x := range journal[e.seen:] {
		fmt.Println(strings.TrimRight(fmt.Sprintf("\tthe emulator answered %s %s", x, x.Code()), " "))
	}
	e.seen = len(journal)
	i := slices.IndexFunc(state.Requests, func(r tenant.Request) bool { return r.ID == w.id })
	if i < 0 {
		return "", fmt.Errorf("the request %s is gone", w.id)
	}
	fmt.Printf("\tthe request is %s\n", state.Requests[i].Status)
	return state.Requests[i].Status, nil
}
