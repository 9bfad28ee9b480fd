package remotecache

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestTwoMachines lints two checkouts, each on a machine with an empty disk,
// with one cache server. The second machine compiles and analyzes nothing, and
// finds the same.
func TestTwoMachines(t *testing.T) {
	bin := t.TempDir()
	output(t, exec.Command("go", "build", "-o", bin, "github.com/bradfitz/go-tool-cache/cmd/go-cacher", "github.com/bradfitz/go-tool-cache/cmd/go-cacher-server"))
	output(t, exec.Command("go", "build", "-C", "../..", "-trimpath", "-buildvcs=false", "-o", bin, "./cmd/pimvet"))
	server := serve(t, filepath.Join(bin, "go-cacher-server"))

	first := lint(t, bin, server, t.TempDir())
	if first.compiled == 0 || first.analyzed == 0 {
		t.Errorf("the first machine compiled %d packages and analyzed %d; -x must have shown some", first.compiled, first.analyzed)
	}
	if want := `app.go:10:11: GET /beta/privilegedRoles/{roleId}`; !strings.Contains(first.report, want) {
		t.Errorf("the report is\n%s\nwant %s", first.report, want)
	}
	second := lint(t, bin, server, filepath.Join(t.TempDir(), "another", "place"))
	if second.compiled != 0 || second.analyzed != 0 {
		t.Errorf("the second machine compiled %d packages and analyzed %d", second.compiled, second.analyzed)
	}
	if second.report != first.report {
		t.Errorf("the first machine reports\n%s\nthe second\n%s", first.report, second.report)
	}
	t.Logf("first: %d compiled, %d analyzed, %v; second: %v", first.compiled, first.analyzed, first.took, second.took)
}

// serve starts a cache server with an empty store and returns its address.
func serve(t *testing.T, program string) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	l.Close()
	cmd := exec.CommandContext(t.Context(), program, "-cache-dir="+t.TempDir(), "-listen="+address)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Wait() }) // the context is done by then
	for range 100 {
		if c, err := net.Dial("tcp", address); err == nil {
			c.Close()
			return "http://" + address
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatalf("nothing listens on %s", address)
	return ""
}

// A run is what pimvet and the go command did.
type run struct {
	report             string
	compiled, analyzed int
	took               time.Duration
}

// lint checks the program out into dir and lints it, with nothing in any cache
// but what the server has.
func lint(t *testing.T, bin, server, dir string) run {
	t.Helper()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", "app"))); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module example.com/app\n\ngo 1.26\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	cacher := filepath.Join(bin, "go-cacher") + " -cache-dir=" + t.TempDir() + " -cache-server=" + server
	cmd := exec.Command(filepath.Join(bin, "pimvet"), "./...")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOCACHE="+t.TempDir(), "GOCACHEPROG="+cacher, "GOFLAGS=-trimpath -x", "CGO_ENABLED=0", "GOWORK=off", "GOTOOLCHAIN=local")
	var stdout, stderr strings.Builder
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	start := time.Now()
	err := cmd.Run()
	if cmd.ProcessState.ExitCode() != 1 {
		t.Fatalf("pimvet: %v\n%s%s", err, &stdout, &stderr)
	}
	r := run{report: stdout.String(), took: time.Since(start).Round(100 * time.Millisecond)}
	for line := range strings.Lines(stderr.String()) {
		switch {
		case strings.Contains(line, "/compile "):
			r.compiled++
		case strings.HasSuffix(line, "vet.cfg\n"):
			r.analyzed++
		}
	}
	return r
}

func output(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", cmd, err, out)
	}
}
