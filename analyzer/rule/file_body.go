package rule

import (
	"fmt"
	"maps"
	"slices"
)

// A fileBody is a body whose properties are numbers of rows. Its field hides
// the one of the body.
type fileBody struct {
	Body
	Properties map[string]int `json:"properties,omitempty"`
}

// IsZero reports whether b says nothing. That of the body does not know of the
// properties.
func (b fileBody) IsZero() bool { return b.Properties == nil && b.Body.IsZero() }

func (f *file) addBody(number numbers, b Body) fileBody {
	out := fileBody{Body: b}
	out.Body.Properties = nil
	for _, place := range slices.Sorted(maps.Keys(b.Properties)) {
		if out.Properties == nil {
			out.Properties = map[string]int{}
		}
		out.Properties[place] = add(number, &f.Properties, b.Properties[place])
	}
	return out
}

// body is the body that b stands for.
func (f *file) body(b fileBody) (Body, error) {
	out := b.Body
	for place, n := range b.Properties {
		p, err := row(f.Properties, n)
		if err != nil {
			return out, fmt.Errorf("property %s: %w", place, err)
		}
		if out.Properties == nil {
			out.Properties = make(map[string]Property, len(b.Properties))
		}
		out.Properties[place] = p
	}
	return out, nil
}
