package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// output is what a running command has said so far.
type output struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.String()
}

// TestBridge asks PIM v2 of a bridge to an emulator with TLS, where v2 has retired.
func TestBridge(t *testing.T) {
	ca := filepath.Join(t.TempDir(), "ca.pem")
	service, _, said, stop := start(t, "-tls", "-ca", ca, "-v2", "retired")
	defer stop()
	waitFor(t, said, "trust the authority in")
	ctx, cancel := context.WithCancel(t.Context())
	bridged, status := &output{}, make(chan int, 1)
	go func() {
		status <- run(ctx, []string{"bridge", "-upstream", service, "-upstream-ca", ca, "-addr", "127.0.0.1:0", "-admin", "127.0.0.1:0"}, io.Discard, bridged)
	}()
	waitFor(t, bridged, "admin on ")
	m := regexp.MustCompile(`listening on (\S+)\n(?s:.*)admin on (\S+)\n`).FindStringSubmatch(bridged.String())
	for _, c := range pimtest.Covers() {
		if c.Operation == "listPrivilegedRoles" {
			if got := get(t, http.DefaultClient, "http://"+m[1]+c.Path); !strings.HasPrefix(got, "200 OK") || !strings.Contains(got, "Security Reader") {
				t.Errorf("roles: %s", got)
			}
		}
	}
	if got := get(t, http.DefaultClient, "http://"+m[2]+"/admin/callers"); !strings.Contains(got, `"operation": "listPrivilegedRoles"`) {
		t.Errorf("callers: %s", got)
	}
	cancel()
	if got := <-status; got != done || !strings.Contains(bridged.String(), `"operation":"listPrivilegedRoles","status":200`) {
		t.Errorf("exit status %d: %s", got, bridged)
	}
}

// start runs pimd emulate until the test stops it, and returns where it listens and
// what it says.
func start(t *testing.T, args ...string) (service, admin string, said *output, stop func() int) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	said, status := &output{}, make(chan int, 1)
	args = append([]string{"emulate", "-addr", "127.0.0.1:0", "-admin", "127.0.0.1:0"}, args...)
	go func() { status <- run(ctx, args, io.Discard, said) }()
	urls := regexp.MustCompile(`listening on (\S+)\n(?s:.*)admin on (\S+)\n`)
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		if m := urls.FindStringSubmatch(said.String()); m != nil {
			return m[1], m[2], said, func() int { cancel(); return <-status }
		}
	}
	cancel()
	t.Fatalf("pimd does not listen: %s", said)
	return
}

func get(t *testing.T, c *http.Client, url string) string {
	t.Helper()
	rsp, err := c.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer rsp.Body.Close()
	b, err := io.ReadAll(rsp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return rsp.Status + " " + string(b)
}

const roles = "/v1.0/roleManagement/directory/roleDefinitions"

func TestEmulate(t *testing.T) {
	service, admin, said, stop := start(t, "-time", "2026-11-02T09:00:00Z", "-log")
	if got := get(t, http.DefaultClient, service+roles); !strings.HasPrefix(got, "200 OK") || !strings.Contains(got, "Security Reader") {
		t.Errorf("roles: %s", got)
	}
	if got := get(t, http.DefaultClient, admin+"/clock"); !strings.Contains(got, `"now": "2026-11-02T09:00:00Z"`) {
		t.Errorf("clock: %s", got)
	}
	if got := stop(); got != done {
		t.Errorf("exit status %d", got)
	}
	for _, line := range []string{"NOT the service", `"operation":"listRoleDefinitions","status":200`} {
		if !strings.Contains(said.String(), line) {
			t.Errorf("it does not say %s:\n%s", line, said)
		}
	}
	if _, err := http.Get(service + roles); err == nil {
		t.Error("it still answers")
	}
}

func TestEmulateTLS(t *testing.T) {
	ca := filepath.Join(t.TempDir(), "ca.pem")
	service, _, said, stop := start(t, "-tls", "-ca", ca, "-host", "graph.example")
	defer stop()
	waitFor(t, said, "trust the authority in")
	pem, err := os.ReadFile(ca)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	for _, name := range []string{"", "localhost", "graph.example"} {
		c := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool, ServerName: name}}}
		if got := get(t, c, service+roles); !strings.HasPrefix(got, "200 OK") {
			t.Errorf("%q: %s", name, got)
		}
		c.CloseIdleConnections()
	}
}

// waitFor waits until a command has said something.
func waitFor(t *testing.T, said *output, text string) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !strings.Contains(said.String(), text); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("it does not say %q: %s", text, said)
		}
	}
}

func TestSeed(t *testing.T) {
	s := tenant.Default()
	s.Roles[0].Name = "King"
	data, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "seed.json")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	service, _, _, stop := start(t, "-seed", file)
	defer stop()
	if got := get(t, http.DefaultClient, service+roles); !strings.Contains(got, "King") {
		t.Errorf("roles: %s", got)
	}
}

func TestHelp(t *testing.T) {
	for _, args := range [][]string{{"-h"}, {"emulate", "-h"}, {"coverage", "--help"}} {
		var stdout bytes.Buffer
		if got := run(t.Context(), args, &stdout, io.Discard); got != done || !strings.Contains(stdout.String(), "-addr address") {
			t.Errorf("%q: %d %s", args, got, stdout.String())
		}
	}
}

// TestHelpIsComplete compares the flags with the text.
func TestHelpIsComplete(t *testing.T) {
	for _, name := range []string{"addr", "admin", "tls", "ca", "host", "seed", "v2", "tokens", "caller", "time", "ids", "page", "log",
		"upstream", "upstream-ca", "public-url", "tls-cert", "gone-after", "upstream-timeout", "timeout", "max-in-flight", "max-objects", "delay", "drain"} {
		if !regexp.MustCompile(`(?m)^//\t-` + name + `\b`).MatchString(docFile) {
			t.Errorf("the help does not have -%s", name)
		}
	}
}

func TestCoverage(t *testing.T) {
	var text, data bytes.Buffer
	if got := run(t.Context(), []string{"coverage"}, &text, io.Discard); got != done {
		t.Errorf("exit status %d", got)
	}
	for _, line := range []string{
		`(?m)^covered  POST\s+/v1.0/roleManagement/directory/roleAssignmentScheduleRequests/\{id\}/cancel\s+cancelRoleAssignmentScheduleRequest$`,
		`(?m)^501      GET\s+/v1.0/identityGovernance/`, `\d+ of \d+ operations are covered\n$`,
	} {
		if !regexp.MustCompile(line).MatchString(text.String()) {
			t.Errorf("no line is like %s:\n%s", line, text.String())
		}
	}
	if got := run(t.Context(), []string{"coverage", "-json"}, &data, io.Discard); got != done {
		t.Errorf("exit status %d", got)
	}
	var list []pimtest.Coverage
	if err := json.Unmarshal(data.Bytes(), &list); err != nil || len(list) != len(pimtest.Covers()) {
		t.Errorf("%d operations, %v", len(list), err)
	}
}
