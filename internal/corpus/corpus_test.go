package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/internal/callsite"
	"github.com/pimigrate/pimigrate/internal/report"
)

// TestMain lets the test binary be the tool that measures, as the program is.
func TestMain(m *testing.M) {
	if tool := os.Getenv(toolEnv); tool != "" {
		os.Exit(shim(tool))
	}
	os.Exit(m.Run())
}

// retired names a path of PIM v2. It imports nothing: what is imported would be
// analyzed, too.
const retired = `package retired

type place struct{ url string }

var roles = place{"https://graph.microsoft.com/beta/privilegedRoles"}
`

func newTestBench(t *testing.T) *bench {
	t.Helper()
	ctx := context.Background()
	pimvet := filepath.Join(t.TempDir(), "pimvet")
	if err := build(ctx, pimvet, "cmd/pimvet"); err != nil {
		t.Fatal(err)
	}
	b, err := newBench(ctx, pimvet, 5*time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(b.temp) })
	return b
}

func TestRun(t *testing.T) {
	b := newTestBench(t)
	ctx := context.Background()
	broken, err := choose("broken")
	if err != nil {
		t.Fatal(err)
	}
	if res := b.run(ctx, broken[0]); len(res.failures) > 0 {
		t.Errorf("a program that does not compile: %q", res.failures)
	}
	whole := row{name: "whole", source: "package whole\n", broken: true}
	if res := b.run(ctx, row{name: "few", source: "package few\n", least: 1}); len(res.failures) != 1 || !strings.Contains(res.failures[0], "0 requests") {
		t.Errorf("a program without the requests it should have: %q", res.failures)
	}
	if res := b.run(ctx, whole); len(res.failures) != 1 || !strings.Contains(res.failures[0], "exit status 0, expected 2") {
		t.Errorf("a program that compiles and should not: %q", res.failures)
	}
	res := b.run(ctx, row{name: "retired", source: retired})
	if len(res.failures) != 1 || !strings.HasPrefix(res.failures[0], "retired.go:5: found ") {
		t.Errorf("a program that names PIM v2: %q", res.failures)
	}
	i := slices.IndexFunc(res.cost.units, func(u unit) bool { return u.ID == "example.com/retired" })
	if i < 0 || res.cost.units[i].CPU <= 0 || res.cost.units[i].Peak <= 0 || res.cost.ratio(res.cost.units[i]) <= 0 {
		t.Errorf("nothing measured of the program: %+v", res.cost.units)
	}
}

func TestCrash(t *testing.T) {
	b := newTestBench(t)
	b.pimvet = filepath.Join(t.TempDir(), "tool")
	script := "#!/bin/sh\ncase $1 in\n-V=full) echo tool version devel buildID=1;;\n-flags) echo '[]';;\n*) echo 'panic: no' >&2; exit 2;;\nesac\n"
	if err := os.WriteFile(b.pimvet, []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	res := b.run(context.Background(), row{name: "retired", source: "package retired\n"})
	if want := []string{"example.com/retired: panic: no"}; !slices.Equal(res.failures, want) {
		t.Errorf("failures: %q, want %q", res.failures, want)
	}
}

func TestAgainst(t *testing.T) {
	b := newTestBench(t)
	var out bytes.Buffer
	if err := b.against(context.Background(), row{name: "retired", source: retired}, b.pimvet, &out); err != nil {
		t.Fatal(err)
	}
	if got, want := out.String(), "  retired: 1 line the same, 0 gone, 0 new\n"; got != want {
		t.Errorf("a binary against itself: %q, want %q", got, want)
	}
}

func TestDifference(t *testing.T) {
	a, b := []string{"a", "b", "b", "d"}, []string{"b", "c", "d"}
	if got, want := difference(a, b), []string{"a", "b"}; !slices.Equal(got, want) {
		t.Errorf("in the first: %q, want %q", got, want)
	}
	if got, want := difference(b, a), []string{"c"}; !slices.Equal(got, want) {
		t.Errorf("in the second: %q, want %q", got, want)
	}
}

func TestCount(t *testing.T) {
	site := func(file, url, how string) callsite.Site {
		s := callsite.Site{Position: callsite.Position{File: file}, How: how}
		if url != "" {
			s.URLs = []string{url}
		}
		return s
	}
	got := count([]callsite.Site{
		site("a.go", "https://example.com", "direct"), site("a.go", "", "parameter"), site("a.go", "", "field"),
		site("a.go", "", "computed"), site("a_test.go", "", "field"), site("a_test.go", "{}/x", "direct"),
	})
	want := requests{sites: 4, resolved: 1, parameter: 1, field: 1, computed: 1, inTests: 2, resolvedInTestFiles: 1}
	if got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func TestKnown(t *testing.T) {
	list, err := parseKnown("row\tfile\trule\treason\nstd\ta.go\tr\tbecause\nstd\tb.go\tr\tgone\nlo\tb.go\tr\tnot run\n")
	if err != nil {
		t.Fatal(err)
	}
	finding := func(file string) report.Finding { return report.Finding{File: file, Rule: "r"} }
	news, stale := unexplained(list, "std", []report.Finding{finding("a.go"), finding("c.go")})
	if len(news) != 1 || news[0].File != "c.go" {
		t.Errorf("not explained: %+v, want c.go", news)
	}
	if len(stale) != 1 || stale[0].file != "b.go" {
		t.Errorf("stale: %+v, want b.go", stale)
	}
	if _, err := parseKnown("row\tfile\trule\treason\nstd\ta.go\tr\t\n"); err == nil {
		t.Error("a finding without a reason is accepted")
	}
	if _, err := parseKnown(knownText); err != nil {
		t.Error(err)
	}
}

func TestTables(t *testing.T) {
	u := unit{ID: "example.com/a", CPU: 3 * time.Second, Peak: 2048}
	results := []result{
		{row: "a", wall: 9 * time.Second, requests: requests{sites: 3, resolved: 2, field: 1},
			cost: cost{units: []unit{u}, nothing: map[unitKey]time.Duration{u.key(): 2 * time.Second}}},
		{row: "b", failures: []string{"x"}},
		{row: "c", skipped: "no compiler"},
	}
	var out bytes.Buffer
	if err := writeTables(&out, results); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join("testdata", "tables.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if out.String() != string(want) {
		t.Errorf("printed\n%swant\n%s", out.String(), want)
	}
}

func TestChoose(t *testing.T) {
	if got, err := choose("lo,std"); err != nil || len(got) != 2 || got[0].name != "lo" {
		t.Errorf("%v, %v", got, err)
	}
	if _, err := choose("no"); err == nil || !strings.Contains(err.Error(), "choose from std,") {
		t.Errorf("an unknown row: %v", err)
	}
}
