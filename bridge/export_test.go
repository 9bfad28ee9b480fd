package bridge

import "reflect"

// Bridged names the operations that have a method.
func Bridged() []string {
	var out []string
	for m := range reflect.TypeFor[*operations]().Methods() {
		if m.IsExported() {
			out = append(out, m.Name)
		}
	}
	return out
}
