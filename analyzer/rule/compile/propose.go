package compile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A proposal is an operation that may replace another one, and what speaks for
// it.
type proposal struct {
	candidate
	why string
}

// maxProposals is how many proposals a person would still read.
const maxProposals = 3

// proposals are the operations among live that o's description names, or else
// those of the same method whose paths are nearest.
func (o candidate) proposals(live []candidate) []proposal {
	var out []proposal
	for _, l := range live {
		if why := o.names(l); why != "" {
			out = append(out, proposal{l, why})
		}
	}
	if len(out) > 0 {
		slices.SortStableFunc(out, func(a, b proposal) int {
			return cmp.Compare(distance(o.path, a.path), distance(o.path, b.path))
		})
		return out[:min(len(out), maxProposals)]
	}
	best := -1
	for _, l := range live {
		d := distance(o.path, l.path)
		if l.method != o.method || !akin(o.path, l.path) {
			continue
		}
		switch {
		case best < 0 || d < best:
			best, out = d, []proposal{{l, "the nearest path"}}
		case d == best:
			out = append(out, proposal{l, "the nearest path"})
		}
	}
	return out[:min(len(out), maxProposals)]
}

// names says in which way the description of o names l, or "".
func (o candidate) names(l candidate) string {
	text := strings.ToLower(o.Description)
	for _, n := range []struct{ name, why string }{
		{l.path, "named in the description by its path"},
		{l.OperationID, "named in the description by its operationId"},
		{l.Summary, "named in the description by its summary"},
	} {
		// A name of one short word, such as "get", is in any text.
		if len(n.name) > 6 && n.name != o.path && strings.Contains(text, strings.ToLower(n.name)) {
			return n.why
		}
	}
	return ""
}

// parametersFrom fills p's path parameters from those of o: by name, or else
// "?" for a person to fill in.
func (p proposal) parametersFrom(o candidate) string {
	var out []string
	have := parameters(o.path)
	for _, name := range parameters(p.path) {
		source := `"?"`
		if slices.Contains(have, name) {
			source = "$request.path." + name
		}
		out = append(out, fmt.Sprintf("%s: %s", name, source))
	}
	return strings.Join(out, ", ")
}

// parameters are the names of the parameters of a path template.
func parameters(path string) []string {
	var out []string
	for _, s := range segments(path) {
		if name, ok := strings.CutPrefix(s, "{"); ok {
			out = append(out, strings.TrimSuffix(name, "}"))
		}
	}
	return out
}

func segments(path string) []string { return strings.Split(strings.Trim(path, "/"), "/") }

// akin reports whether next has at least half of the words of path.
func akin(path, next string) bool {
	words, shared := 0, 0
	for _, s := range segments(path) {
		if strings.HasPrefix(s, "{") {
			continue
		}
		words++
		if slices.Contains(segments(next), s) {
			shared++
		}
	}
	return shared > 0 && 2*shared >= words
}

// distance is how many segments have to be added, removed or changed to turn
// one path template into the other; the names of parameters do not count.
func distance(a, b string) int {
	x, y := segments(a), segments(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i, s := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j, t := range y {
			change := 1
			if s == t || strings.HasPrefix(s, "{") && strings.HasPrefix(t, "{") {
				change = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, diagonal+change)
		}
	}
	return row[len(y)]
}
