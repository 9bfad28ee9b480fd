package explain

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// width bounds the lines of a text, in characters. A word that is longer, or a
// line of code, stands on its own.
const width = 100

// wrap writes text after prefix, with its lines broken between words. Lines
// after the first begin with as many blanks as prefix is long.
func wrap(w io.Writer, prefix, text string) {
	indent := strings.Repeat(" ", utf8.RuneCountInString(prefix))
	line := prefix
	empty := true
	for word := range strings.FieldsSeq(text) {
		if !empty && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
			fmt.Fprintln(w, line)
			line, empty = indent, true
		}
		if !empty {
			line += " "
		}
		line += word
		empty = false
	}
	fmt.Fprintln(w, strings.TrimRight(line, " "))
}

// paragraphs writes the paragraphs of text, with blank lines between.
func paragraphs(w io.Writer, indent, text string) {
	for i, p := range strings.Split(strings.TrimSpace(text), "\n\n") {
		if i > 0 {
			fmt.Fprintln(w)
		}
		wrap(w, indent, p)
	}
}
