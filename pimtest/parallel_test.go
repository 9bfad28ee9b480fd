package pimtest_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// TestParallel cancels one request from many sides at once: it happens once, and the
// journal has everything.
func TestParallel(t *testing.T) {
	a := newAPI(t, pimtest.WithState(withRequest(tenant.Active, tenant.Scheduled)))
	const callers = 16
	var wg sync.WaitGroup
	for range callers {
		wg.Go(func() {
			for _, r := range []struct{ method, path string }{
				{"POST", requests + "/one/cancel"}, {"GET", requests}, {"GET", path("listPrivilegedRoleAssignmentRequests")},
			} {
				req := httptest.NewRequest(r.method, r.path, nil)
				a.ServeHTTP(httptest.NewRecorder(), req)
			}
			a.Snapshot()
			a.Faults()
		})
	}
	wg.Wait()
	counts := map[string]int{}
	for _, line := range a.Requests().Lines() {
		counts[line]++
	}
	want := map[string]int{
		"cancelRoleAssignmentScheduleRequest 204": 1, "cancelRoleAssignmentScheduleRequest 400": callers - 1,
		"listRoleAssignmentScheduleRequests 200": callers, "listPrivilegedRoleAssignmentRequests 200": callers,
	}
	if fmt.Sprint(counts) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", counts, want)
	}
}

// TestJournalIsBounded asks more often than the journal remembers.
func TestJournalIsBounded(t *testing.T) {
	e := newEmulator(t, 1)
	for i := range 10_002 {
		e.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/"+strconv.Itoa(i), nil))
	}
	got := e.Requests()
	if len(got) != 10_000 || got[0].URL != "/2" || got[9_999].URL != "/10001" {
		t.Errorf("%d requests are remembered, from %s on", len(got), got[0].URL)
	}
}

// TestJournalBodiesAreBounded asks for more than the journal keeps of bodies: it tells every
// request still, and the last ones whole.
func TestJournalBodiesAreBounded(t *testing.T) {
	const asked = 3000
	e := newEmulator(t, 1)
	body := strings.Repeat("x", 60<<10)
	for i := range asked {
		e.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodPost, "/"+strconv.Itoa(i), strings.NewReader(body)))
	}
	got, kept := e.Requests(), 0
	for _, x := range got {
		kept += len(x.Body) + len(x.Answer)
	}
	if last := got[asked-1]; len(got) != asked || got[0].URL != "/0" || got[0].Status != 404 || last.Body != body || last.Code() != "NotFound" {
		t.Errorf("%d requests, the first %s %d, the last with %d bytes", len(got), got[0].URL, got[0].Status, len(last.Body))
	}
	if kept > 64<<20 || kept < 63<<20 || got[0].Body != "" {
		t.Errorf("%d bytes are kept", kept)
	}
	e.ForgetRequests()
	e.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodPost, "/", strings.NewReader(body)))
	if got := e.Requests(); len(got) != 1 || got[0].Body != body {
		t.Errorf("%d requests after it was emptied", len(got))
	}
}

// BenchmarkCancel measures creating and cancelling a request, over loopback.
func BenchmarkCancel(b *testing.B) {
	srv := pimtest.NewServer(b, pimtest.WithTime(start), pimtest.WithState(eligibleAlice(nil)))
	send := func(path, body string) int {
		rsp, err := srv.Client().Post(srv.URL+path, "application/json", strings.NewReader(body))
		if err != nil {
			b.Fatal(err)
		}
		drain(b, rsp)
		return rsp.StatusCode
	}
	body := future()
	for b.Loop() {
		if got := send(requests, body); got != http.StatusCreated {
			b.Fatal(got)
		}
		created := srv.Snapshot().Requests
		if got := send(requests+"/"+created[len(created)-1].ID+"/cancel", ""); got != http.StatusNoContent {
			b.Fatal(got)
		}
		srv.Reset()
	}
}

// BenchmarkGet measures reading one request, over loopback, from eight callers.
func BenchmarkGet(b *testing.B) {
	srv := pimtest.NewServer(b, pimtest.WithTime(start), pimtest.WithState(withRequest(tenant.Active, tenant.Scheduled)))
	b.SetParallelism(4)
	b.RunParallel(func(p *testing.PB) {
		for p.Next() {
			rsp, err := srv.Client().Get(srv.URL + requests + "/one")
			if err != nil {
				b.Error(err)
				return
			}
			drain(b, rsp)
		}
	})
}

// drain reads an answer to its end, so that its connection can be used again.
func drain(b *testing.B, rsp *http.Response) {
	if _, err := io.Copy(io.Discard, rsp.Body); err != nil {
		b.Error(err)
	}
	if err := rsp.Body.Close(); err != nil {
		b.Error(err)
	}
}
