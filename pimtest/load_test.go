package pimtest_test

import (
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// loadTime is short for a test among others; make load-emulator takes a minute.
var loadTime = flag.Duration("load", 2*time.Second, "how long TestLoad goes on")

// Callers of the load, and how much each does in a round: so little that the journal
// holds the round.
const (
	loadCallers = 8
	loadSteps   = 25
)

// TestLoad lets clients create, read, list and cancel side by side while answers fail in
// all ways. After each round the tenant has what the clients were told and nothing else,
// and another emulator that is sent the journal has the same tenant. The memory in use
// does not grow.
func TestLoad(t *testing.T) {
	begin := tenant.Default()
	for i := range loadCallers {
		begin.Schedules = append(begin.Schedules, tenant.Schedule{Kind: tenant.Eligible, PrincipalID: loadCaller(i), RoleID: tenant.SecurityReader, Start: start})
	}
	options := []pimtest.Option{pimtest.WithTime(start), pimtest.WithState(begin)}
	srv := pimtest.NewServer(t, options...)
	twin, err := pimtest.New(options...)
	if err != nil {
		t.Fatal(err)
	}
	var callers []*caller
	for i := range loadCallers {
		callers = append(callers, newCaller(t, srv, loadCaller(i)))
	}
	for _, kind := range []pimtest.FaultKind{
		pimtest.Throttle, pimtest.Unavailable, pimtest.Timeout, pimtest.BadGateway, pimtest.Reset,
		pimtest.Latency, pimtest.SlowBody, pimtest.CutOff, pimtest.LostAnswer,
	} {
		srv.Inject(pimtest.Fault{Kind: kind, Probability: .02, Delay: time.Millisecond})
	}
	memory := heap{begin: time.Now(), length: *loadTime}
	requests, rounds := 0, 0
	for ; len(memory.used) < 3 && !t.Failed(); rounds++ {
		loadRound(t, callers)
		requests += len(srv.Requests())
		checkBooks(t, srv, callers)
		replay(t, srv.Requests(), twin)
		if got, want := state(t, twin), state(t, srv.Emulator); got != want {
			t.Errorf("the journal makes\n%s\nnot\n%s", got, want)
		}
		srv.ForgetRequests()
		srv.Advance(31 * 24 * time.Hour) // cancelled requests go
		twin.ForgetRequests()
		memory.look()
	}
	for _, f := range srv.Faults() {
		if f.Struck == 0 {
			t.Errorf("%s never struck", f.Kind)
		}
	}
	t.Logf("%d requests in %d rounds, faults %s, memory after 20 %%, 60 %% and all of the time: %s", requests, rounds, struck(srv), memory)
	memory.check(t)
}

func loadCaller(i int) string { return fmt.Sprintf("ca11e400-0000-4000-8000-%012d", i) }

func struck(srv *pimtest.Server) string {
	var out []string
	for _, f := range srv.Faults() {
		out = append(out, fmt.Sprint(f.Kind, " ", f.Struck))
	}
	return strings.Join(out, ", ")
}

// loadRound lets all callers work, and end with nothing open.
func loadRound(t *testing.T, callers []*caller) {
	var wg sync.WaitGroup
	for _, c := range callers {
		wg.Go(func() {
			for i := 0; !t.Failed() && (i < loadSteps || c.open != ""); i++ {
				c.step(i)
			}
		})
	}
	wg.Wait()
}

// checkBooks compares the tenant with what the callers were told, and begins new books.
func checkBooks(t *testing.T, srv *pimtest.Server, callers []*caller) {
	t.Helper()
	want := map[string]string{}
	for _, c := range callers {
		for id, status := range c.books {
			want[id] = status
		}
		clear(c.books)
	}
	words := map[tenant.Status]string{tenant.Scheduled: "Granted", tenant.Cancelled: "Canceled"}
	for _, r := range srv.Snapshot().Requests {
		if want[r.ID] != words[r.Status] {
			t.Errorf("request %s is %s; the caller knows it as %q", r.ID, r.Status, want[r.ID])
		}
		delete(want, r.ID)
	}
	for id, status := range want {
		t.Errorf("request %s, which was %s, is lost", id, status)
	}
}

// replay sends a journal to another emulator, leaving out what a fault kept from
// happening.
func replay(t *testing.T, journal pimtest.Exchanges, twin *pimtest.Emulator) {
	t.Helper()
	tokens := map[string]string{}
	for _, x := range journal {
		switch x.Fault {
		case pimtest.Throttle, pimtest.Unavailable, pimtest.Timeout, pimtest.BadGateway, pimtest.Reset:
			continue
		}
		if tokens[x.Caller] == "" {
			text, err := twin.Token(pimtest.As(x.Caller))
			if err != nil {
				t.Fatal(err)
			}
			tokens[x.Caller] = text
		}
		twin.Clock().Set(x.Time)
		req, rec := jsonRequest(x.Method, x.URL, x.Body), httptest.NewRecorder()
		req.Header.Set("Authorization", "Bearer "+tokens[x.Caller])
		twin.ServeHTTP(rec, req)
		if rec.Code != x.Status && x.Status != 0 || rec.Code > http.StatusNoContent {
			t.Errorf("%s: %d again", x, rec.Code)
		}
	}
}

// heap is the memory in use after 20 %, 60 % and all of a time.
type heap struct {
	begin  time.Time
	length time.Duration
	used   []uint64 // bytes
}

// look looks when it is time to.
func (h *heap) look() {
	at := []time.Duration{h.length / 5, h.length * 3 / 5, h.length}
	if time.Since(h.begin) < at[len(h.used)] {
		return
	}
	runtime.GC()
	runtime.GC() // what the first freed of pools
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	h.used = append(h.used, m.HeapAlloc)
}

func (h heap) String() string {
	var out []string
	for _, n := range h.used {
		out = append(out, fmt.Sprintf("%.1f MB", float64(n)/(1<<20)))
	}
	return strings.Join(out, ", ")
}

// check refuses growth beyond a tenth and half a megabyte.
func (h heap) check(t *testing.T) {
	t.Helper()
	for _, n := range h.used {
		if n > h.used[0]+h.used[0]/10+1<<19 {
			t.Errorf("the memory in use grows: %s", h)
		}
	}
}
