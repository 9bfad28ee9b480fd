package rule

import (
	"slices"
	"strings"
)

// A Mention is a path of deprecated operations that a text spells.
type Mention struct {
	Operations []Match // of one path, by method
}

// Mention finds the deprecated operations whose path text spells, whatever the
// method is. It asks for more than Match does: text is known to be no URL of
// a request, so it must begin with a server or a version.
func (s *Set) Mention(text string) (Mention, bool) {
	op := s.Find("", text)
	if op == nil || op.Deprecation == nil {
		return Mention{}, false
	}
	u, path := s.parse(text), s.segments(braces.ReplaceAllString(op.Path, unknownText))
	if len(u.segments) < len(path) || u.host == "" && !IsVersion(u.segments[0]) {
		return Mention{}, false
	}
	var found Mention
	for i := range s.Operations {
		if other := &s.Operations[i]; other.Path == op.Path && other.Deprecation != nil {
			found.Operations = append(found.Operations, Match{other, s})
		}
	}
	slices.SortFunc(found.Operations, func(a, b Match) int { return strings.Compare(a.Method, b.Method) })
	return found, true
}

// Message says what the text mentions, and what to use instead if that does not
// depend on the method and there is room.
func (m Mention) Message() string {
	first := m.Operations[0]
	var methods []string
	for _, op := range m.Operations {
		methods = append(methods, op.Method)
	}
	text := "mentions " + strings.Join(methods, " or ") + " " + first.Path + first.Deprecation.of() + ", which " +
		first.Deprecation.since() + "; no request here is known to use it"
	tail := " [" + first.ID + "]"
	room := maxMessage - len(text) - len(tail)
	if advice := first.advice(room); len(m.Operations) == 1 && len(advice) <= room {
		text += advice
	}
	return text + tail
}
