package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

const file = "../../docs/pim-migration.md"

func read(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestUpToDate(t *testing.T) {
	want, err := guide(rule.PIM())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal([]byte(read(t)), want) {
		t.Error("docs/pim-migration.md is stale: run make docs")
	}
}

func TestNamesEveryRetiredOperation(t *testing.T) {
	text := read(t)
	for _, o := range rule.PIM().Operations {
		if o.Deprecation != nil && !strings.Contains(text, "`"+o.ID+"`") {
			t.Errorf("the guide does not name %s, %s %s", o.ID, o.Method, o.Path)
		}
	}
}

var (
	link    = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	anchor  = regexp.MustCompile(`<a id="([^"]+)"></a>`)
	heading = regexp.MustCompile(`(?m)^#+ (.*)$`)
	dropped = regexp.MustCompile(`[^a-z0-9 _-]`)
)

func TestLinksResolve(t *testing.T) {
	text := read(t)
	here := map[string]bool{}
	for _, m := range anchor.FindAllStringSubmatch(text, -1) {
		here[m[1]] = true
	}
	for _, m := range heading.FindAllStringSubmatch(text, -1) {
		here[strings.ReplaceAll(dropped.ReplaceAllString(strings.ToLower(m[1]), ""), " ", "-")] = true
	}
	for _, m := range link.FindAllStringSubmatch(text, -1) {
		target := m[1]
		if name, ok := strings.CutPrefix(target, "#"); ok {
			if !here[name] {
				t.Errorf("no heading or anchor for %s", target)
			}
		} else if !strings.Contains(target, "://") {
			if _, err := os.Stat(filepath.Join(filepath.Dir(file), target)); err != nil {
				t.Error(err)
			}
		}
	}
}
