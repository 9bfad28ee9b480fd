package convert

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"
)

// additional is the JSON name in the models of what an open type holds besides
// the properties that its model names.
const additional = "-"

// jsonName returns the name of a property.
func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

// text returns the value of a property for a note: a string or time as it is,
// anything else as JSON. It does not leave that to package json, which fails for
// some values, such as a year beyond 9999.
func text(v reflect.Value) string {
	v = target(v)
	if v.Kind() == reflect.String {
		return v.String()
	}
	if v.IsValid() && v.Type() == reflect.TypeFor[time.Time]() {
		return timeText(v)
	}
	var b strings.Builder
	write(&b, v)
	return b.String()
}

// target follows pointers and interfaces. It returns the zero Value for nil.
func target(v reflect.Value) reflect.Value {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	return v
}

func timeText(v reflect.Value) string {
	t, _ := v.Interface().(time.Time)
	return t.Format(time.RFC3339Nano)
}

// write writes a value as JSON.
func write(b *strings.Builder, v reflect.Value) {
	switch v = target(v); v.Kind() {
	case reflect.Struct, reflect.Map:
		if v.Type() == reflect.TypeFor[time.Time]() {
			fmt.Fprintf(b, "%q", timeText(v))
			return
		}
		members := membersOf(v)
		writeList(b, "{}", len(members), func(i int) {
			fmt.Fprintf(b, "%q:", members[i].name)
			write(b, members[i].value)
		})
	case reflect.Slice:
		writeList(b, "[]", v.Len(), func(i int) { write(b, v.Index(i)) })
	case reflect.Invalid:
		b.WriteString("null")
	default:
		writeScalar(b, v)
	}
}

// A namedValue is a property of an object.
type namedValue struct {
	name  string
	value reflect.Value
}

// membersOf returns what is set in a struct or map, which stands for an object.
func membersOf(v reflect.Value) []namedValue {
	var out []namedValue
	if v.Kind() == reflect.Map {
		for _, k := range sortedKeys(v) {
			out = append(out, namedValue{k.String(), v.MapIndex(k)})
		}
		return out
	}
	for i := range v.NumField() {
		switch name, field := jsonName(v.Type().Field(i)), v.Field(i); {
		case field.IsZero():
		case name == additional:
			out = append(out, membersOf(field)...)
		default:
			out = append(out, namedValue{name, field})
		}
	}
	return out
}

// writeList writes n elements with commas between them, in brackets.
func writeList(b *strings.Builder, brackets string, n int, element func(i int)) {
	b.WriteByte(brackets[0])
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		element(i)
	}
	b.WriteByte(brackets[1])
}

// writeScalar writes what has no parts. Of what JSON does not have, and no service
// sends, it writes the type.
func writeScalar(b *strings.Builder, v reflect.Value) {
	data, err := json.Marshal(v.Interface())
	if err != nil {
		data = fmt.Appendf(nil, "%q", v.Type())
	}
	b.Write(data)
}

func sortedKeys(m reflect.Value) []reflect.Value {
	keys := m.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	return keys
}
