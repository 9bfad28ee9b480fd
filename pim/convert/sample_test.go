package convert

import (
	"reflect"
	"strings"
	"testing"
	"time"
)

// walk visits the fields of a model and of the objects in it, three levels deep,
// with values to give them.
func walk(model reflect.Type, path []int, depth int, visit func(path []int, label string, values []reflect.Value)) {
	for i := range model.NumField() {
		field := model.Field(i)
		here := append(path[:len(path):len(path)], i)
		visit(here, field.Name, samples(field.Type))
		elem := field.Type
		if elem.Kind() == reflect.Pointer {
			elem = elem.Elem()
		}
		if elem.Kind() == reflect.Struct && elem != reflect.TypeFor[time.Time]() && depth < 3 {
			walk(elem, here, depth+1, visit)
		}
	}
}

// words are values for strings: members of enumerations, lengths, ids, nonsense.
var sampleWords = strings.Fields("x Self Active Eligible AdminAdd UserAdd UserRemove AdminRenew 2 0.5 min PT1H PT20M PT0S P1M Once Weekly " +
	"Scheduled Granted Cancelling Canceled Revoked PendingProvisioning ScheduleCreated adminAssign selfExtend unknownFutureValue " +
	"noExpiration AfterDuration notSpecified / /administrativeUnits/1 owner")

// samples returns values for a field.
func samples(typ reflect.Type) []reflect.Value {
	var out []reflect.Value
	switch elem := typ; {
	case typ.Kind() == reflect.Pointer:
		elem = typ.Elem()
		for _, v := range samples(elem) {
			p := reflect.New(elem)
			p.Elem().Set(v)
			out = append(out, p)
		}
	case typ == reflect.TypeFor[time.Time]():
		out = append(out, reflect.ValueOf(time.Time{}), reflect.ValueOf(time.Unix(1<<33, 1)), reflect.ValueOf(time.Unix(1<<40, 0)))
	case typ.Kind() == reflect.String:
		for _, w := range append(sampleWords, "") {
			out = append(out, reflect.ValueOf(w).Convert(typ))
		}
	case typ.Kind() == reflect.Bool:
		out = append(out, reflect.ValueOf(true), reflect.ValueOf(false))
	case typ.Kind() == reflect.Map:
		out = append(out, reflect.ValueOf(map[string]interface{}{"id": "x", "duration": make(chan int)}))
	case typ.Kind() == reflect.Slice:
		out = append(out, reflect.MakeSlice(typ, 0, 0), reflect.MakeSlice(typ, 2, 2))
	default:
		out = append(out, reflect.New(typ).Elem()) // an object without properties, a number
	}
	return out
}

// reach returns the field at path of v, making the objects on the way.
func reach(v reflect.Value, path []int) reflect.Value {
	for _, i := range path[:len(path)-1] {
		v = v.Field(i)
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
	}
	return v.Field(path[len(path)-1])
}

// apart fails if output and input share memory.
func apart(t *testing.T, in, out reflect.Value, label string) {
	t.Helper()
	mine := map[uintptr]bool{}
	addresses(in, mine)
	theirs := map[uintptr]bool{}
	addresses(out, theirs)
	for a := range theirs {
		if mine[a] {
			t.Errorf("with %s, the output shares memory with the input", label)
			return
		}
	}
}

// addresses collects where v points to.
func addresses(v reflect.Value, seen map[uintptr]bool) {
	switch v.Kind() {
	case reflect.Interface:
		addresses(v.Elem(), seen)
	case reflect.Pointer:
		if !v.IsNil() && v.Type().Elem().Size() > 0 && !seen[v.Pointer()] {
			seen[v.Pointer()] = true
			addresses(v.Elem(), seen)
		}
	case reflect.Slice:
		for i := range v.Len() {
			seen[v.Index(i).Addr().Pointer()] = true
			addresses(v.Index(i), seen)
		}
	case reflect.Struct:
		if v.Type() != reflect.TypeFor[time.Time]() {
			for i := range v.NumField() {
				addresses(v.Field(i), seen)
			}
		}
	}
}
