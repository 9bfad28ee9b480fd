package bridgetest

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

const alice = pimtest.DefaultCaller

// later are requests of alice's that begin in a day.
func later(n int) tenant.State {
	s := tenant.Default()
	for i := range n {
		s.Requests = append(s.Requests, tenant.Request{
			ID: tenant.ID(7, "later", uint64(i)), Kind: tenant.Active, Action: "selfActivate", PrincipalID: alice, RoleID: tenant.SecurityReader,
			Status: tenant.Scheduled, Start: time.Now().Add(24 * time.Hour), Created: time.Now(), CreatedBy: alice,
		})
	}
	return s
}

// path returns the path of an operation, whose one parameter is id. The retired ones are
// named so, not spelled.
func path(operation, id string) string {
	for _, c := range pimtest.Covers() {
		if c.Operation == operation {
			return regexp.MustCompile(`\{[^}]*\}`).ReplaceAllString(c.Path, id)
		}
	}
	panic("no operation is called " + operation)
}

// build builds a program of a module of this repository.
func build(t *testing.T, module, pkg string) string {
	t.Helper()
	bin := filepath.Join(t.TempDir(), filepath.Base(pkg))
	if out, err := exec.Command("go", "build", "-C", module, "-o", bin, pkg).CombinedOutput(); err != nil {
		t.Fatalf("building %s: %v\n%s", pkg, err, out)
	}
	return bin
}

// startBridge runs pimd bridge until the test ends, and returns where it listens.
func startBridge(t *testing.T, pimd, upstream string) (addr string, cmd *exec.Cmd) {
	t.Helper()
	said := &output{}
	cmd = exec.Command(pimd, "bridge", "-upstream", upstream, "-addr", "127.0.0.1:0", "-admin", "off", "-log=false")
	cmd.Stderr = said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // it may have ended
		_ = cmd.Wait()
	})
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		if _, rest, ok := strings.Cut(said.String(), "listening on "); ok && strings.Contains(rest, "\n") {
			return strings.TrimSpace(rest), cmd
		}
	}
	t.Fatalf("pimd does not listen: %s", said)
	return "", nil
}

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

// statuses counts the requests of a tenant by status.
func statuses(s tenant.State) map[tenant.Status]int {
	out := map[tenant.Status]int{}
	for _, r := range s.Requests {
		out[r.Status]++
	}
	return out
}
