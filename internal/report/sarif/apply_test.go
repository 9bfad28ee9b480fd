package sarif

import (
	"cmp"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"unicode/utf16"

	"github.com/owenrumney/go-sarif/v2/sarif"
)

// apply makes all fixes of a log in the files below root, as a program does that
// knows nothing but SARIF: it finds the text by lines and UTF-16 columns. It
// returns the files that change.
func apply(t *testing.T, log []byte, root string) map[string]string {
	t.Helper()
	texts, edits := map[string]*text{}, map[string][]splice[uint16]{}
	for _, res := range parse(t, log).Results {
		for _, fix := range res.Fixes {
			for _, change := range fix.ArtifactChanges {
				name := fileOf(t, change.ArtifactLocation)
				if texts[name] == nil {
					content, err := os.ReadFile(filepath.Join(root, name))
					if err != nil {
						t.Fatal(err)
					}
					texts[name] = newText(string(content))
				}
				for _, r := range change.Replacements {
					edits[name] = append(edits[name], texts[name].splice(t, r))
				}
			}
		}
	}
	after := map[string]string{}
	for name, x := range texts {
		after[name] = x.mark + string(utf16.Decode(spliced(t, name, x.units, edits[name])))
	}
	return after
}

// fileOf is the name of a file relative to the root.
func fileOf(t *testing.T, at sarif.ArtifactLocation) string {
	t.Helper()
	u, err := url.Parse(*at.URI)
	if err != nil || u.IsAbs() || *at.URIBaseId != "%SRCROOT%" {
		t.Fatalf("%s is no file of the repository (%v)", *at.URI, err)
	}
	return filepath.FromSlash(u.Path)
}

// A text is the content of a file as SARIF counts it.
type text struct {
	mark   string // the byte order mark, or nothing
	units  []uint16
	starts []int // of lines
}

func newText(content string) *text {
	x := &text{starts: []int{0}}
	if runes := []rune(content); len(runes) > 0 && runes[0] == '\uFEFF' {
		x.mark, content = string(runes[:1]), string(runes[1:])
	}
	x.units = utf16.Encode([]rune(content))
	for i, u := range x.units {
		if u == '\n' {
			x.starts = append(x.starts, i+1)
		}
	}
	return x
}

func (x *text) span(t *testing.T, r *sarif.Region) (start, end int) {
	t.Helper()
	at := func(line, column int) int {
		if line > len(x.starts) || column < 1 || x.starts[line-1]+column-1 > len(x.units) {
			t.Fatalf("line %d column %d is not in the file", line, column)
		}
		return x.starts[line-1] + column - 1
	}
	return at(*r.StartLine, *r.StartColumn), at(*r.EndLine, *r.EndColumn)
}

func (x *text) splice(t *testing.T, r *sarif.Replacement) splice[uint16] {
	t.Helper()
	var out splice[uint16]
	out.start, out.end = x.span(t, &r.DeletedRegion)
	if r.InsertedContent != nil {
		out.text = utf16.Encode([]rune(*r.InsertedContent.Text))
	}
	return out
}

// A splice replaces [start, end) of a file's units or bytes.
type splice[T any] struct {
	start, end int
	text       []T
}

// spliced makes all splices, and those that are the same once.
func spliced[T comparable](t *testing.T, name string, content []T, all []splice[T]) []T {
	t.Helper()
	slices.SortStableFunc(all, func(a, b splice[T]) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end)) })
	all = slices.CompactFunc(all, func(a, b splice[T]) bool {
		return a.start == b.start && a.end == b.end && slices.Equal(a.text, b.text)
	})
	var out []T
	at := 0
	for _, s := range all {
		if s.start < at {
			t.Fatalf("%s: fixes overlap at %d", name, s.start)
		}
		out = append(append(out, content[at:s.start]...), s.text...)
		at = s.end
	}
	return append(out, content[at:]...)
}
