package rewrite_test

import (
	"flag"
	"fmt"
	"go/format"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/pimigrate/pimigrate/internal/editcase"
)

var update = flag.Bool("update", false, "write what the edits do to testdata as what they should do")

// TestCorpus holds the edits to the cases in testdata. Package editcase says
// what a case looks like. Whatever a case wants, the edits of a package
//
//   - do not conflict, compile, and leave no edit to a second run, all of them
//     together as drivers apply them, and
//   - compile and leave nothing to gofmt one finding at a time, as editors
//     apply them.
func TestCorpus(t *testing.T) {
	cases, err := editcase.Read("testdata")
	if err != nil {
		t.Fatal(err)
	}
	before := load(t, cases)
	analyze(t, before)
	after := slices.Clone(before)
	var edited []*program
	for i, p := range before {
		if edits := p.edits(); len(edits) > 0 {
			after[i] = p.with(formatted(p.apply(edits)))
			edited = append(edited, after[i])
		}
	}
	analyze(t, edited)
	for i, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			if before[i].err != nil {
				t.Fatalf("before the edits: %v", before[i].err)
			}
			checkFormat(t, before[i].files)
			checkEdits(t, before[i])
			checkAgain(t, before[i], after[i])
			checkWanted(t, c, before[i], after[i])
		})
	}
}

// checkWanted compares with what the case says.
func checkWanted(t *testing.T, c *editcase.Case, before, after *program) {
	changed := map[string][]byte{}
	for name, data := range after.files {
		if string(data) != string(before.files[name]) {
			changed[name] = data
		}
	}
	refusals := before.refusals()
	if *update {
		if err := c.Update(changed, refusals); err != nil {
			t.Error(err)
		}
		return
	}
	compare(t, "findings", strings.Join(c.Findings, "\n"), strings.Join(refusals, "\n"))
	names := slices.Concat(slices.Collect(maps.Keys(changed)), slices.Collect(maps.Keys(c.Want)))
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		want, ok := c.Want[name]
		if !ok {
			want = before.files[name] // no want file: no change
		}
		got, ok := changed[name]
		if !ok {
			got = before.files[name]
		}
		compare(t, name, string(want), string(got))
	}
}

func compare(t *testing.T, name, want, got string) {
	t.Helper()
	if want != got {
		t.Errorf("%s", diff.Diff("want "+name, []byte(want+"\n"), "got "+name, []byte(got+"\n")))
	}
}

// checkFormat checks a case itself: drivers treat files that gofmt would change
// differently.
func checkFormat(t *testing.T, files map[string][]byte) {
	for name, source := range files {
		if formatted, _ := format.Source(source); string(formatted) != string(source) {
			t.Errorf("the case is not formatted:\n%s", diff.Diff(name, source, "formatted", formatted))
		}
	}
}

// checkEdits checks what must be true of all edits, together and alone.
func checkEdits(t *testing.T, before *program) {
	all := before.edits()
	for i, a := range all {
		for _, b := range all[:i] {
			if a.conflicts(b) {
				t.Errorf("two edits of the same bytes:\n%v\n%v", b, a)
			}
		}
	}
	for _, f := range before.findings {
		if len(f.edits) == 0 {
			continue
		}
		files := before.apply(f.edits)
		if err := before.with(files).err; err != nil {
			t.Errorf("with the edits of %s:%d alone: %v\n%s", f.file, f.line, err, diffs(before.files, files))
			continue
		}
		for name, source := range files {
			formatted, _ := format.Source(source)
			if got, want := alignments(source), alignments(formatted); got != want {
				t.Errorf("gofmt changes what the edits of %s:%d leave:\n%s", f.file, f.line,
					diff.Diff(name, []byte(got), "formatted", []byte(want)))
			}
		}
	}
}

// checkAgain checks the program after all edits.
func checkAgain(t *testing.T, before, after *program) {
	if after.err != nil {
		t.Fatalf("after the edits: %v\n%s", after.err, diffs(before.files, after.files))
	}
	for _, f := range after.findings {
		for _, e := range f.edits {
			t.Errorf("a second run edits again: %v", e)
		}
	}
}

// alignments makes all alignments one blank: they are gofmt's to change when
// the text between them does.
func alignments(source []byte) string {
	var out []string
	for line := range strings.Lines(string(source)) {
		text := strings.TrimLeft(line, "\t")
		indent := line[:len(line)-len(text)]
		out = append(out, indent+strings.Join(strings.Fields(text), " "))
	}
	return strings.Join(out, "\n")
}

func diffs(before, after map[string][]byte) string {
	var out strings.Builder
	for _, name := range slices.Sorted(maps.Keys(after)) {
		out.Write(diff.Diff("before", before[name], filepath.ToSlash(name), after[name]))
	}
	return out.String()
}

// refusals are the findings without an edit as a case lists them.
func (p *program) refusals() []string {
	var out []string
	for _, f := range p.findings {
		if len(f.edits) > 0 {
			continue
		}
		out = append(out, fmt.Sprintf("%s:%d %s", f.file, f.line, f.outcome()))
	}
	return out
}

// outcome is the reason why a call is not edited, or the whole message.
func (f finding) outcome() string {
	if i := strings.LastIndex(f.message, notEdited); f.category == "call" && i >= 0 {
		return strings.TrimSpace(f.message[i:strings.LastIndex(f.message, " [")])
	}
	return f.category + " " + f.message
}

const notEdited = "not edited: "
