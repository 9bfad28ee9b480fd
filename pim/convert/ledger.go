package convert

import "reflect"

// A ledger accounts for every property that an input sets: it starts with what
// the mapping table says of each, and a conversion corrects the entries whose
// fate depends on the value.
type ledger struct {
	entries []Note         // in the order of the input; those without a kind are no notes
	index   map[string]int // property -> index in entries
	missing []Note
}

// open returns the ledger of an input.
func open[T any](input T, table fates) *ledger {
	l := &ledger{index: map[string]int{}}
	l.sweep(reflect.ValueOf(input), "", table)
	return l
}

// sweep enters the properties that are set in the struct v, which stands at the
// path prefix of the input.
func (l *ledger) sweep(v reflect.Value, prefix string, table fates) {
	for i := range v.NumField() {
		name := jsonName(v.Type().Field(i))
		field := v.Field(i)
		if field.IsZero() {
			continue
		}
		if name == additional {
			l.sweepMap(field, prefix, table)
			continue
		}
		if property := prefix + name; table.nested[property] {
			l.descend(field, property, table)
		} else {
			l.enter(table.of(property), text(field))
		}
	}
}

// descend enters the properties of an object, or the object if it has none.
func (l *ledger) descend(pointer reflect.Value, property string, table fates) {
	before := len(l.entries)
	l.sweep(pointer.Elem(), property+".", table)
	if len(l.entries) == before {
		l.enter(ignore(property, "the object is empty"), "{}")
	}
}

// sweepMap enters the properties of an open type that its model does not name.
func (l *ledger) sweepMap(m reflect.Value, prefix string, table fates) {
	for _, k := range sortedKeys(m) {
		f := table.of(prefix + "*") // never that of a named property: no conversion looks here
		f.property = prefix + k.String()
		l.enter(f, text(m.MapIndex(k)))
	}
}

func (l *ledger) enter(f fate, value string) {
	l.index[f.property] = len(l.entries)
	l.entries = append(l.entries, Note{f.kind, f.property, value, f.home, f.mark, f.reason})
}

// entry returns the entry of a property. One that is not set gets one here.
func (l *ledger) entry(property string) *Note {
	if _, ok := l.index[property]; !ok {
		l.enter(move(property, ""), "")
	}
	return &l.entries[l.index[property]]
}

// lose says that the value of a property has no home.
func (l *ledger) lose(property, reason string) {
	e := l.entry(property)
	*e = Note{Kind: Lost, Property: property, Value: e.Value, Reason: reason}
}

// ignore says that the value of a property is not needed.
func (l *ledger) ignore(property, reason string) {
	e := l.entry(property)
	*e = Note{Kind: Ignored, Property: property, Value: e.Value, Reason: reason}
}

// doubt says that the value of a property is at home, but not for certain.
func (l *ledger) doubt(property, home string, mark Mark, reason string) {
	e := l.entry(property)
	*e = Note{Doubtful, property, e.Value, home, mark, reason}
}

// need says that the output lacks something.
func (l *ledger) need(what, reason string) {
	l.missing = append(l.missing, Note{Kind: Missing, Property: what, Reason: reason})
}

// homeless says that there is no output.
func (l *ledger) homeless(reason string) {
	for i, e := range l.entries {
		l.entries[i] = Note{Kind: Lost, Property: e.Property, Value: e.Value, Reason: "there is no v3 request: " + reason}
	}
}

// notes closes the ledger.
func (l *ledger) notes() Notes {
	var out Notes
	for _, e := range l.entries {
		if e.Kind != "" {
			out = append(out, e)
		}
	}
	return append(out, l.missing...)
}
