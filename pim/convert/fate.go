package convert

import "strings"

// A fate is a row of a mapping table: what becomes of one property of the input.
type fate struct {
	property string // JSON path in the input; a last segment "*" stands for all not listed
	home     string // JSON path in the output, "" if there is none
	kind     Kind   // of the note that the property yields, "" for no note
	mark     Mark
	reason   string
}

// move is a property whose value has a home that a source states.
func move(property, home string) fate {
	return fate{property: property, home: home}
}

// doubt is a property whose home no source states for certain.
func doubt(property, home string, mark Mark, reason string) fate {
	return fate{property, home, Doubtful, mark, reason}
}

// lose is a property without a home.
func lose(property, reason string) fate {
	return fate{property: property, kind: Lost, reason: reason}
}

// ignore is a property that needs no home.
func ignore(property, reason string) fate {
	return fate{property: property, kind: Ignored, reason: reason}
}

// readOnly is a property that the service sets.
func readOnly(property, home string, mark Mark, reason string) fate {
	return fate{property, home, ReadOnly, mark, reason}
}

// below returns rows for the same objects further down: the input's at property,
// the output's at home.
func below(property, home string, rows ...fate) []fate {
	out := make([]fate, len(rows))
	for i, r := range rows {
		r.property = property + "." + r.property
		if r.home != "" {
			r.home = home + "." + r.home
		}
		out[i] = r
	}
	return out
}

// unsent returns rows for an object that nobody sends, only reads.
func unsent(rows []fate) []fate {
	out := make([]fate, len(rows))
	for i, r := range rows {
		if r.kind != Ignored {
			r.kind = ReadOnly
		}
		if r.reason == "" {
			r.reason = serviceSets
		}
		out[i] = r
	}
	return out
}

// fates is a mapping table for one type of input.
type fates struct {
	rows   map[string]fate
	nested map[string]bool // properties whose own properties have rows
}

// newFates makes a table. Of two rows for a property the later one holds.
func newFates(groups ...[]fate) fates {
	t := fates{rows: map[string]fate{}, nested: map[string]bool{}}
	for _, rows := range groups {
		for _, r := range rows {
			t.rows[r.property] = r
			for p := parent(r.property); p != ""; p = parent(p) {
				t.nested[p] = true
			}
		}
	}
	return t
}

// of returns the fate of a property. One that no row names, because the models
// got it after the table was written, is lost.
func (t fates) of(property string) fate {
	if r, ok := t.rows[property]; ok {
		return r
	}
	other := "*"
	if p := parent(property); p != "" {
		other = p + ".*"
	}
	r, ok := t.rows[other]
	if !ok {
		return lose(property, "this package has no row for the property")
	}
	r.property = property
	return r
}

// parent returns the path of the object that holds a property, "" at the top.
// Annotations such as @odata.context are one segment.
func parent(property string) string {
	if i := strings.IndexByte(property, '@'); i >= 0 {
		return strings.TrimSuffix(property[:i], ".")
	}
	i := strings.LastIndexByte(property, '.')
	return property[:max(i, 0)]
}

// Reasons that several tables give.
const (
	serviceSets = "the service sets it"
	envelope    = "it describes the answer that the object came in"
	typeMapping = "no page prints which request types and actions correspond"
)
