package explain

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// Find explains what name names: an operationId, in any case; a method and a
// path or URL, which may have values for the path's parameters; a path alone,
// for all its methods; or a topic. If it fits several operations, as of several
// sets, there are as many rules.
func Find(sets []*rule.Set, name, day string) ([]Rule, error) {
	for _, t := range Topics {
		if strings.EqualFold(t.ID, name) {
			return []Rule{t.rule(&Details{Summary: t.Summary, Text: t.Text})}, nil
		}
	}
	var found []Rule
	for _, set := range sets {
		for _, op := range operations(set, name) {
			r, err := full(set, op, day)
			if err != nil {
				return nil, err
			}
			found = append(found, r)
		}
	}
	if found == nil {
		return nil, unknown(sets, name)
	}
	return found, nil
}

var methods = []string{
	http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete,
	http.MethodHead, http.MethodOptions, http.MethodTrace,
}

// operations are those of set that name names.
func operations(set *rule.Set, name string) []*rule.Operation {
	for i := range set.Operations {
		if strings.EqualFold(set.Operations[i].ID, name) {
			return []*rule.Operation{&set.Operations[i]}
		}
	}
	method, url, ok := strings.Cut(name, " ")
	tries := []string{strings.ToUpper(method)}
	if !ok {
		tries, url = methods, name
	}
	if !strings.Contains(url, "/") {
		return nil
	}
	var found []*rule.Operation
	for _, m := range tries {
		if op := set.Find(m, strings.TrimSpace(url)); op != nil {
			found = append(found, op)
		}
	}
	return found
}

// maxSuggestions bounds the names that are suggested for an unknown one.
const maxSuggestions = 4

// unknown is the error for a name that no rule has, with those that are near.
func unknown(sets []*rule.Set, name string) error {
	type near struct {
		name     string
		distance int
	}
	var all []near
	add := func(candidate string, part bool) {
		if d := distance(strings.ToLower(candidate), strings.ToLower(name)); part || d <= len(name)/3 {
			all = append(all, near{candidate, d})
		}
	}
	for _, t := range Topics {
		add(t.ID, false)
	}
	for _, set := range sets {
		for _, op := range set.Operations {
			add(op.ID, contains(op.ID, name) || contains(op.Path, name))
			if strings.Contains(name, "/") {
				add(op.Method+" "+op.Path, false)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b near) int { return cmp.Compare(a.distance, b.distance) })
	if len(all) == 0 {
		return fmt.Errorf("no rule is called %q; 'pimvet rules' lists them", name)
	}
	text := ""
	for _, n := range all[:min(len(all), maxSuggestions)] {
		text += "\n\t" + n.name
	}
	return fmt.Errorf("no rule is called %q; near are%s", name, text)
}

func contains(s, part string) bool {
	return strings.Contains(strings.ToLower(s), strings.ToLower(part))
}

// distance is how many characters have to be added, removed or changed to turn
// a into b.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			change := diagonal
			if x[i] != y[j] {
				change++
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, change)
		}
	}
	return row[len(y)]
}
