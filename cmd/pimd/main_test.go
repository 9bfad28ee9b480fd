package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"flag"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/internal/pimdproc"
	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// TestBridge asks PIM v2 of a bridge to an emulator with TLS, where v2 has retired.
func TestBridge(t *testing.T) {
	ca := filepath.Join(t.TempDir(), "ca.pem")
	service, _, _, stop := start(t, "emulate", "-tls", "-ca", ca, "-v2", "retired")
	defer stop()
	addr, admin, said, stopBridge := start(t, "bridge", "-upstream", service, "-upstream-ca", ca)
	for _, c := range pimtest.Covers() {
		if c.Operation == "listPrivilegedRoles" {
			if got := get(t, http.DefaultClient, "http://"+addr+c.Path); !strings.HasPrefix(got, "200 OK") || !strings.Contains(got, "Security Reader") {
				t.Errorf("roles: %s", got)
			}
		}
	}
	if got := get(t, http.DefaultClient, "http://"+admin+"/admin/callers"); !strings.Contains(got, `"operation": "listPrivilegedRoles"`) {
		t.Errorf("callers: %s", got)
	}
	if got := stopBridge(); got != done || !strings.Contains(said.String(), `"operation":"listPrivilegedRoles","status":200`) {
		t.Errorf("exit status %d: %s", got, said)
	}
}

// start runs a command of pimd until the test stops it, and returns where it listens and
// what it says.
func start(t *testing.T, command string, args ...string) (addr, admin string, said *pimdproc.Said, stop func() int) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	said, status := &pimdproc.Said{}, make(chan int, 1)
	args = append([]string{command, "-addr", "127.0.0.1:0", "-admin", "127.0.0.1:0"}, args...)
	go func() { status <- run(ctx, args, io.Discard, said) }()
	addr, admin, err := said.Listening(ctx, true)
	if err != nil {
		cancel()
		t.Fatal(err)
	}
	return addr, admin, said, func() int { cancel(); return <-status }
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
	service, admin, said, stop := start(t, "emulate", "-time", "2026-11-02T09:00:00Z", "-log")
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
	service, _, _, stop := start(t, "emulate", "-tls", "-ca", ca, "-host", "graph.example")
	defer stop()
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
	service, _, _, stop := start(t, "emulate", "-seed", file)
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

// TestHelpIsComplete compares the flags with the text of their command.
func TestHelpIsComplete(t *testing.T) {
	ofEmulate, ofBridge, _ := strings.Cut(docFile, "// # Bridge")
	for text, fs := range map[string]*flag.FlagSet{ofEmulate: new(emulateFlags).set(), ofBridge: new(bridgeFlags).set()} {
		fs.VisitAll(func(f *flag.Flag) {
			if !regexp.MustCompile(`(?m)^//\t(.*, )?-` + f.Name + `( |$)`).MatchString(text) {
				t.Errorf("the help of %s does not have -%s", fs.Name(), f.Name)
			}
		})
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
