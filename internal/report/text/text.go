package text

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pimigrate/pimigrate/internal/report"
)

// A Style is how text is marked. The zero value marks nothing.
type Style struct{ bold, faint, retired, announced, caret, reset string }

// Terminal is the style for a terminal, of the colours every terminal has.
var Terminal = Style{
	bold: "\x1b[1m", faint: "\x1b[2m", retired: "\x1b[31m", announced: "\x1b[33m", caret: "\x1b[32m", reset: "\x1b[0m",
}

// Write writes the report.
func Write(w io.Writer, r *report.Report, style Style) error {
	out := bufio.NewWriter(w)
	for i, f := range r.Findings {
		if i > 0 && f.File != r.Findings[i-1].File {
			fmt.Fprintln(out)
		}
		style.finding(out, r, f)
	}
	if len(r.Findings) > 0 {
		fmt.Fprintln(out)
	}
	style.summary(out, r)
	return out.Flush()
}

func (s Style) finding(out io.Writer, r *report.Report, f report.Finding) {
	message, id := f.Message, ""
	if i := strings.LastIndex(message, " ["); i >= 0 {
		message, id = message[:i], message[i:]
	}
	fmt.Fprintf(out, "%s%s:%d:%d:%s %s%s%s%s%s%s%s\n", s.bold, r.Shown(f.File), f.Line, f.Column, s.reset,
		s.severity(f.Severity), message, s.reset, s.faint, id, s.reset, f.Where())
	if code, caret := excerpt(r, f); caret != "" {
		fmt.Fprintf(out, "\t%s\n\t%s%s%s\n", code, s.caret, caret, s.reset)
	}
	for _, o := range f.Elsewhere() {
		fmt.Fprintf(out, "\t%s:%d:%d: %s\n", r.Shown(o.File), o.Line, o.Column, o.Message)
	}
}

func (s Style) severity(v report.Severity) string {
	if v == report.Retired {
		return s.retired
	}
	return s.announced
}

// widest is how many characters of a line are shown.
const widest = 140

// excerpt is the first line of a finding, without its indentation, and a line
// that marks the finding below it. A tab inside is copied, so that both lines
// are as wide. Of a long line only what is around the finding is shown.
func excerpt(r *report.Report, f report.Finding) (code, caret string) {
	line := r.Line(f.File, f.Line)
	from := min(max(f.Column-1, 0), len(line))
	to := len(line)
	if f.EndLine == f.Line {
		to = min(max(f.EndColumn-1, from), len(line))
	}
	indent := len(line) - len(strings.TrimLeft(line, " \t"))
	before, marked, after := line[min(indent, from):from], line[from:to], line[to:]
	if marked == "" && after == "" {
		return "", ""
	}
	before = last(before, widest/2)
	marked = first(marked, widest-utf8.RuneCountInString(before))
	after = first(after, widest-utf8.RuneCountInString(before)-utf8.RuneCountInString(marked))
	blank := strings.Map(func(c rune) rune {
		if c == '\t' {
			return c
		}
		return ' '
	}, before)
	return strings.Map(visible, before+marked+after), blank + "^" + strings.Repeat("~", max(utf8.RuneCountInString(marked)-1, 0))
}

// visible replaces what would command the terminal or turn the text around: the
// line is of a source that nobody may have reviewed.
func visible(c rune) rune {
	if unicode.IsControl(c) && c != '\t' || unicode.Is(unicode.Bidi_Control, c) {
		return unicode.ReplacementChar
	}
	return c
}

const more = "..."

// first is at most n characters from the start of s.
func first(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	return string(runes[:max(n-len(more), 0)]) + more
}

// last is at most n characters from the end of s.
func last(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	return more + string(runes[len(runes)-n+len(more):])
}
