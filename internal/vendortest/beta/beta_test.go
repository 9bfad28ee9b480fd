package beta

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/pimigrate/pimigrate/pim"
	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// start is when the clocks of the emulators stand.
var start = time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)

// alice calls; she is eligible for a role.
const alice = pimtest.DefaultCaller

// A client makes the calls of a session. Each returns what came of it: the status of a
// request, or the status and code of an error.
type client interface {
	create(ctx context.Context, role string, at time.Time) (id, outcome string)
	get(ctx context.Context, id string) string
	list(ctx context.Context, filter string) string
	cancel(ctx context.Context, id string) string
}

// newServer starts an emulator with TLS, which wants signed tokens. Two requests in it
// are one that begins tomorrow and one that has been carried out.
func newServer(t *testing.T, options ...pimtest.Option) *pimtest.Server {
	t.Helper()
	s := tenant.Default()
	s.Schedules = []tenant.Schedule{{Kind: tenant.Eligible, PrincipalID: alice, RoleID: tenant.SecurityReader, Start: start.Add(-time.Hour)}}
	for id, status := range map[string]tenant.Status{"open": tenant.Scheduled, "done": tenant.Completed} {
		s.Requests = append(s.Requests, tenant.Request{
			ID: id, Kind: tenant.Active, Action: "adminAssign", PrincipalID: alice, RoleID: tenant.GlobalReader, Status: status,
			Start: start.Add(24 * time.Hour), Created: start, Changed: start, CreatedBy: alice, ScheduleID: id,
		})
	}
	slices.SortFunc(s.Requests, func(a, b tenant.Request) int { return strings.Compare(a.ID, b.ID) })
	return pimtest.NewServer(t, append(options, pimtest.WithTLS(), pimtest.WithTokens(pimtest.TokensSigned), pimtest.WithTime(start), pimtest.WithState(s))...)
}

// bearer is a token for both generations.
func bearer(srv *pimtest.Server) string {
	return srv.Token(pimtest.WithScopes("PrivilegedAccess.ReadWrite.AzureAD", "RoleAssignmentSchedule.ReadWrite.Directory"))
}

func newPIM(t *testing.T, srv *pimtest.Server) *pim.Client {
	t.Helper()
	c, err := pim.NewClient(pim.StaticToken(bearer(srv)), &pim.ClientOptions{
		ClientOptions: azcore.ClientOptions{Cloud: pim.CloudAt(srv.URL), Transport: srv.Client()},
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// state is the tenant as JSON.
func state(t *testing.T, srv *pimtest.Server) string {
	t.Helper()
	b, err := json.MarshalIndent(srv.Snapshot(), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// session works with requests and returns what came of each call.
func session(ctx context.Context, c client) []string {
	id, created := c.create(ctx, tenant.SecurityReader, start.Add(time.Hour))
	if id == "" {
		return []string{"create: " + created} // nothing to go on with
	}
	_, notEligible := c.create(ctx, tenant.GlobalAdministrator, start.Add(time.Hour))
	return []string{
		"create: " + created, "create without being eligible: " + notEligible,
		"get: " + c.get(ctx, id),
		"list: " + c.list(ctx, ""), "list scheduled: " + c.list(ctx, "status eq 'Scheduled'"),
		"cancel: " + c.cancel(ctx, id), "cancel again: " + c.cancel(ctx, id),
		"cancel done: " + c.cancel(ctx, "done"), "cancel nothing: " + c.cancel(ctx, "nothing"),
		"get cancelled: " + c.get(ctx, id), "get nothing: " + c.get(ctx, "nothing"),
	}
}

// TestSession runs one session with the vendor's client and one with the generated
// one: outcomes, journals and tenants are the same.
func TestSession(t *testing.T) {
	vendorSrv, pimSrv := newServer(t), newServer(t)
	got := session(t.Context(), newVendor(t, vendorSrv))
	want := session(t.Context(), generated{newPIM(t, pimSrv).Generated()})
	if !slices.Equal(got, want) {
		t.Errorf("the vendor's client:\n%s\nthe generated one:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if got, want := vendorSrv.Requests().Lines(), pimSrv.Requests().Lines(); !slices.Equal(got, want) {
		t.Errorf("the vendor's client sent:\n%s\nthe generated one:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if got, want := state(t, vendorSrv), state(t, pimSrv); got != want {
		t.Errorf("the vendor's client left:\n%s\nthe generated one:\n%s", got, want)
	}
	t.Log(strings.Join(got, "\n"))
	for _, line := range []string{"create: Scheduled", "cancel: Cancelling", "get cancelled: Cancelled"} {
		if !slices.Contains(got, line) {
			t.Errorf("no %q in\n%s", line, strings.Join(got, "\n"))
		}
	}
}

// TestMigrated cancels in PIM v2 with the vendor's client and in PIM v3 with pim: the
// tenants are the same after it.
func TestMigrated(t *testing.T) {
	old, migrated := newServer(t), newServer(t)
	if got := newVendor(t, old).cancel(t.Context(), "open"); got != "Cancelling" {
		t.Errorf("PIM v2: %s", got)
	}
	if err := newPIM(t, migrated).AssignmentRequests().Cancel(t.Context(), "open"); err != nil {
		t.Error(err)
	}
	if got, want := state(t, old), state(t, migrated); got != want {
		t.Errorf("PIM v2 left:\n%s\nPIM v3:\n%s", got, want)
	}
}

// TestRetired has the vendor's client meet a tenant that was migrated.
func TestRetired(t *testing.T) {
	srv := newServer(t, pimtest.WithV2(pimtest.V2Retired))
	want := generated{newPIM(t, srv).Generated()}.cancel(t.Context(), "open")
	if got := newVendor(t, srv).cancel(t.Context(), "open"); got != want || !strings.Contains(got, "TenantEnabledInAadRoleMigration") {
		t.Errorf("the vendor's client: %s\nthe generated one: %s", got, want)
	}
}
