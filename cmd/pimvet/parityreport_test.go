package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v2/sarif"

	"github.com/pimigrate/pimigrate/internal/editcase"
	"github.com/pimigrate/pimigrate/internal/report"
)

// TestReportParity looks at all cases through every format and through go vet.
// Each has to name the same places and rules. TestParity compares the edits of
// the drivers; package sarif and the module of the golangci-lint plugin have
// tests of theirs.
func TestReportParity(t *testing.T) {
	if testing.Short() {
		t.Skip("analyzes the standard library")
	}
	rewrite := filepath.Join("..", "..", "analyzer", "rewrite", "testdata")
	cases, err := editcase.Read(rewrite)
	if err != nil {
		t.Fatal(err)
	}
	cases = slices.DeleteFunc(cases, func(c *editcase.Case) bool { return c.Flags != nil })
	sdk, err := filepath.Abs(filepath.Join(rewrite, "sdk"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := editcase.WriteModule(dir, cases, sdk); err != nil {
		t.Fatal(err)
	}
	run := func(name string, args ...string) string {
		cmd := exec.CommandContext(t.Context(), name, args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=", "GOPROXY=off", "GOTOOLCHAIN=local", "GOWORK=off")
		out, err := cmd.CombinedOutput()
		if cmd.ProcessState.ExitCode() != findings {
			t.Fatalf("%s %v: %v\n%s", name, args, err, out)
		}
		return string(out)
	}
	text := run(tool, "-format", "text,json=r.json,sarif=r.sarif,github=r.github", "./...")
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	want := jsonPlaces(t, read("r.json"))
	if len(want) < len(cases) {
		t.Fatalf("%d findings in %d cases", len(want), len(cases))
	}
	for name, got := range map[string][]string{
		"text":   textPlaces(text, `(?m)^(\S+\.go):(\d+):(\d+): .* \[([^\]]+)\]$`),
		"github": textPlaces(string(read("r.github")), `(?m)^::\w+ file=([^,]+),line=(\d+),col=(\d+),.*,title=([^:]+)::`),
		"go vet": textPlaces(run("go", "vet", "-vettool="+tool, "./..."), `(?m)^(\S+\.go):(\d+):(\d+): .* \[([^\]]+)\]$`),
		"sarif":  sarifPlaces(t, read("r.sarif")),
	} {
		compare(t, name, got, want)
	}
}

func compare(t *testing.T, name string, got, want []string) {
	t.Helper()
	slices.Sort(got)
	got = slices.Compact(got) // go vet repeats what is in a package and its test variant
	for _, s := range got {
		if !slices.Contains(want, s) {
			t.Errorf("%s: only here: %s", name, s)
		}
	}
	for _, s := range want {
		if !slices.Contains(got, s) {
			t.Errorf("%s: missing: %s", name, s)
		}
	}
}

func spot(file, line, column, rule any) string {
	return fmt.Sprintf("%s:%v:%v %s", strings.TrimPrefix(file.(string), "./"), line, column, rule)
}

func jsonPlaces(t *testing.T, data []byte) []string {
	t.Helper()
	var r report.Report
	if err := json.Unmarshal(data, &r); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range r.Findings {
		out = append(out, spot(f.File, f.Line, f.Column, f.Rule))
	}
	return out
}

func textPlaces(text, pattern string) []string {
	var out []string
	for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
		out = append(out, spot(m[1], m[2], m[3], m[4]))
	}
	return out
}

// sarifPlaces takes columns as they are: what stands before the findings of the
// cases is ASCII.
func sarifPlaces(t *testing.T, data []byte) []string {
	t.Helper()
	log, err := sarif.FromBytes(data)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, res := range log.Runs[0].Results {
		at := res.Locations[0].PhysicalLocation
		out = append(out, spot(*at.ArtifactLocation.URI, *at.Region.StartLine, *at.Region.StartColumn, *res.RuleID))
	}
	return out
}
