//go:build unix

package main

import (
	"io"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestInterrupted interrupts a run that would take minutes. It must end at
// once, with its reason, and leave no process behind that holds its output.
func TestInterrupted(t *testing.T) {
	cmd := inModule(t, editable, "-fix")
	cmd.Env = append(cmd.Env, "GOCACHE="+t.TempDir())
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(3 * time.Second) // go vet is at work
	start := time.Now()
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	said, _ := io.ReadAll(out)
	_ = cmd.Wait() // the status is what counts
	if took := time.Since(start); took > 30*time.Second {
		t.Errorf("it took %v to end", took)
	}
	if cmd.ProcessState.ExitCode() != failed || !strings.HasSuffix(stderr.String(), "pimvet: running go vet: interrupted\n") || len(said) > 0 {
		t.Errorf("status %d, stdout %q, stderr %q", cmd.ProcessState.ExitCode(), said, stderr.String())
	}
	wantUntouched(t, cmd.Dir, editable)
}

// TestClosedPipe reads one line of many, as head does.
func TestClosedPipe(t *testing.T) {
	call := "\thttp.Post(\"https://graph.microsoft.com/beta/privilegedRoleAssignmentRequests/1/cancel\", \"\", nil)\n"
	cmd := inModule(t, "-- p.go --\npackage p\n\nimport \"net/http\"\n\nfunc F() {\n"+strings.Repeat(call, 1000)+"}\n")
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	first := make([]byte, len("p.go:6:"))
	if _, err := io.ReadFull(out, first); err != nil || string(first) != "p.go:6:" {
		t.Errorf("the report begins with %q: %v", first, err)
	}
	out.Close()
	_ = cmd.Wait() // the status is what counts
	status := cmd.ProcessState.Sys().(syscall.WaitStatus)
	if !status.Signaled() || status.Signal() != syscall.SIGPIPE || stderr.Len() > 0 {
		t.Errorf("%v, stderr %q; want only the end by SIGPIPE", cmd.ProcessState, stderr.String())
	}
}
