package main

import (
	"strings"
	"testing"
)

const (
	summary  = `{"osv": {"id": "GO-1", "summary": "Panic"}}`
	required = `{"finding": {"osv": "GO-1", "fixed_version": "v1.1.0", "trace": [{"module": "example.com/dep", "version": "v1.0.0"}]}}`
	called   = `{"finding": {"osv": "GO-1", "fixed_version": "v1.1.0", "trace": [
		{"module": "example.com/dep", "version": "v1.0.0", "package": "example.com/dep/p", "function": "F"},
		{"module": "example.com/m", "package": "example.com/m", "function": "G", "position": {"filename": "m.go", "line": 7}}]}}`
	standard = `{"finding": {"osv": "GO-2", "trace": [
		{"module": "stdlib", "version": "v1.26.8", "package": "net/http", "function": "Get"},
		{"module": "example.com/m", "package": "example.com/m", "function": "H"}]}}`
)

func TestReport(t *testing.T) {
	const (
		dependency = "GO-1 example.com/dep@v1.0.0, fixed in v1.1.0: Panic: example.com/dep/p.F is called from m.go:7\n"
		library    = "GO-2 stdlib@v1.26.8, not fixed in any version: : net/http.Get is called from example.com/m\n"
	)
	for _, tt := range []struct {
		name, said, want string
		vulnerable       bool
	}{
		{"nothing", "", "vuln: 0 in dependencies; 0 in", false},
		{"required only", summary + required, "vuln: 0 in dependencies; 0 in", false},
		{"called, in two ways", summary + required + called + called, dependency + "vuln: 1 in dependencies; 0 in", true},
		{"standard library", standard, library + "vuln: 0 in dependencies; 1 in", false},
		{"both", standard + summary + called, dependency + library + "vuln: 1 in dependencies; 1 in", true},
	} {
		found, err := read(strings.NewReader(tt.said))
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		vulnerable, err := report(&out, found)
		if err != nil || vulnerable != tt.vulnerable || !strings.HasPrefix(out.String(), tt.want) {
			t.Errorf("%s: %v, %v\n%s", tt.name, vulnerable, err, &out)
		}
	}
	if _, err := read(strings.NewReader(called + `{"finding"`)); err == nil {
		t.Error("an answer that breaks off is taken")
	}
}
