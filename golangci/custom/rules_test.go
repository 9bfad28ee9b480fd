package main

import (
	"path/filepath"
	"strings"
	"testing"
)

const description = `openapi: 3.0.3
info: {title: shop, version: "1"}
servers: [{url: https://shop.example.com}]
paths:
  /v1/carts/{cart}:
    get: {operationId: getCart, deprecated: true, responses: {"200": {description: OK}}}
  /v1/stock/{item}:
    get: {operationId: getStock, responses: {"200": {description: OK}}}
`

const shopper = `package p

import "net/http"

func f(id string) {
	http.Get("https://shop.example.com/v1/carts/" + id)
	http.Get("https://shop.example.com/v1/stock/" + id)
}
`

// TestRules lints with a rule file from below the directory that holds it, and
// again after the file has changed: the cache must not answer then.
func TestRules(t *testing.T) {
	dir := t.TempDir()
	below := filepath.Join(dir, "p")
	write(t, filepath.Join(dir, "go.mod"), module)
	write(t, filepath.Join(below, "p.go"), shopper)
	configureRules(t, dir)

	compile(t, dir, description)
	wantLines(t, below, 6)
	compile(t, dir, strings.Replace(description, "getStock,", "getStock, deprecated: true,", 1))
	wantLines(t, below, 6, 7)
}

// TestBadRules: bad rules end the run, and nothing is said to be clean.
func TestBadRules(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), module)
	write(t, filepath.Join(dir, "p.go"), shopper)
	configureRules(t, dir)

	_, stderr := runLinter(t, dir, failed)
	if want := "there is no file rules.json in " + dir; !strings.Contains(stderr, want) {
		t.Errorf("without a rule file golangci-lint says %q, want %q", stderr, want)
	}
	write(t, filepath.Join(dir, "rules.json"), "{")
	_, stderr = runLinter(t, dir, failed)
	if want := "make the file with 'pimvet compile'"; !strings.Contains(stderr, want) {
		t.Errorf("with a bad rule file golangci-lint says %q, want %q", stderr, want)
	}
}

func configureRules(t *testing.T, dir string) {
	t.Helper()
	configure(t, dir)
	name := filepath.Join(dir, ".golangci.yml")
	before := string(read(t, name))
	after := strings.Replace(before, "settings: {}", "settings: {rules: [rules.json]}", 1)
	if after == before {
		t.Fatal("docs/ci/golangci.yml has no settings to replace")
	}
	write(t, name, after)
}

func compile(t *testing.T, dir, text string) {
	t.Helper()
	write(t, filepath.Join(dir, "api.yaml"), text)
	run(t, dir, clean, pimvet, "compile", "-o", "rules.json", "api.yaml")
}

func wantLines(t *testing.T, dir string, lines ...int) {
	t.Helper()
	got, _ := runLinter(t, dir, findings)
	if len(got) != len(lines) {
		t.Fatalf("findings are %v, wanted in lines %v", got, lines)
	}
	for i, f := range got {
		if f.line != lines[i] {
			t.Errorf("finding %v is wanted in line %d", f, lines[i])
		}
	}
}
