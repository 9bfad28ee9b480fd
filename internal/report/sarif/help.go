package sarif

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/rule"
	"github.com/pimigrate/pimigrate/internal/report"
)

// A markup says how code and the document's words are written.
type markup struct{ code, text func(string) string }

var plain = markup{
	code: func(s string) string { return s },
	text: oneLine,
}

var markdown = markup{
	code: func(s string) string { return "`" + s + "`" },
	text: func(s string) string { return special.Replace(oneLine(s)) },
}

// special keeps the words of a document from being read as Markdown, or as HTML,
// which SARIF forbids (section 3.11.4.2).
var special = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "|", `\|`)

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// help is all that the rule says.
//
// Each paragraph is one line: GitHub shows line ends as such.
func help(r report.Rule, m markup) string {
	paragraphs := []string{m.text(strings.Join(sentences(r), " "))}
	if r.API != "" {
		paragraphs = append(paragraphs, "API: "+m.text(r.API)+".")
	}
	for _, next := range r.Replacements {
		paragraphs = append(paragraphs, replaced(r, next, m))
	}
	return strings.Join(paragraphs, "\n\n")
}

// replaced is what to call instead, and a list of what changes with it.
func replaced(r report.Rule, next report.Replacement, m markup) string {
	out := "Call " + m.code(next.Address())
	if next.When != "" {
		out += " for " + m.text(next.When)
	}
	if next.Source != "" {
		out += " (" + m.text(next.Source) + ")"
	}
	var items []string
	for _, what := range slices.Sorted(maps.Keys(next.Changes)) {
		items = append(items, m.text(what+": "+next.Changes[what]))
	}
	items = append(items, permissions(r.Permissions, next.Permissions, m)...)
	if len(items) == 0 {
		return out + "."
	}
	return out + ":\n\n- " + strings.Join(items, "\n- ")
}

// permissions says which ones to add and which ones to drop. Any one of those to
// add will do.
func permissions(before, after *rule.Permissions, m markup) []string {
	if after == nil {
		return nil
	}
	var items []string
	add := func(what string, names []string) {
		if len(names) > 0 {
			items = append(items, fmt.Sprintf("%s: %s", what, list(names, m)))
		}
	}
	add("delegated permission, the least privileged first", after.Delegated)
	add("application permission, the least privileged first", after.Application)
	var dropped []string
	for _, name := range before.Names() {
		if !slices.Contains(after.Names(), name) && !slices.Contains(dropped, name) {
			dropped = append(dropped, name)
		}
	}
	add("no longer needed", dropped)
	return items
}

func list(names []string, m markup) string {
	marked := make([]string, len(names))
	for i, name := range names {
		marked[i] = m.code(name)
	}
	return strings.Join(marked, ", ")
}
