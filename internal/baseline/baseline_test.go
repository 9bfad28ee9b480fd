package baseline

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/internal/report"
)

func finding(file, fingerprint string) report.Finding {
	return report.Finding{File: file, Rule: "getX", Fingerprint: fingerprint}
}

func always(string) bool { return true }

func TestRoundTrip(t *testing.T) {
	b := New([]report.Finding{finding("b.go", "2"), finding("a.go", "9"), finding("a.go", "1")}, nil, always)
	data, err := b.Encode()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "baseline.json")
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := Read(name)
	if err != nil {
		t.Fatal(err)
	}
	if want := []Entry{{"a.go", "getX", "1"}, {"a.go", "getX", "9"}, {"b.go", "getX", "2"}}; !slices.Equal(got.Findings, want) {
		t.Errorf("got %v, want %v", got.Findings, want)
	}
	if !got.Has(finding("a.go", "9")) || got.Has(finding("a.go", "3")) {
		t.Error("it has other findings than were written")
	}
}

// Files that were not looked at are neither stale nor forgotten.
func TestPart(t *testing.T) {
	old := New([]report.Finding{finding("a.go", "1"), finding("a.go", "2"), finding("b.go", "3")}, nil, always)
	onlyA := func(file string) bool { return file == "a.go" }
	now := []report.Finding{finding("a.go", "2"), finding("a.go", "4")}
	if got, want := old.Stale(now, onlyA), []Entry{{"a.go", "getX", "1"}}; !slices.Equal(got, want) {
		t.Errorf("stale are %v, want %v", got, want)
	}
	want := []Entry{{"a.go", "getX", "2"}, {"a.go", "getX", "4"}, {"b.go", "getX", "3"}}
	if got := New(now, old, onlyA).Findings; !slices.Equal(got, want) {
		t.Errorf("the new one has %v, want %v", got, want)
	}
}

func TestReadErrors(t *testing.T) {
	for content, want := range map[string]string{
		"":                                "EOF",
		"[]":                              "cannot unmarshal",
		`{"version": 2}`:                  "version 2, not 1",
		`{"version": 1, "packages": []}`:  "unknown field",
		`{"version": 1, "findings": [{}]`: "unexpected EOF",
	} {
		name := filepath.Join(t.TempDir(), "baseline.json")
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Read(name); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "-write-baseline") {
			t.Errorf("%q: %v, want %q", content, err, want)
		}
	}
	if _, err := Read("absent.json"); err == nil || !strings.Contains(err.Error(), "-write-baseline") {
		t.Errorf("absent: %v", err)
	}
}
