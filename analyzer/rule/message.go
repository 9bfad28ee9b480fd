package rule

import (
	"path"
	"strings"
)

// maxMessage bounds a message, in bytes: editors show one line.
const maxMessage = 350

// Message says what is retired, since when, and what to use instead. All of it
// is taken from the document. Past maxMessage it ends earlier; the ID is
// always there.
func (m Match) Message() string {
	d := m.Deprecation
	head := m.Method + " " + m.Path
	if d.Generation != "" {
		head += " (" + d.Generation + ")"
	}
	switch {
	case d.RemovalDate != "":
		head += " was retired on " + d.RemovalDate
	case d.Date != "":
		head += " is deprecated since " + d.Date
	default:
		head += " is deprecated"
	}
	tail := " [" + m.ID + "]"
	room := maxMessage - len(head) - len(tail)
	return head + m.advice(room) + tail
}

// advice is what to use instead, as far as it fits.
func (m Match) advice(room int) string {
	d := m.Deprecation
	if len(d.Replacements) == 0 {
		if d.NoReplacement == "" {
			return ""
		}
		return fit(": "+strings.TrimSuffix(d.NoReplacement, "."), room)
	}
	var b strings.Builder
	b.WriteString(": use ")
	previous := ""
	for i, r := range d.Replacements {
		op := m.Successor(r)
		use := op.Method + " " + op.Path
		if short := shorten(op.Path, previous); i > 0 && short != op.Path && op.Method == m.Successor(d.Replacements[i-1]).Method {
			use = short
		}
		if i > 0 {
			use = " or " + use
		}
		if r.When != "" {
			use += " for " + r.When
		}
		if i > 0 && b.Len()+len(use) > room {
			break
		}
		b.WriteString(use)
		previous = op.Path
	}
	if status := d.Replacements[0].Changes["status"]; status != "" && b.Len()+len("; ")+len(status) <= room {
		b.WriteString("; " + status)
	}
	return b.String()
}

// shorten replaces the directory that p shares with previous by "...".
func shorten(p, previous string) string {
	for dir := path.Dir(previous); dir != "." && dir != "/"; dir = path.Dir(dir) {
		if strings.HasPrefix(p, dir+"/") {
			return "..." + p[len(dir):]
		}
	}
	return p
}

func fit(s string, room int) string {
	if len(s) <= room {
		return s
	}
	cut := strings.LastIndex(s[:max(room-len(" ..."), 0)], " ")
	return s[:max(cut, 0)] + " ..."
}
