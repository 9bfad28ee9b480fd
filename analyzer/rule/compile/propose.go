package compile

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// A proposal is an operation that may replace another one, and what speaks for
// it.
type proposal struct {
	candidate
	why string
}

// maxProposals is how many proposals a person would still read.
const maxProposals = 3

// liveOperations are those that proposals are made from, and where they are
// found: with thousands of them each deprecated operation cannot look at all.
type liveOperations struct {
	all    []candidate
	byName map[string][]int // by the first word of what a description may call it
	byWord map[string][]int // by method and each word of the path
}

func index(all []candidate) *liveOperations {
	l := &liveOperations{all: all, byName: map[string][]int{}, byWord: map[string][]int{}}
	for i, c := range all {
		for _, n := range c.names() {
			if first := wordsOf(n.text); len(first) > 0 {
				l.byName[first[0]] = append(l.byName[first[0]], i)
			}
		}
		for w := range c.words() {
			l.byWord[c.method+" "+w] = append(l.byWord[c.method+" "+w], i)
		}
	}
	return l
}

// proposals are the operations that o's description names, or else those of
// the same method whose paths are nearest.
func (l *liveOperations) proposals(o candidate) []proposal {
	out := l.named(o)
	if len(out) == 0 {
		out = l.nearest(o)
	}
	return out[:min(len(out), maxProposals)]
}

// named are the operations that o's description names, the nearest path first.
func (l *liveOperations) named(o candidate) []proposal {
	text := wordsOf(o.Description)
	var found []int
	for _, w := range text {
		found = append(found, l.byName[w]...)
	}
	slices.Sort(found)
	var out []proposal
	for _, i := range slices.Compact(found) {
		for _, n := range l.all[i].names() {
			if n.text != strings.ToLower(o.path) && contains(text, wordsOf(n.text)) {
				out = append(out, proposal{l.all[i], "named in the description by its " + n.kind})
				break
			}
		}
	}
	slices.SortStableFunc(out, func(a, b proposal) int {
		return cmp.Compare(distance(o.path, a.path), distance(o.path, b.path))
	})
	return out
}

// nearest are the operations with the method of o and the nearest paths, among
// those that share the last word of o's path and half of all.
func (l *liveOperations) nearest(o candidate) []proposal {
	shared := map[int]int{}
	for w := range o.words() {
		for _, i := range l.byWord[o.method+" "+w] {
			shared[i]++
		}
	}
	var out []proposal
	best := -1
	for _, i := range slices.Sorted(maps.Keys(shared)) {
		if c := l.all[i]; 2*shared[i] < len(o.words()) || !c.words()[o.lastWord()] {
			continue
		}
		switch d := distance(o.path, l.all[i].path); {
		case best < 0 || d < best:
			best, out = d, []proposal{{l.all[i], "the nearest path"}}
		case d == best:
			out = append(out, proposal{l.all[i], "the nearest path"})
		}
	}
	return out
}

// A name is what a description may call an operation.
type name struct{ text, kind string }

// names are those of c. One of one short word, such as "get", is in any text.
func (c candidate) names() []name {
	all := []name{{c.path, "path"}, {c.OperationID, "operationId"}, {c.Summary, "summary"}}
	for i := range all {
		all[i].text = strings.ToLower(all[i].text)
	}
	return slices.DeleteFunc(all, func(n name) bool { return len(n.text) <= 6 })
}

var wordPattern = regexp.MustCompile(`[\pL\pN/{}_.-]*[\pL\pN/}]`)

// wordsOf cuts text into words in lower case; a path or an operationId is one.
func wordsOf(text string) []string { return wordPattern.FindAllString(strings.ToLower(text), -1) }

// contains reports whether part stands in text.
func contains(text, part []string) bool {
	for i := range len(text) - len(part) + 1 {
		if slices.Equal(text[i:i+len(part)], part) {
			return true
		}
	}
	return false
}

// words are the literal segments of c's path, without a version.
func (c candidate) words() map[string]bool {
	out := map[string]bool{}
	for _, s := range segments(c.path) {
		if w := word(s); w != "" {
			out[w] = true
		}
	}
	return out
}

// word is the literal text of a segment, as of pets('{id}') of OData, unless it
// is a version.
func word(segment string) string {
	text, _, _ := strings.Cut(segment, "(")
	if strings.Contains(text, "{") || rule.IsVersion(text) {
		return ""
	}
	return text
}

// lastWord is what the operation is about.
func (c candidate) lastWord() string {
	last := ""
	for _, s := range segments(c.path) {
		if w := word(s); w != "" {
			last = w
		}
	}
	return last
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

var parameter = regexp.MustCompile(`\{([^{}/]+)\}`)

// parameters are the names of the parameters of a path template.
func parameters(path string) []string {
	var out []string
	for _, m := range parameter.FindAllStringSubmatch(path, -1) {
		out = append(out, m[1])
	}
	return out
}

func segments(path string) []string { return strings.Split(strings.Trim(path, "/"), "/") }

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
