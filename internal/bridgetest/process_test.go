package bridgetest

import (
	"regexp"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/internal/pimdproc"
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
	file, err := pimdproc.Build(t.Context(), module, pkg, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// startBridge runs pimd bridge until the test ends.
func startBridge(t *testing.T, pimd, upstream string) *pimdproc.Process {
	t.Helper()
	p, err := pimdproc.Start(t.Context(), pimd, "bridge", "-upstream", upstream, "-addr", "127.0.0.1:0", "-admin", "off", "-log=false")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Kill)
	return p
}

// statuses counts the requests of a tenant by status.
func statuses(s tenant.State) map[tenant.Status]int {
	out := map[tenant.Status]int{}
	for _, r := range s.Requests {
		out[r.Status]++
	}
	return out
}
