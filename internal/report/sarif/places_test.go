package sarif

import (
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/pimigrate/pimigrate/internal/vetdriver"
)

// Regions and file names, seen by who reads the log: the text of each region is
// what was found.
func TestPlaces(t *testing.T) {
	tests := []struct{ name, file, content, text, uri string }{
		{"tabs", "p.go", "package p\n\n\t\tx(\"old\")\n", `"old"`, "p.go"},
		{"carriage returns", "p.go", "package p\r\n\r\nx(\"old\")\r\n", `"old"`, "p.go"},
		{"byte order mark", "p.go", "\uFEFFpackage p; x(\"old\")\n", `"old"`, "p.go"},
		{"after it", "p.go", "\uFEFFpackage p\n x(\"old\")\n", `"old"`, "p.go"},
		{"beyond the basic plane", "p.go", "/* \U0001F600ä */ x(\"\U0001F600old\")", "\"\U0001F600old\"", "p.go"},
		{"several lines", "p.go", "x(`ä\r\n\U0001F600` +\r\n\t\"old\")", "`ä\r\n\U0001F600` +\r\n\t\"old\"", "p.go"},
		{"end of the file", "p.go", "old\n", "old\n", "p.go"},
		{"line end", "p.go", "a old\r\nb", "old\r", "p.go"},
		{"file name", "a b/#50%?[x].go", "old", "old", "a%20b/%2350%25%3F%5Bx%5D.go"},
		{"Unicode file name", "ü\U0001F600.go", "old", "old", "%C3%BC%F0%9F%98%80.go"},
		{"colon", "a:b.go", "old", "old", "a%3Ab.go"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if runtime.GOOS == "windows" && strings.ContainsAny(test.file, "?:") {
				t.Skip("Windows has no such file names")
			}
			log := write(t, map[string]string{test.file: test.content}, found{test.file, cancel, test.text, "n\U0001F600w"})
			validate(t, log)
			res := parse(t, log).Results[0]
			at := res.Locations[0].PhysicalLocation
			if *at.ArtifactLocation.URI != test.uri {
				t.Errorf("the URI is %s, want %s", *at.ArtifactLocation.URI, test.uri)
			}
			text := newText(test.content)
			start, end := text.span(t, at.Region)
			if got := string(utf16.Decode(text.units[start:end])); got != test.text {
				t.Errorf("the region is %q, want %q", got, test.text)
			}
			want := strings.Replace(test.content, test.text, "n\U0001F600w", 1)
			if got := apply(t, log, ".")[test.file]; got != want {
				t.Errorf("the fix makes %q, want %q", got, want)
			}
		})
	}
}

// A file outside of the repository has a URI of its own.
func TestOutside(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a b.go")
	put(t, name, "old")
	f := finding(t, found{name, cancel, "old", ""})
	t.Chdir(t.TempDir())
	put(t, ".git/HEAD", "")
	log := writeResult(t, &vetdriver.Result{Findings: []vetdriver.Finding{f}})
	validate(t, log)
	at := parse(t, log).Results[0].Locations[0].PhysicalLocation.ArtifactLocation
	if !strings.HasPrefix(*at.URI, "file:///") || !strings.HasSuffix(*at.URI, "/a%20b.go") || at.URIBaseId != nil {
		t.Errorf("the location is %s, relative to %v", *at.URI, at.URIBaseId)
	}
}
