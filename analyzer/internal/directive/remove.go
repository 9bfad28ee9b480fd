package directive

import (
	"bytes"
	"go/token"

	"golang.org/x/tools/go/analysis"
)

// Remove returns the edit of source, the content of its file, that takes the
// check off the list of d, or the comment out if there is nobody else on it. It
// fails if source is another version of the file.
func (d *Directive) Remove(source []byte) (analysis.TextEdit, bool) {
	at := int(d.Comment.Pos()) - d.file.Base()
	if at > len(source) || !bytes.HasPrefix(source[at:], []byte(d.Comment.Text)) {
		return analysis.TextEdit{}, false
	}
	if d.Shared() {
		pos := d.Comment.Pos()
		return analysis.TextEdit{Pos: pos + token.Pos(d.parsed.from), End: pos + token.Pos(d.parsed.to), NewText: []byte(d.others)}, true
	}
	from, to := removal(source, at, at+len(d.Comment.Text))
	return analysis.TextEdit{Pos: token.Pos(d.file.Base() + from), End: token.Pos(d.file.Base() + to)}, true
}

// removal is what goes with the comment source[from:to]: the blanks before it,
// or the whole line if there is nothing else on it, and then what gofmt would
// not leave next to it.
func removal(source []byte, from, to int) (int, int) {
	before := bytes.TrimRight(source[:from], " \t")
	if len(before) > 0 && before[len(before)-1] != '\n' {
		return len(before), to
	}
	from = len(before)
	if i := bytes.IndexByte(source[to:], '\n'); i >= 0 {
		to += i + 1
	} else {
		to = len(source)
	}
	switch line := lineBefore(source, from); {
	case len(line) == 0 && isBlank(source[to:]):
		to += bytes.IndexByte(source[to:], '\n') + 1
	case string(bytes.TrimSpace(line)) == "//" && !bytes.HasPrefix(bytes.TrimLeft(source[to:], " \t"), []byte("//")):
		from -= len(line) + 1
	}
	return from, to
}

// lineBefore is the line that ends before the offset at, the first of a line.
func lineBefore(source []byte, at int) []byte {
	source = bytes.TrimSuffix(source[:at], []byte("\n"))
	return source[bytes.LastIndexByte(source, '\n')+1:]
}

// isBlank reports whether source begins with an empty line.
func isBlank(source []byte) bool {
	return bytes.HasPrefix(source, []byte("\n")) || bytes.HasPrefix(source, []byte("\r\n"))
}
