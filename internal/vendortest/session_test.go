//go:build !novendor

package vendortest

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/pimigrate/pimigrate/pim"
	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// permission is what the token of a session has.
const permission = "RoleAssignmentSchedule.ReadWrite.Directory"

// A client makes the calls of a session. Each returns what came of it: the status of a
// request, or the status and code of an error.
type client interface {
	create(ctx context.Context, role string, at time.Time) (id, outcome string)
	get(ctx context.Context, id string) string
	list(ctx context.Context, filter string) []string
	cancel(ctx context.Context, id string) string
}

// newServer starts an emulator with TLS, which wants signed tokens. One request in it
// has been carried out.
func newServer(t testing.TB) *pimtest.Server {
	s := tenant.Default()
	s.Schedules = []tenant.Schedule{{Kind: tenant.Eligible, PrincipalID: alice, RoleID: tenant.SecurityReader, Start: start.Add(-time.Hour)}}
	s.Requests = []tenant.Request{{
		ID: "done", Kind: tenant.Active, Action: "adminAssign", PrincipalID: alice, RoleID: tenant.SecurityReader,
		Status: tenant.Completed, Start: start.Add(-time.Hour), Created: start.Add(-time.Hour), Changed: start.Add(-time.Hour),
		CreatedBy: alice, ScheduleID: "done",
	}}
	return pimtest.NewServer(t, pimtest.WithTLS(), pimtest.WithTokens(pimtest.TokensSigned), pimtest.WithTime(start), pimtest.WithState(s))
}

// session works with requests and returns what came of each call.
func session(ctx context.Context, c client) []string {
	id, created := c.create(ctx, tenant.SecurityReader, start.Add(time.Hour))
	if id == "" {
		return []string{"create: " + created} // nothing to go on with
	}
	_, again := c.create(ctx, tenant.SecurityReader, start.Add(time.Hour))
	_, notEligible := c.create(ctx, tenant.GlobalAdministrator, start.Add(time.Hour))
	lines := []string{
		"create: " + created, "create again: " + again, "create without being eligible: " + notEligible,
		"get: " + c.get(ctx, id),
		fmt.Sprint("list: ", c.list(ctx, "")),
		fmt.Sprint("list granted: ", c.list(ctx, "status eq 'Granted'")),
		fmt.Sprint("list unreadable: ", c.list(ctx, "status eq")),
		"cancel: " + c.cancel(ctx, id), "cancel again: " + c.cancel(ctx, id),
		"cancel done: " + c.cancel(ctx, "done"), "cancel nothing: " + c.cancel(ctx, "nothing"),
		"get canceled: " + c.get(ctx, id), "get nothing: " + c.get(ctx, "nothing"),
	}
	return lines
}

func newPIM(t testing.TB, srv *pimtest.Server) *pim.Client {
	t.Helper()
	c, err := pim.NewClient(pim.StaticToken(srv.Token(pimtest.WithScopes(permission))), &pim.ClientOptions{
		ClientOptions: azcore.ClientOptions{Cloud: pim.CloudAt(srv.URL), Transport: srv.Client()},
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// state is the tenant as JSON.
func state(t testing.TB, srv *pimtest.Server) string {
	t.Helper()
	b, err := json.MarshalIndent(srv.Snapshot(), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
