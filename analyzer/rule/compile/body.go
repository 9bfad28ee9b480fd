package compile

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// A successor is an entry of x-replaced-by. API is for people: the servers of
// the operation say where it is.
type successor struct {
	rule.Replacement
	API string `json:"api"`
}

// replacements reads x-replaced-by. A key that nobody knows is an error: a
// misspelled one would let edits through that it was meant to stop.
func replacements(ext map[string]any) ([]rule.Replacement, error) {
	x, ok := ext["x-replaced-by"]
	if !ok {
		return nil, nil
	}
	data, err := json.Marshal(x)
	if err != nil {
		return nil, fmt.Errorf("read x-replaced-by: %w", err)
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	var list []successor
	if err := dec.Decode(&list); err != nil {
		return nil, fmt.Errorf("read x-replaced-by: %w", err)
	}
	var out []rule.Replacement
	for _, s := range list {
		if err := checkProperties(s.Body); err != nil {
			return nil, fmt.Errorf("read x-replaced-by: body of %s: %w", s.OperationID, err)
		}
		// An overlay begun by Scaffold has "?" where a person has to say what the
		// value is. It is no constant to put into a path.
		maps.DeleteFunc(s.Parameters, func(_, value string) bool { return value == "?" })
		if len(s.Parameters) == 0 {
			s.Parameters = nil
		}
		out = append(out, s.Replacement)
	}
	return out, nil
}

// checkProperties checks what b says without a look at the operations.
func checkProperties(b rule.Body) error {
	for _, place := range slices.Sorted(maps.Keys(b.Properties)) {
		p := b.Properties[place]
		answers := 0
		for _, s := range []string{p.To, p.Gone, p.None} {
			if s != "" {
				answers++
			}
		}
		switch {
		case answers != 1:
			return fmt.Errorf("%s wants one of to, gone and none", place)
		case p.To == "" && len(p.Values)+len(p.Except)+len(p.With)+len(p.Null)+len(p.Whole) > 0:
			return fmt.Errorf("%s goes nowhere, so that its values cannot", place)
		case p.Whole != "" && !strings.Contains(p.Whole, "{}"):
			return fmt.Errorf("%s: whole has no {} for the number", place)
		}
	}
	return nil
}

// checkBodies checks that the requests of ops have the properties that the
// bodies of their replacements name.
func checkBodies(doc *openapi3.T, ops []rule.Operation) error {
	schemas := map[string]*openapi3.Schema{}
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			schemas[method+" "+path] = requestSchema(op)
		}
	}
	keys := map[string]string{}
	for _, o := range ops {
		keys[o.ID] = o.Method + " " + o.Path
	}
	for _, o := range ops {
		if o.Deprecation == nil {
			continue
		}
		for _, r := range o.Deprecation.Replacements {
			old := slices.Sorted(maps.Keys(r.Body.Properties))
			next := slices.Concat(r.Body.Places(), r.Body.Needs)
			if err := checkPlaces(schemas[keys[o.ID]], old); err != nil {
				return fmt.Errorf("compile %s: body: %w", o.ID, err)
			}
			if err := checkPlaces(schemas[keys[r.OperationID]], next); err != nil {
				return fmt.Errorf("compile %s: body of %s: %w", o.ID, r.OperationID, err)
			}
		}
	}
	return nil
}

// requestSchema is the schema of the JSON that op takes, or nil.
func requestSchema(op *openapi3.Operation) *openapi3.Schema {
	if op.RequestBody == nil || op.RequestBody.Value == nil {
		return nil
	}
	media := op.RequestBody.Value.Content.Get("application/json")
	if media == nil || media.Schema == nil {
		return nil
	}
	return media.Schema.Value
}

func checkPlaces(s *openapi3.Schema, places []string) error {
	for _, place := range places {
		if !has(s, strings.Split(place, ".")) {
			return fmt.Errorf("the request has no property %s", place)
		}
	}
	return nil
}

// has reports whether objects of s have a property at the place. Where s lists
// no properties they have any.
func has(s *openapi3.Schema, place []string) bool {
	if len(place) == 0 {
		return true
	}
	all := properties(s)
	if len(all) == 0 {
		return s != nil && (s.Type == nil || s.Type.Is("object"))
	}
	p, ok := all[place[0]]
	return ok && has(p.Value, place[1:])
}

// properties are those of s and of the schemas that s consists of.
func properties(s *openapi3.Schema) openapi3.Schemas {
	all := openapi3.Schemas{}
	if s == nil {
		return all
	}
	maps.Copy(all, s.Properties)
	for _, part := range slices.Concat(s.AllOf, s.AnyOf, s.OneOf) {
		maps.Copy(all, properties(part.Value))
	}
	return all
}
