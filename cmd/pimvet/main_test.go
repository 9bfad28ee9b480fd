package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/tools/go/analysis"

	"github.com/pimigrate/pimigrate/analyzer"
)

// tool is the pimvet under test: the real program, because the go command runs
// it again for each package.
var tool string

func TestMain(m *testing.M) {
	os.Exit(buildAndRun(m))
}

func buildAndRun(m *testing.M) int {
	bin, err := os.MkdirTemp("", "pimvet")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(bin)
	tool = filepath.Join(bin, "pimvet")
	if runtime.GOOS == "windows" {
		tool += ".exe"
	}
	// Without version control information the same sources give the same
	// executable, so that the go command's cache serves one run after the other.
	build := exec.Command("go", "build", "-buildvcs=false", "-o", tool, ".")
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "building pimvet: %v\n%s", err, out)
		return 1
	}
	return m.Run()
}

// TestScripts runs the specification: testdata/script.
func TestScripts(t *testing.T) {
	goenv, err := exec.Command("go", "env", "GOCACHE", "GOMODCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	dirs := strings.Fields(string(goenv))
	bin := filepath.Dir(tool)
	testscript.Run(t, testscript.Params{
		Dir:  filepath.Join("testdata", "script"),
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
		Setup: func(env *testscript.Env) error {
			env.Setenv("PATH", bin+string(os.PathListSeparator)+env.Getenv("PATH"))
			env.Setenv("BIN", bin)
			env.Setenv("GOCACHE", dirs[0])
			env.Setenv("GOMODCACHE", dirs[1])
			env.Setenv("GOPROXY", "off")
			env.Setenv("GOTOOLCHAIN", "local")
			env.Setenv("GOFLAGS", "")
			return nil
		},
	})
}

// exits runs a command that must end with the given status: exits 2 pimvet -x.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits status command [args]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("running %s: %v", args[1], err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit status is %d, not %d", got, want)
	}
}

// TestHelpNamesFlags keeps the package comment, which is the help text, true.
func TestHelpNamesFlags(t *testing.T) {
	var help strings.Builder
	if err := printHelp(&help); err != nil {
		t.Fatal(err)
	}
	flags := newFlagSet(&options{}, analyzer.Analyzer)
	for _, m := range regexp.MustCompile(`\n\t-(\S+)`).FindAllStringSubmatch(help.String(), -1) {
		if flags.Lookup(m[1]) == nil && m[1] != "h" && !strings.Contains(m[1], "=") {
			t.Errorf("doc.go describes -%s, which is no flag", m[1])
		}
	}
	flags.VisitAll(func(f *flag.Flag) {
		described := regexp.MustCompile(`\n\t-` + f.Name + `[ =]`)
		if !described.MatchString(help.String()) {
			t.Errorf("doc.go does not describe -%s", f.Name)
		}
	})
}

// TestAnalyzerFlags passes an analyzer's flags on, and only those that are set.
func TestAnalyzerFlags(t *testing.T) {
	a := &analysis.Analyzer{Name: "probe"}
	a.Flags.String("word", "", "")
	a.Flags.Bool("yes", false, "")
	a.Flags.Int("number", 0, "")

	o, err := parseFlags([]string{"-yes", "-tags=a,b", "-word", "two words", "./x"}, a)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"-probe.word=two words", "-probe.yes=true"}; !slices.Equal(o.analyzer, want) {
		t.Errorf("flags for go vet are %q, want %q", o.analyzer, want)
	}
	if _, err := parseFlags([]string{"-number=many"}, a); err == nil {
		t.Error("a bad value of an analyzer's flag is taken")
	}
}
