package pimdproc_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/internal/pimdproc"
)

// TestStart starts both servers of pimd, and one that cannot start.
func TestStart(t *testing.T) {
	pimd, err := pimdproc.Build(t.Context(), "../..", "./cmd/pimd", t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	emulator, err := pimdproc.Start(t.Context(), pimd, "emulate", "-addr", "127.0.0.1:0", "-admin", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(emulator.Kill)
	answers(t, emulator.Admin+"/clock")
	bridge, err := pimdproc.Start(t.Context(), pimd, "bridge", "-upstream", emulator.Addr, "-addr", "127.0.0.1:0", "-admin=off")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(bridge.Kill)
	answers(t, "http://"+bridge.Addr+"/readyz")
	if bridge.Admin != "" || bridge.Pid() == emulator.Pid() {
		t.Errorf("admin on %q, process %d", bridge.Admin, bridge.Pid())
	}
	if err := bridge.Stop(); err != nil {
		t.Error(err)
	}
	if _, err := http.Get("http://" + bridge.Addr + "/readyz"); err == nil {
		t.Error("it still listens")
	}
	_, err = pimdproc.Start(t.Context(), pimd, "bridge", "-upstream", "nowhere", "-addr", "127.0.0.1:0")
	if err == nil || !strings.Contains(err.Error(), "it has to begin with https://") || !strings.Contains(err.Error(), "exit status 2") {
		t.Errorf("it cannot start, and the error is %v", err)
	}
}

func answers(t *testing.T, url string) {
	t.Helper()
	rsp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	rsp.Body.Close()
	if rsp.StatusCode != http.StatusOK {
		t.Errorf("%s: %s", url, rsp.Status)
	}
}
