package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

const (
	editable = `
-- a/a.go --
package a

import "net/http"

func Cancel(id string) {
	http.Post("https://graph.microsoft.com/beta/privilegedRoleAssignmentRequests/"+id+"/cancel", "", nil)
}
`
	uneditable = `
-- b/b.go --
package b

import "net/http"

func Cancel() {
	http.Post("https://graph.microsoft.com/beta/privilegedRoleAssignmentRequests/1/cancel", "", nil)
}
`
	fine   = "-- c/c.go --\npackage c\n"
	broken = "-- d/d.go --\npackage d\n\nvar D int = \"\"\n"
)

// A situation is what a row of the table in doc.go calls packages.
type situation struct {
	files    string
	args     []string
	readOnly string // a file
	full     bool   // standard output
	noGo     bool
}

var situations = map[string]situation{
	"nothing is found":             {files: fine},
	"warnings only":                {files: editable, args: []string{"-as-of", "2021-01-01"}},
	"errors":                       {files: editable},
	"all of it can be edited":      {files: editable + fine},
	"some of it can be edited":     {files: editable + uneditable},
	"nothing of it can be edited":  {files: uneditable},
	"a file to edit is read-only":  {files: editable, readOnly: "a/a.go"},
	"a package does not compile":   {files: editable + broken},
	"the output cannot be written": {files: editable, full: true},
	"there is no go command":       {files: editable, noGo: true},
	"any":                          {files: fine},
}

// TestExitStatus runs every row of the table in doc.go.
func TestExitStatus(t *testing.T) {
	row := regexp.MustCompile(`(?m)^//\t(` + strings.Join(names(), "|") + `) +(\S.*\S) +(\d)$`)
	rows := row.FindAllStringSubmatch(docFile, -1)
	if want := len(regexp.MustCompile(`(?m)^//\t.* \d$`).FindAllString(docFile, -1)); len(rows) != want || want == 0 {
		t.Errorf("doc.go has %d rows that end in a status, of which %d are understood", want, len(rows))
	}
	for _, r := range rows {
		status, _ := strconv.Atoi(r[3])
		for flags := range strings.SplitSeq(r[2], ",") {
			flags = strings.TrimSpace(flags)
			t.Run(r[1]+" "+flags, func(t *testing.T) {
				situations[r[1]].expect(t, strings.Fields(strings.TrimPrefix(flags, "none")), status)
			})
		}
	}
}

func names() []string {
	var all []string
	for name := range situations {
		all = append(all, regexp.QuoteMeta(name))
	}
	return all
}

func (s situation) expect(t *testing.T, flags []string, want int) {
	cmd := inModule(t, s.files, append(flags, s.args...)...)
	if s.readOnly != "" {
		if err := os.Chmod(filepath.Join(cmd.Dir, s.readOnly), 0o444); err != nil {
			t.Fatal(err)
		}
	}
	if s.noGo {
		cmd.Env = append(cmd.Env, "PATH=")
	}
	var out, stderr strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &stderr
	if s.full {
		cmd.Stdout = full(t)
	}
	_ = cmd.Run() // the status is what counts
	if got := cmd.ProcessState.ExitCode(); got != want {
		t.Errorf("exit status is %d, not %d\nstdout: %s\nstderr: %s", got, want, out.String(), stderr.String())
	}
	if want != failed {
		return
	}
	if !strings.Contains(stderr.String(), "pimvet: ") && !strings.Contains(stderr.String(), "pimvet calls: ") {
		t.Errorf("no reason is given: %s", stderr.String())
	}
	if !s.full {
		wantUntouched(t, cmd.Dir, s.files)
	}
}

// wantUntouched compares the files of a module with what inModule has written.
func wantUntouched(t *testing.T, dir, files string) {
	t.Helper()
	for _, f := range txtar.Parse([]byte(files)).Files {
		now, err := os.ReadFile(filepath.Join(dir, f.Name))
		if err != nil {
			t.Error(err)
		} else if !bytes.Equal(now, f.Data) {
			t.Errorf("%s is edited all the same:\n%s", f.Name, now)
		}
	}
}

// inModule returns a command that runs pimvet in a module with the files.
func inModule(t *testing.T, files string, args ...string) *exec.Cmd {
	t.Helper()
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte("-- go.mod --\nmodule example.com/m\n\ngo 1.26\n" + files)).Files {
		name := filepath.Join(dir, f.Name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.CommandContext(t.Context(), tool, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off", "CGO_ENABLED=0")
	return cmd
}

// full returns a file on a device that is full.
func full(t *testing.T) *os.File {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux has a device that is always full")
	}
	f, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}
