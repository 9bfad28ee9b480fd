package docrun

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

const page = `# A page

Text, and a block that is for people:

` + "```yaml\nkey: value\n```" + `

## One

    echo one
    mkdir -p below && cd below

<!-- run: exit 3 -->

    echo two >&2; \
      exit 3

it prints

<!-- run: output -->
` + "```\ntwo\n```" + `

## Two

<!-- run: not: it takes an hour -->
` + "```sh\nsleep 3600\n```\n"

func TestParse(t *testing.T) {
	got, err := parse(page)
	if err != nil {
		t.Fatal(err)
	}
	want := []section{
		{title: "beginning"},
		{title: "One", blocks: []block{
			{line: 11, kind: commands, text: "echo one\nmkdir -p below && cd below\n"},
			{line: 16, kind: commands, text: "echo two >&2; \\\n  exit 3\n", exit: 3},
			{line: 23, kind: output, text: "two\n"},
		}},
		{title: "Two", blocks: []block{{line: 30, kind: commandsNotRun, text: "sleep 3600\n", why: "it takes an hour"}}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v, want\n%+v", got, want)
	}
}

func TestParseRefuses(t *testing.T) {
	tests := []struct{ page, want string }{
		{"<!-- run: sometimes -->\n\n    ls\n", `line 1: no meaning of "sometimes"`},
		{"<!-- run: exit one -->\n\n    ls\n", "line 1: strconv.Atoi"},
		{"<!-- run: exit 1 -->\n\n    ls\n    false\n", "several commands"},
		{"<!-- run: output -->\n\ntext\n", "comment in line 1 is not in front of a block"},
		{"text\n\n<!-- run: output -->\n", "comment in line 3 is not in front of a block"},
		{"<!-- run: output -->\n<!-- run: exit 1 -->\n\n    ls\n", "two comments"},
		{"```sh\nls\n", "the block from line 2 on has no end"},
	}
	for _, tt := range tests {
		_, err := parse(tt.page)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: error %v, want one with %q", tt.page, err, tt.want)
		}
	}
}

// TestRun runs blocks one after the other, as a terminal does.
func TestRun(t *testing.T) {
	dir := t.TempDir()
	r := &reader{root: dir, dir: dir}
	for _, tt := range []struct {
		script, printed string
		status          int
	}{
		{"echo here; mkdir below\ncd below; echo there >&2", "here\nthere\n", 0},
		{"test -d ../below; cat", "", 0},
		{"false\necho not reached", "", 1},
		{"basename $PWD", "below\n", 0},
		{"cd ..\nexit 7", "", 7},
		{"ls", "below\n", 0},
	} {
		status, err := r.run(t.Context(), tt.script)
		if err != nil || status != tt.status || r.printed != tt.printed {
			t.Errorf("%q: status %d, error %v, printed %q; want status %d, %q", tt.script, status, err, r.printed, tt.status, tt.printed)
		}
	}
}

func TestMatches(t *testing.T) {
	for _, tt := range []struct {
		want, got string
		ok        bool
	}{
		{"a\nb\n", "a\nb\n", true},
		{"a\nb\n", "a\nb\n\n", true},
		{"a\n", "a\nb\n", false},
		{"b\n", "a\nb\n", false},
		{"...\nb\n", "a\nb\n", true},
		{"a\n...\n", "a\n", true},
		{"a\n...\nc\n...\nd\n", "a\nb\nc\nc\nd\n", true},
		{"a\n...\nd\n...\nc\n", "a\nb\nc\nc\nd\n", false},
		{"a\n...\nc\n", "a\nc\nb\n", false},
	} {
		if ok := matches(lines(tt.want), lines(tt.got)); ok != tt.ok {
			t.Errorf("matches(%q, %q) = %t", tt.want, tt.got, ok)
		}
	}
}

// TestTest copies a repository, this one, and runs a page of it.
func TestTest(t *testing.T) {
	r, err := newReader(t, "../..")
	if err != nil {
		t.Fatal(err)
	}
	status, err := r.run(t.Context(), "test -x internal/demo.sh; head -1 go.mod; go env GOFLAGS")
	want := "module github.com/pimigrate/pimigrate\n"
	if err != nil || status != 0 || !strings.HasPrefix(r.printed, want) || !strings.Contains(r.printed, "-buildvcs=false") {
		t.Error(fmt.Sprint(status, " ", err, "\n", r.printed))
	}
}

func TestMissing(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	for script, want := range map[string]string{
		"go list ./... | sed s,a,b,": "sed",
		"xargs grep x":               "xargs",
		"go vet ./...":               "",
		"egrep x":                    "",
	} {
		if got := missing(script); got != want {
			t.Errorf("missing(%q) = %q, want %q", script, got, want)
		}
	}
	if err := os.WriteFile(filepath.Join(os.Getenv("PATH"), "sed"), []byte("#!/bin/sh\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	if got := missing("sed s,a,b,"); got != "" {
		t.Errorf("%s is there, and said to be missing", got)
	}
}
