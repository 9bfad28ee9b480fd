package main

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the keys of go-github's old versions")

// TestGoGitHubKeys holds the keys in testdata against what they are made of:
// the annotations of the client and the description. With -update it writes
// them; a correction by hand has to be made here then.
func TestGoGitHubKeys(t *testing.T) {
	b := &bench{ctx: t.Context(), temp: t.TempDir(), dir: "."}
	ops, err := b.githubOperations("api.github.com")
	if errors.Is(err, errSkip) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	for file, pkg := range map[string]string{"go-github-v62.0.0.tsv": goGitHub62, "go-github-v75.0.0.tsv": goGitHub75} {
		dir, err := b.packageDir(pkg)
		if err != nil {
			t.Fatal(err)
		}
		lines, err := annotatedDeprecated(dir, "api.github.com", ops)
		if err != nil {
			t.Fatal(err)
		}
		if len(lines) < 10 {
			t.Errorf("%s: %d lines, expected more: the reader finds nothing", file, len(lines))
		}
		name, want := filepath.Join("testdata", file), strings.Join(lines, "\n")+"\n"
		if *update {
			if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("%s is not what annotations and description say; go test -run %s -update writes it:\n%s", file, t.Name(), want)
		}
	}
}

func TestOperations(t *testing.T) {
	ops, err := operations([]byte(`{"paths": {"/x/{id}": {"parameters": [], "get": {"operationId": "x/get", "deprecated": true}}}}`))
	if err != nil {
		t.Fatal(err)
	}
	want := operation{endpoint{"GET", "/x/{id}"}, "x/get", true}
	if len(ops) != 1 || ops[0] != want {
		t.Errorf("%v, want %v", ops, want)
	}
	if _, err := operations([]byte(`{"paths": []}`)); err == nil {
		t.Error("no error for what is no description")
	}
}

func TestDocs(t *testing.T) {
	dir := t.TempDir()
	source := "package x\n\n// F does.\n//\n// Deprecated: use G.\nfunc F() {}\n\n// G is not Deprecated: it stays.\nfunc G() {}\n"
	if err := os.WriteFile(filepath.Join(dir, "x.go"), []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	marked, places, err := docs(dir)
	if err != nil {
		t.Fatal(err)
	}
	if !marked["F"] || marked["G"] || places["F"] != "x.go:6" {
		t.Errorf("marked %v, places %v", marked, places)
	}
}

func TestShadowed(t *testing.T) {
	ops := []operation{
		{endpoint{"POST", "/orgs/{org}/{product}/{enablement}"}, "old", true},
		{endpoint{"POST", "/orgs/{org}/actions/runner-groups"}, "live", false},
		{endpoint{"POST", "/orgs/{org}/actions/runners/{id}"}, "longer", false},
	}
	got := shadowed([]answer{
		{"S.Live", []endpoint{{"POST", "/orgs/{o}/actions/runner-groups"}}},
		{"S.Longer", []endpoint{{"POST", "/orgs/{org}/actions/runners/{id}"}}},
		{"S.Old", []endpoint{{"POST", "/orgs/{org}/{product}/{enablement}"}}},
		{"S.OtherMethod", []endpoint{{"GET", "/orgs/{org}/actions/runner-groups"}}},
	}, ops)
	if len(got) != 1 || got["S.Live"] == "" {
		t.Errorf("%v, want S.Live alone", got)
	}
}

func TestSuccessorNamedIn(t *testing.T) {
	s := successor{endpoint: endpoint{"GET", "/v2/registries/options"}}
	for message, want := range map[string]bool{
		"GET /v2/registry/options is deprecated: use GET /v2/registries/options [registry_get_options]":     true,
		"GET /v2/registry/options is deprecated: use GET /v2/registries/options; not edited: why [id]":      true,
		"GET /v2/registry/options is deprecated: use GET /v2/registries/options/x [id]":                     false,
		"GET /v2/registry/options is deprecated [registry_get_options]":                                     false,
		"GET /v2/registries/options is deprecated: use GET /v2/other or GET /v2/registries/options [other]": false,
	} {
		if got := s.namedIn(message); got != want {
			t.Errorf("%v for %s", got, message)
		}
	}
}
