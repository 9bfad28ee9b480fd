package main

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const module = "module example.com/limits\n\ngo 1.26\n"

// TestLimits shows what golangci-lint hides unless it is told otherwise, as
// docs/ci/golangci.yml does.
func TestLimits(t *testing.T) {
	const deprecated = 60
	get := func(i int) string { return fmt.Sprintf("http.Get(\"https://api.example.com/v1/thing%d/\" + id)", i) }
	all := ""
	for i := range deprecated {
		all += "\t" + get(i) + "\n"
	}
	tests := []struct {
		name          string
		body          string
		shown, hidden int
	}{
		{"one text", strings.Repeat("\t"+get(1)+"\n", 8), 3, 5},
		{"one line", "\tfunc() { " + get(1) + "; " + get(2) + " }()\n", 1, 1},
		{"one linter", all, 50, deprecated - 50},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, "go.mod"), module)
			write(t, filepath.Join(dir, "p.go"), "package p\n\nimport \"net/http\"\n\nfunc f(id string) {\n"+test.body+"}\n")
			configureRules(t, dir)
			compile(t, dir, things(deprecated))
			all, _ := runLinter(t, dir, findings)
			if len(all) != test.shown+test.hidden {
				t.Errorf("with docs/ci/golangci.yml %d findings are shown, not %d", len(all), test.shown+test.hidden)
			}
			unlimited := string(read(t, filepath.Join(dir, ".golangci.yml")))
			limited := regexp.MustCompile(`(?m)^issues:\n(  .*\n)+`).ReplaceAllString(unlimited, "")
			if limited == unlimited {
				t.Fatal("docs/ci/golangci.yml lifts no limits")
			}
			write(t, filepath.Join(dir, ".golangci.yml"), limited)
			some, _ := runLinter(t, dir, findings)
			if len(some) != test.shown {
				t.Errorf("by default %d findings are shown, not %d", len(some), test.shown)
			}
		})
	}
}

// things describes n deprecated operations.
func things(n int) string {
	text := "openapi: 3.0.3\ninfo: {title: things, version: \"1\"}\nservers: [{url: https://api.example.com}]\npaths:\n"
	for i := range n {
		text += fmt.Sprintf("  /v1/thing%d/{id}:\n    get: {operationId: getThing%d, deprecated: true, responses: {\"200\": {description: OK}}}\n", i, i)
	}
	return text
}

// TestDirectives: all forms mean what they mean to pimvet.
func TestDirectives(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), module)
	write(t, filepath.Join(dir, "p.go"), `package p

import "net/http"

func f(id string) {
	http.Get("https://graph.microsoft.com/beta/privilegedRoles/" + id) //nolint:pimv2 // until the tenant is migrated
	http.Get("https://graph.microsoft.com/beta/privilegedRoles/" + id)
	//pimvet:ignore until the tenant is migrated
	http.Get("https://graph.microsoft.com/beta/privilegedRoles/" + id)
	//lint:ignore pimv2 until the tenant is migrated
	http.Get("https://graph.microsoft.com/beta/privilegedRoles/" + id)
}
`)
	configure(t, dir)
	want := runPimvet(t, dir)
	if len(want) != 1 || want[0].Line != 7 {
		t.Errorf("pimvet finds %v, want one in line 7", want)
	}
	got, _ := runLinter(t, dir, findings)
	compare(t, want, got)
}
