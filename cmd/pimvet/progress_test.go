package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestProgress writes to a terminal whose time the test decides on.
func TestProgress(t *testing.T) {
	var out strings.Builder
	var show func()
	p := &progress{out: &out, after: func(d time.Duration, f func()) {
		if d != patience || show != nil {
			t.Errorf("asked to wait for %v, perhaps again", d)
		}
		show = f
	}}
	expect := func(step, want string) {
		t.Helper()
		if out.String() != want {
			t.Errorf("%s: got %q, want %q", step, out.String(), want)
		}
		out.Reset()
	}
	p.update(0, 20)
	p.update(1, 20)
	fmt.Fprintln(p, "go: downloading")
	expect("not long yet", "go: downloading\n")
	show()
	expect("long", "pimvet: 1 of 20 packages")
	gone := "\r" + strings.Repeat(" ", len("pimvet: 1 of 20 packages")) + "\r"
	p.update(2, 20)
	expect("an answer", gone+"pimvet: 2 of 20 packages")
	fmt.Fprintln(p, "# p")
	expect("a message", gone+"# p\n")
	fmt.Fprintln(p, "p.go:1:1: no")
	expect("a message without a line to erase", "p.go:1:1: no\n")
	p.update(3, 20)
	p.update(20, 20)
	expect("the end", "pimvet: 3 of 20 packages"+gone)
	p.update(0, 1)
	p.update(1, 1)
	expect("a second round", "pimvet: 0 of 1 package"+gone[:1]+strings.Repeat(" ", len("pimvet: 0 of 1 package"))+"\r")
}

func TestProgressOnFile(t *testing.T) {
	f, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	p := newProgress(f)
	p.after(0, func() { t.Error("a file is taken for a terminal") })
	p.update(1, 2)
	p.update(2, 2)
	if info, err := f.Stat(); err != nil || info.Size() > 0 {
		t.Errorf("%v, %d bytes written", err, info.Size())
	}
}

func TestWatched(t *testing.T) {
	tests := []struct {
		env  string
		want bool
	}{{"", true}, {"TERM=xterm", true}, {"TERM=dumb", false}, {"CI=true", false}, {"CI=1", false}, {"CI=false", true}}
	for _, test := range tests {
		got := watched(func(name string) string {
			value, _ := strings.CutPrefix(test.env, name+"=")
			if value == test.env {
				return ""
			}
			return value
		})
		if got != test.want {
			t.Errorf("%q: %v", test.env, got)
		}
	}
}

// TestProgressOnTerminal runs pimvet on a pseudo-terminal, with an empty build
// cache so that it takes a while.
func TestProgressOnTerminal(t *testing.T) {
	script, err := exec.LookPath("script")
	if testing.Short() || runtime.GOOS != "linux" || err != nil {
		t.Skip("takes a Linux system with script(1) and a minute")
	}
	dir := inModule(t, "-- p.go --\npackage p\n\nimport _ \"strings\"\n").Dir
	for _, ci := range []string{"", "true"} {
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
		defer cancel()
		cmd := exec.CommandContext(ctx, script, "-qec", tool+" ./...", os.DevNull)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "CI="+ci, "TERM=xterm", "GOCACHE="+t.TempDir(), "GOFLAGS=")
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		line := "pimvet: 0 of 1 package"
		want := "pimvet: 1 package, no calls of retired operations\r\n"
		if ci == "" {
			want = line + "\r" + strings.Repeat(" ", len(line)) + "\r" + want
		}
		if !bytes.Equal(out, []byte(want)) {
			t.Errorf("with CI=%s: got %q, want %q", ci, out, want)
		}
	}
}
