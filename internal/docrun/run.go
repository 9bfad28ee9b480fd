package docrun

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Test runs the page, a file of the repository in the directory root.
func Test(t *testing.T, root, page string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, page))
	if err != nil {
		t.Fatal(err)
	}
	sections, err := parse(string(data))
	if err != nil {
		t.Fatalf("%s: %v", page, err)
	}
	r, err := newReader(t, root)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sections {
		if len(s.blocks) > 0 {
			t.Run(s.title, func(t *testing.T) { r.read(t, page, s) })
		}
	}
}

// A reader does what a page says.
type reader struct {
	root    string // of the copy
	dir     string // the current one
	env     []string
	printed string // by the last commands
	missing string // a program that a section before needed; "" for none
}

// prelude lets programs built in one copy be the same as those built in any
// other, so that the go command's cache serves all. GOFLAGS would have go vet
// trim paths, too, and then it takes findings from the cache that name files of
// another copy.
const prelude = `go() { if [ "$1" = build ]; then shift; set -- build -trimpath "$@"; fi; command go "$@"; }
`

// newReader makes a copy of the repository for the test. What pimvet keeps of
// descriptions goes when the test ends.
func newReader(t *testing.T, root string) (*reader, error) {
	copied := t.TempDir()
	if err := copyTracked(t.Context(), root, copied); err != nil {
		return nil, err
	}
	cache, err := exec.CommandContext(t.Context(), "go", "env", "GOCACHE").Output()
	if err != nil {
		return nil, fmt.Errorf("ask for the build cache: %w", err)
	}
	return &reader{root: copied, dir: copied, env: append(os.Environ(),
		"GOFLAGS="+strings.TrimSpace(os.Getenv("GOFLAGS")+" -buildvcs=false"),
		"GOCACHE="+strings.TrimSpace(string(cache)),
		"XDG_CACHE_HOME="+t.TempDir(),
	)}, nil
}

// copyTracked copies what git knows of, or would if it were added.
func copyTracked(ctx context.Context, from, to string) error {
	list := exec.CommandContext(ctx, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	list.Dir = from
	names, err := list.Output()
	if err != nil {
		return fmt.Errorf("list the files of the repository: %w", err)
	}
	for name := range strings.SplitSeq(strings.TrimRight(string(names), "\x00"), "\x00") {
		data, err := os.ReadFile(filepath.Join(from, name))
		if errors.Is(err, os.ErrNotExist) {
			continue // deleted, and git was not told
		}
		if err != nil {
			return err
		}
		info, err := os.Stat(filepath.Join(from, name))
		if err != nil {
			return err
		}
		target := filepath.Join(to, name)
		if err := os.MkdirAll(filepath.Dir(target), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(target, data, info.Mode().Perm()); err != nil {
			return err
		}
	}
	return nil
}

// read does what a section says, and stops at the first thing that is not so.
func (r *reader) read(t *testing.T, page string, s section) {
	for _, b := range s.blocks {
		switch b.kind {
		case commandsNotRun:
			t.Logf("%s:%d: not run: %s", page, b.line, b.why)
		case output:
			if !matches(lines(b.text), lines(r.printed)) {
				t.Fatalf("%s:%d: the page says\n%s\nand what is printed is\n%s", page, b.line, b.text, r.printed)
			}
		case quotation:
			data, err := os.ReadFile(filepath.Join(r.root, b.file))
			if err != nil {
				t.Fatalf("%s:%d: %v", page, b.line, err)
			}
			if !strings.Contains("\n"+string(data), "\n"+b.text) {
				t.Fatalf("%s:%d: %s has no such lines", page, b.line, b.file)
			}
		default:
			if r.missing == "" {
				r.missing = missing(b.text)
			}
			if r.missing != "" { // sections go on from those before
				t.Skipf("%s:%d: from here on the page was not run: %s is not installed", page, b.line, r.missing)
			}
			status, err := r.run(t.Context(), b.text)
			switch {
			case err != nil:
				t.Fatalf("%s:%d: %v", page, b.line, err)
			case status != b.exit && b.kind == commandsOrSkip:
				t.Skipf("%s:%d: the rest of this section was not run: %s\n%s", page, b.line, b.why, r.printed)
			case status != b.exit:
				t.Fatalf("%s:%d: exit status is %d, not %d\n%s\n%s", page, b.line, status, b.exit, b.text, r.printed)
			}
		}
	}
}

// tools are the programs that commands may use beside Go, git, make and the basic ones.
// Most systems come with them, small images do not.
var tools = regexp.MustCompile(`\b(awk|find|grep|sed|xargs)\b`)

// missing returns the first of the tools that commands name and that is not installed.
func missing(script string) string {
	for _, name := range tools.FindAllString(script, -1) {
		if _, err := exec.LookPath(name); err != nil {
			return name
		}
	}
	return ""
}

// run runs commands and returns the status of the last one.
func (r *reader) run(ctx context.Context, script string) (status int, err error) {
	where := filepath.Join(r.root, ".directory")
	defer os.Remove(where)
	var printed bytes.Buffer
	cmd := exec.CommandContext(ctx, "sh", "-e", "-c", prelude+"trap 'pwd >\""+where+"\"' EXIT\n"+script)
	cmd.Dir, cmd.Env = r.dir, append(slices.Clone(r.env), "PWD="+r.dir)
	cmd.Stdout, cmd.Stderr = &printed, &printed
	err = cmd.Run()
	r.printed = printed.String()
	if cmd.ProcessState == nil {
		return 0, err
	}
	now, err := os.ReadFile(where)
	if err != nil {
		return 0, fmt.Errorf("the shell did not come to its end: %w\n%s", err, r.printed)
	}
	r.dir = strings.TrimSuffix(string(now), "\n")
	return cmd.ProcessState.ExitCode(), nil
}

// lines cuts text; blank lines at its end do not count.
func lines(text string) []string { return strings.Split(strings.TrimRight(text, "\n"), "\n") }

// matches reports whether got is what the page says, want, in which a line of
// three dots stands for any number of lines.
func matches(want, got []string) bool {
	switch {
	case len(want) == 0:
		return len(got) == 0
	case want[0] == "...":
		for i := range len(got) + 1 {
			if matches(want[1:], got[i:]) {
				return true
			}
		}
		return false
	}
	return len(got) > 0 && want[0] == got[0] && matches(want[1:], got[1:])
}
