package rewrite_test

import (
	"bytes"
	"maps"
	"slices"
	"testing"

	"github.com/pimigrate/pimigrate/internal/editcase"
)

// TestSuppressed suppresses the calls of all cases, one line after the other,
// where there are others that might share something with it. It is not reported
// then, and the edits of the others leave it alone: afterwards the directive is
// needed still, and no edit is made that was one of its own.
func TestSuppressed(t *testing.T) {
	cases, err := editcase.Read("testdata")
	if err != nil {
		t.Fatal(err)
	}
	programs := load(t, cases)
	analyze(t, programs)
	var all []*suppressed
	for i, p := range programs {
		all = append(all, p.suppressed(cases[i].Name)...)
	}
	analyze(t, variants(all, func(s *suppressed) *program { return s.before }))
	for _, s := range all {
		s.after = s.before.with(formatted(s.before.apply(s.before.edits())))
	}
	analyze(t, variants(all, func(s *suppressed) *program { return s.after }))
	for _, s := range all {
		s.check(t)
	}
}

// A suppressed is a program in which a directive suppresses the calls of a line.
type suppressed struct {
	name          string
	file          string
	line          int
	own           []edit // that these calls would have
	before, after *program
}

func variants(all []*suppressed, of func(*suppressed) *program) []*program {
	var out []*program
	for _, s := range all {
		out = append(out, of(s))
	}
	return out
}

// suppressed are the programs that p becomes if the calls of a line are
// suppressed.
func (p *program) suppressed(name string) []*suppressed {
	var out []*suppressed
	calls := slices.DeleteFunc(slices.Clone(p.findings), func(f finding) bool { return f.category != "call" })
	for i, f := range calls {
		if len(calls) == 1 || i > 0 && f.file == calls[i-1].file && f.line == calls[i-1].line {
			continue
		}
		s := &suppressed{name: name, file: f.file, line: f.line}
		for _, other := range calls {
			if other.file == f.file && other.line == f.line {
				s.own = append(s.own, other.edits...)
			}
		}
		if files := p.withDirective(f); files != nil {
			s.before = p.with(files)
			out = append(out, s)
		}
	}
	return out
}

// withDirective is the files of p with a directive at the end of the line of f;
// nil if there is a comment already, or a string goes on.
func (p *program) withDirective(f finding) map[string][]byte {
	lines := bytes.Split(p.files[f.file], []byte("\n"))
	line := lines[f.line-1]
	if bytes.Contains(line, []byte(" //")) || bytes.Count(line, []byte("`"))%2 == 1 {
		return nil
	}
	lines[f.line-1] = slices.Concat(line, []byte(" //pimvet:ignore why"))
	files := maps.Clone(p.files)
	files[f.file] = bytes.Join(lines, []byte("\n"))
	return files
}

func (s *suppressed) check(t *testing.T) {
	for _, p := range []*program{s.before, s.after} {
		if p.err != nil {
			t.Errorf("%s, %s:%d suppressed: %v", s.name, s.file, s.line, p.err)
		}
		for _, f := range p.findings {
			if f.file == s.file && f.line == s.line {
				t.Errorf("%s, %s:%d suppressed: %s:%d: %s", s.name, s.file, s.line, f.file, f.line, f.message)
			}
		}
	}
	if s.name == "imports-together" {
		return // each call brings the other along, lest an import is left unused
	}
	for _, e := range s.before.edits() {
		if slices.Contains(s.own, s.before.unshifted(e, s)) {
			t.Errorf("%s, %s:%d suppressed: an edit of its own is made: %s", s.name, s.file, s.line, e)
		}
	}
}

// unshifted is e as it is without the directive of s.
func (p *program) unshifted(e edit, s *suppressed) edit {
	if e.file != s.file {
		return e
	}
	if bytes.Count(p.files[e.file][:e.start], []byte("\n")) >= s.line {
		e.start -= len(" //pimvet:ignore why")
		e.end -= len(" //pimvet:ignore why")
	}
	return e
}
