package vendortest

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	gen "github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/pim"
	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// start is when the clocks of the emulators stand.
var start = time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)

// alice calls; she is eligible for a role.
const alice = pimtest.DefaultCaller

// A maker makes what cancels a request by one of the clients.
type maker struct {
	name string
	make func(b *testing.B, url string, transport http.RoundTripper) func(ctx context.Context, id string) error
}

// makers are the clients that are compared. File vendor_bench_test.go adds one.
var makers = []maker{{"pim", byPIM}, {"gen", byGenerated}, {"nethttp", byHand}}

// credential is the token that all send.
const credential = "token"

// BenchmarkCancel cancels a request by each client: over loopback and TLS in an emulator,
// and by a transport that answers at once, which leaves the client's own work.
func BenchmarkCancel(b *testing.B) {
	for _, m := range makers {
		b.Run("transport=loopback/client="+m.name, func(b *testing.B) {
			state := tenant.Default()
			state.Requests = []tenant.Request{{
				ID: "one", Kind: tenant.Active, Action: "adminAssign", PrincipalID: alice, RoleID: tenant.SecurityReader, Status: tenant.Scheduled,
				Start: start.AddDate(0, 0, 1), Created: start, Changed: start, CreatedBy: alice, ScheduleID: "one",
			}}
			srv := pimtest.NewServer(b, pimtest.WithTLS(), pimtest.WithTime(start), pimtest.WithState(state))
			measure(b, m.make(b, srv.URL, srv.Client().Transport), func() { srv.Restore(state) })
		})
	}
	for _, m := range makers {
		b.Run("transport=fake/client="+m.name, func(b *testing.B) {
			measure(b, m.make(b, "https://127.0.0.1:1", fake{}), nil)
		})
	}
}

// measure measures a cancel. The request is put back while nobody looks at the clock.
func measure(b *testing.B, cancel func(context.Context, string) error, restore func()) {
	b.Helper()
	b.ReportAllocs()
	for b.Loop() {
		if err := cancel(b.Context(), "one"); err != nil {
			b.Fatal(err)
		}
		if restore != nil {
			b.StopTimer()
			restore()
			b.StartTimer()
		}
	}
}

// fake answers every request as a cancel is answered.
type fake struct{}

func (fake) RoundTrip(r *http.Request) (*http.Response, error) {
	return &http.Response{
		Status: "204 No Content", StatusCode: http.StatusNoContent, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: http.Header{}, Body: http.NoBody, Request: r,
	}, nil
}

func byPIM(b *testing.B, url string, transport http.RoundTripper) func(context.Context, string) error {
	c, err := pim.NewClient(pim.StaticToken(credential), &pim.ClientOptions{
		ClientOptions: azcore.ClientOptions{Cloud: pim.CloudAt(url), Transport: &http.Client{Transport: transport}},
	})
	if err != nil {
		b.Fatal(err)
	}
	return c.AssignmentRequests().Cancel
}

func byGenerated(b *testing.B, url string, transport http.RoundTripper) func(context.Context, string) error {
	c, err := gen.NewClientWithResponses(url, gen.WithHTTPClient(&http.Client{Transport: transport}),
		gen.WithRequestEditorFn(func(_ context.Context, req *http.Request) error {
			req.Header.Set("Authorization", "Bearer "+credential)
			return nil
		}))
	if err != nil {
		b.Fatal(err)
	}
	return func(ctx context.Context, id string) error {
		rsp, err := c.CancelRoleAssignmentScheduleRequestWithResponse(ctx, id)
		if err == nil && rsp.StatusCode() != http.StatusNoContent {
			err = fmt.Errorf("cancel %s: %s", id, rsp.Status())
		}
		return err
	}
}

func byHand(_ *testing.B, base string, transport http.RoundTripper) func(context.Context, string) error {
	c := &http.Client{Transport: transport}
	return func(ctx context.Context, id string) error {
		path := base + "/v1.0/roleManagement/directory/roleAssignmentScheduleRequests/" + url.PathEscape(id) + "/cancel"
		req, err := http.NewRequestWithContext(ctx, http.MethodPost, path, nil)
		if err != nil {
			return err
		}
		req.Header.Set("Authorization", "Bearer "+credential)
		rsp, err := c.Do(req)
		if err != nil {
			return err
		}
		defer rsp.Body.Close()
		if _, err := io.Copy(io.Discard, rsp.Body); err != nil {
			return err
		}
		if rsp.StatusCode != http.StatusNoContent {
			return fmt.Errorf("cancel %s: %s", id, rsp.Status)
		}
		return nil
	}
}
