package html

import (
	"slices"
	"strings"

	"github.com/pimigrate/pimigrate/internal/report"
)

// A block is a run of lines of code.
type block struct {
	File  string // if not that of the finding
	Lines []line
}

// A line stays, goes or comes.
type line struct {
	Kind   kind
	Number int // in the file as it is; 0 for a line that comes
	Spans  []span
}

type kind int

const (
	stays kind = iota
	goes
	comes
)

func (l line) Goes() bool  { return l.Kind == goes }
func (l line) Comes() bool { return l.Kind == comes }

// A span is a part of a line that is all marked or not at all.
type span struct {
	Text   string
	Marked bool
}

// codeOf is what the edits of a finding change, or where it stands.
func codeOf(r *report.Report, f report.Finding) ([]block, error) {
	if len(f.Edits) == 0 {
		if lines := where(r, f); lines != nil {
			return []block{{Lines: lines}}, nil
		}
		return nil, nil
	}
	hunks, err := r.Hunks(f)
	if err != nil {
		return nil, err
	}
	var out []block
	for _, h := range hunks {
		b := block{Lines: diff(h)}
		if h.File != f.File {
			b.File = place(h.File)
		}
		out = append(out, b)
	}
	return out, nil
}

// shownLines is how much is shown of a long call.
const shownLines = 8

// where is the code that a finding is about, marked.
func where(r *report.Report, f report.Finding) []line {
	var out []line
	for n := f.Line; n <= min(f.EndLine, f.Line+shownLines-1); n++ {
		text := r.Line(f.File, n)
		from, to := len(text)-len(strings.TrimLeft(text, " \t")), len(text)
		if n == f.Line {
			from = min(max(f.Column-1, 0), len(text))
		}
		if n == f.EndLine {
			to = min(max(f.EndColumn-1, from), len(text))
		}
		if from > to {
			from = to
		}
		out = append(out, line{stays, n, spans(span{text[:from], false}, span{text[from:to], true}, span{text[to:], false})})
	}
	if !slices.ContainsFunc(out, func(l line) bool { return len(l.Spans) > 0 }) {
		return nil // the file is not there, or has fewer lines
	}
	return out
}

func spans(list ...span) []span {
	return slices.DeleteFunc(list, func(s span) bool { return s.Text == "" })
}

// diff is a hunk as lines that go, then those that come in their place.
func diff(h report.Hunk) []line {
	d := differ{next: h.Line, old: make([][]span, 1), new: make([][]span, 1)}
	for _, p := range h.Parts {
		if p.Old != p.New {
			d.old = write(d.old, p.Old, true)
			d.new = write(d.new, p.New, true)
			continue
		}
		for i, text := range strings.Split(p.Old, "\n") {
			if i > 0 {
				d.flush()
			}
			d.old = write(d.old, text, false)
			d.new = write(d.new, text, false)
		}
	}
	d.flush()
	d.stay(nil)
	return d.lines
}

// A differ holds the lines since the last end of a line that both texts have.
type differ struct {
	next        int // number of the first of the old lines
	old, new    [][]span
	gone, added []line // not yet among lines
	lines       []line
}

// write adds text, in which lines may end.
func write(lines [][]span, text string, marked bool) [][]span {
	for i, s := range strings.Split(text, "\n") {
		if i > 0 {
			lines = append(lines, nil)
		}
		if s = strings.TrimSuffix(s, "\r"); s != "" {
			lines[len(lines)-1] = append(lines[len(lines)-1], span{s, marked})
		}
	}
	return lines
}

// flush ends the line in both texts. Lines at the edges that no edit touches stay.
func (d *differ) flush() {
	var tail []line
	for len(d.old) > 0 && len(d.new) > 0 && unmarked(d.old[0], d.new[0]) {
		d.stay(d.take())
		d.new = d.new[1:]
	}
	end := d.next + len(d.old)
	for len(d.old) > 0 && len(d.new) > 0 && unmarked(d.old[len(d.old)-1], d.new[len(d.new)-1]) {
		end--
		tail = append(tail, line{stays, end, d.old[len(d.old)-1]})
		d.old, d.new = d.old[:len(d.old)-1], d.new[:len(d.new)-1]
	}
	for len(d.old) > 0 {
		l := d.take()
		l.Kind = goes
		d.gone = append(d.gone, *l)
	}
	for _, s := range d.new {
		d.added = append(d.added, line{comes, 0, s})
	}
	for _, l := range slices.Backward(tail) {
		d.stay(&l)
		d.next++
	}
	d.old, d.new = make([][]span, 1), make([][]span, 1)
}

// take is the first of the old lines, which it removes.
func (d *differ) take() *line {
	l := &line{stays, d.next, d.old[0]}
	d.old = d.old[1:]
	d.next++
	return l
}

// stay adds a line that stays, if any, after those that wait.
func (d *differ) stay(l *line) {
	d.lines = append(append(d.lines, d.gone...), d.added...)
	d.gone, d.added = nil, nil
	if l != nil {
		d.lines = append(d.lines, *l)
	}
}

// unmarked reports whether two lines are one that no edit touches.
func unmarked(a, b []span) bool {
	marked := func(s span) bool { return s.Marked }
	return slices.Equal(a, b) && !slices.ContainsFunc(a, marked)
}
