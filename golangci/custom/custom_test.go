package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Exit statuses of golangci-lint.
const (
	clean    = 0
	findings = 1
	failed   = 3
)

// The programs that are compared: this one, and pimvet.
var linter, pimvet string

const root = "../.."

func TestMain(m *testing.M) {
	os.Exit(buildAndRun(m))
}

func buildAndRun(m *testing.M) int {
	bin, err := os.MkdirTemp("", "golangci")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(bin)
	linter, pimvet = filepath.Join(bin, "golangci-lint"), filepath.Join(bin, "pimvet")
	for _, build := range []*exec.Cmd{
		exec.Command("go", "build", "-buildvcs=false", "-o", linter, "."),
		exec.Command("go", "build", "-C", root, "-buildvcs=false", "-o", pimvet, "./cmd/pimvet"),
	} {
		if out, err := build.CombinedOutput(); err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n%s", build, err, out)
			return 1
		}
	}
	os.Setenv("GOLANGCI_LINT_CACHE", filepath.Join(bin, "cache"))
	for _, v := range []string{"CGO_ENABLED=0", "GOFLAGS=", "GOTOOLCHAIN=local", "GOWORK=off"} {
		name, value, _ := strings.Cut(v, "=")
		os.Setenv(name, value)
	}
	return m.Run()
}

// A finding of either program.
type finding struct {
	file    string
	line    int
	column  int
	message string
}

// runLinter lints the packages below dir with nothing but pimvet and returns
// what is found, and what is said on standard error.
func runLinter(t *testing.T, dir string, exit int, flags ...string) ([]finding, string) {
	t.Helper()
	args := append([]string{"run", "--enable-only=pimv2", "--output.json.path=stdout"}, flags...)
	stdout, stderr := run(t, dir, exit, linter, append(args, "./...")...)
	if exit == failed {
		return nil, stderr
	}
	var report struct {
		Issues []struct {
			FromLinter, Text string
			Pos              struct {
				Filename     string
				Line, Column int
			}
		}
	}
	if err := json.NewDecoder(strings.NewReader(stdout)).Decode(&report); err != nil {
		t.Fatalf("golangci-lint printed %v:\n%s", err, stdout)
	}
	var out []finding
	for _, i := range report.Issues {
		if i.FromLinter != "pimv2" && i.FromLinter != "gofmt" {
			t.Errorf("%s:%d: %s reports %s", i.Pos.Filename, i.Pos.Line, i.FromLinter, i.Text)
		}
		if i.FromLinter == "pimv2" {
			out = append(out, finding{i.Pos.Filename, i.Pos.Line, i.Pos.Column, i.Text})
		}
	}
	return out, stderr
}

// run runs a program that has to end with the status exit.
func run(t *testing.T, dir string, exit int, program string, args ...string) (stdout, stderr string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), program, args...)
	cmd.Dir = dir
	var out, err strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &err
	e := cmd.Run()
	if code := cmd.ProcessState.ExitCode(); code != exit {
		t.Fatalf("%s %s: exit status is %d, not %d: %v\n%s%s", filepath.Base(program), strings.Join(args, " "), code, exit, e, &out, &err)
	}
	return out.String(), err.String()
}

// configure gives dir the configuration that users are told to take.
func configure(t *testing.T, dir string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, "docs", "ci", "golangci.yml"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, ".golangci.yml"), string(data))
}

func write(t *testing.T, name, data string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(data), 0o666); err != nil {
		t.Fatal(err)
	}
}
