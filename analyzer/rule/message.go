package rule

import (
	"cmp"
	"math"
	"path"
	"slices"
	"strings"
)

// maxMessage bounds a message, in bytes: editors show one line.
const maxMessage = 350

// Message says what is retired, since when, and what to use instead. All of it
// is taken from the document. Past maxMessage it ends earlier; the note, which is
// about this call, comes on top of that, and the ID is always there.
func (m Match) Message(note string) string {
	head := m.Method + " " + m.Path + m.Deprecation.of() + " " + m.Deprecation.since()
	tail := " [" + m.ID + "]"
	advice := m.advice(maxMessage - len(head) - len(tail))
	if note != "" {
		note = "; " + note
	}
	return head + advice + note + tail
}

// of names the generation, in parentheses.
func (d *Deprecation) of() string {
	if d.Generation == "" {
		return ""
	}
	return " (" + d.Generation + ")"
}

func (d *Deprecation) since() string {
	switch {
	case d.RemovalDate != "":
		return "is retired as of " + d.RemovalDate
	case d.Date != "":
		return "is deprecated since " + d.Date
	}
	return "is deprecated"
}

// advice is what to use instead: by paths, else by the ids of the operations,
// else what the document says of the generation, and in the end as much of the
// paths as fits.
func (m Match) advice(room int) string {
	d := m.Deprecation
	if len(d.Replacements) == 0 {
		why := cmp.Or(d.NoReplacement, d.Description)
		if why == "" {
			return ""
		}
		return fit(": "+strings.TrimSuffix(why, "."), room)
	}
	for _, text := range []string{m.list(address, math.MaxInt), m.list(id, math.MaxInt), ": " + strings.TrimSuffix(d.Description, ".")} {
		if text != ": " && len(text) <= room {
			return text + m.status(room-len(text))
		}
	}
	return m.list(address, room)
}

// list names the successors as long as there is room, but always the first.
func (m Match) list(name func(op, previous *Operation) string, room int) string {
	text := ""
	var previous *Operation
	for _, r := range m.Deprecation.Replacements {
		op := m.Successor(r)
		use := " or "
		if previous == nil {
			use = ": use "
		}
		use += name(op, previous)
		if r.When != "" {
			use += " for " + r.When
		}
		if previous != nil && len(text)+len(use) > room {
			break
		}
		text += use
		previous = op
	}
	return text
}

// status says how the answers of all successors differ, if there is room.
func (m Match) status(room int) string {
	status := m.Deprecation.Replacements[0].Changes["status"]
	for _, r := range m.Deprecation.Replacements {
		if r.Changes["status"] != status {
			return ""
		}
	}
	if status == "" || len("; ")+len(status) > room {
		return ""
	}
	return "; " + status
}

func id(op, _ *Operation) string { return op.ID }

// address is the method and path of op, or only as much as previous does not
// share. The server is in front if it is not the one of the set.
func address(op, previous *Operation) string {
	if previous != nil && previous.Method == op.Method && slices.Equal(previous.Servers, op.Servers) {
		if short := shorten(op.Path, previous.Path); short != op.Path {
			return short
		}
	}
	return op.Address()
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
