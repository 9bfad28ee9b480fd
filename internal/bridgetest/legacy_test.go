package bridgetest

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// TestLegacy runs examples/legacy, unmigrated, where PIM v2 has retired: it fails against
// the service and works against the bridge.
func TestLegacy(t *testing.T) {
	legacy, pimd := build(t, "../../examples/legacy", "./cmd/legacy"), build(t, "../..", "./cmd/pimd")
	e := pimtest.NewServer(t, pimtest.WithState(later(3)), pimtest.WithV2(pimtest.V2Retired), pimtest.WithTokens(pimtest.TokensSigned))
	token := e.Token(pimtest.WithScopes("RoleAssignmentSchedule.ReadWrite.Directory", "RoleEligibilitySchedule.ReadWrite.Directory"))
	addr := startBridge(t, pimd, e.URL).Addr
	run := func(args ...string) (string, error) {
		cmd := exec.Command(legacy, args...)
		cmd.Env = append(cmd.Environ(), "GRAPH_TOKEN="+token)
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	if out, err := run("-base", e.URL, "list"); err == nil {
		t.Errorf("PIM v2 has retired, and the program says %s", out)
	}
	for i, via := range []string{"raw", "generated", "wrapped"} {
		out, err := run("-base", "http://"+addr, "-via", via, "list")
		if n := strings.Count(out, `"Scheduled"`); err != nil || n != 3-i {
			t.Errorf("%s: list: %v, %d requests: %s", via, err, n, out)
		}
		id := later(3).Requests[i].ID
		if out, err := run("-base", "http://"+addr, "-via", via, "cancel", id); err != nil {
			t.Errorf("%s: cancel: %v: %s", via, err, out)
		}
		if got := statuses(e.Snapshot())[tenant.Cancelled]; got != i+1 {
			t.Errorf("%s: %d requests are cancelled", via, got)
		}
		if out, err := run("-base", "http://"+addr, "-via", via, "cancel", id); err == nil {
			t.Errorf("%s: cancelled twice: %s", via, out)
		}
	}
}
