package report

import (
	"bytes"
	"fmt"
	"os"
	"sort"
	"unicode/utf16"
	"unicode/utf8"
)

// A source is the text of a file that findings or edits are in.
type source struct {
	content []byte
	starts  []int // offsets of the lines
}

func newSource(content []byte) *source {
	s := &source{content: content, starts: []int{0}}
	for i, b := range content {
		if b == '\n' {
			s.starts = append(s.starts, i+1)
		}
	}
	return s
}

var byteOrderMark = []byte("\uFEFF")

// source reads a file once. One that cannot be read is empty: a //line comment
// may name a file that is not there, and the finding is worth its message alone.
func (r *Report) source(file string) *source {
	if s, ok := r.sources[file]; ok {
		return s
	}
	content, _ := os.ReadFile(r.Path(file))
	s := newSource(content)
	r.sources[file] = s
	return s
}

// line is the text of line n, which counts from 1, without its end. There is
// none where a //line comment claims more lines than the file has.
func (s *source) line(n int) []byte {
	return bytes.TrimSuffix(s.text(n), []byte("\r"))
}

// text is line n with the \r that it may have at its end.
func (s *source) text(n int) []byte {
	if n < 1 || n > len(s.starts) {
		return nil
	}
	end := len(s.content)
	if n < len(s.starts) {
		end = s.starts[n] - 1
	}
	return s.content[s.starts[n-1]:end]
}

// position is the line and the column, in bytes, of an offset. Both count from 1.
func (s *source) position(offset int) (line, column int) {
	line = sort.SearchInts(s.starts, offset+1)
	return line, offset - s.starts[line-1] + 1
}

// units counts in UTF-16 code units what precedes a column that counts in
// bytes, and adds 1: the column as SARIF and editors have it. To them, a byte
// order mark is no part of the text. A \r is, since an edit may end after it.
func (s *source) units(line, column int) int {
	text := s.text(line)
	if line == 1 && bytes.HasPrefix(text, byteOrderMark) {
		text, column = text[len(byteOrderMark):], column-len(byteOrderMark)
	}
	n := 1
	for rest := text[:min(max(column-1, 0), len(text))]; len(rest) > 0; {
		c, size := utf8.DecodeRune(rest)
		n += max(utf16.RuneLen(c), 1)
		rest = rest[size:]
	}
	return n
}

// A Region is a part of a file. Lines and columns count from 1, columns in
// UTF-16 code units; the end is the place after the last character.
type Region struct {
	Line, Column, EndLine, EndColumn int
	Offset, Length                   int // in bytes
}

// Region is where a finding is. Offset and Length are not set.
func (r *Report) Region(f Finding) Region {
	return r.region(f.File, f.Line, f.Column, f.EndLine, f.EndColumn)
}

// RelatedRegion is where a related place is. Offset and Length are not set.
func (r *Report) RelatedRegion(o Related) Region {
	return r.region(o.File, o.Line, o.Column, o.EndLine, o.EndColumn)
}

func (r *Report) region(file string, line, column, endLine, endColumn int) Region {
	s := r.source(file)
	return Region{Line: line, Column: s.units(line, column), EndLine: endLine, EndColumn: s.units(endLine, endColumn)}
}

// EditRegion is what an edit replaces.
func (r *Report) EditRegion(e Edit) (Region, error) {
	s := r.source(e.File)
	if e.Start < 0 || e.End < e.Start || e.End > len(s.content) {
		return Region{}, fmt.Errorf("an edit replaces bytes %d to %d of %s, which has %d: was it changed during the run", e.Start, e.End, e.File, len(s.content))
	}
	line, column := s.position(e.Start)
	endLine, endColumn := s.position(e.End)
	return Region{
		Line: line, Column: s.units(line, column),
		EndLine: endLine, EndColumn: s.units(endLine, endColumn),
		Offset: e.Start, Length: e.End - e.Start,
	}, nil
}

// Line is the text of line n of a file, without its end.
func (r *Report) Line(file string, n int) string {
	return string(r.source(file).line(n))
}
