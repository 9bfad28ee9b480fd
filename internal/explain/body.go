package explain

import (
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// writeBody writes what becomes of the request's body, property by property.
func writeBody(w io.Writer, b rule.Body) {
	if b.IsZero() {
		return
	}
	if b.Same {
		wrap(w, "    request body: ", "the same")
	}
	for _, place := range slices.Sorted(maps.Keys(b.Properties)) {
		wrap(w, "    request body: ", place+" "+property(b.Properties[place]))
	}
	for _, place := range slices.Sorted(maps.Keys(b.Add)) {
		wrap(w, "    request body: ", place+" is new: "+b.Add[place])
	}
	if len(b.Needs) > 0 {
		wrap(w, "    request body: ", "required are "+strings.Join(b.Needs, ", "))
	}
}

// property says what becomes of a property.
func property(p rule.Property) string {
	switch {
	case p.Gone != "":
		return "goes: " + p.Gone
	case p.None != "":
		return "has no place that can be told: " + p.None
	}
	text := "becomes " + p.To
	if len(p.Values) > 0 {
		text += " (" + pairs(p.Values, " becomes ") + ")"
	}
	if p.Whole != "" {
		text += ", a whole number " + p.Whole
	}
	if len(p.With) > 0 {
		text += ", beside " + pairs(p.With, " ")
	}
	if len(p.Null) > 0 {
		text += ", where it is null " + pairs(p.Null, " ")
	}
	if len(p.Except) > 0 {
		text += "; without a counterpart: " + pairs(p.Except, ", ")
	}
	return text
}

func pairs(m map[string]string, between string) string {
	var list []string
	for _, key := range slices.Sorted(maps.Keys(m)) {
		list = append(list, key+between+m[key])
	}
	return strings.Join(list, "; ")
}
