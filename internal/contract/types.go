package contract

import (
	"maps"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// A Type is a type of object with its properties by name.
type Type struct {
	Name       string
	Properties map[string]Property
	Open       bool // objects may have others, or the document describes none
}

// Find returns the property with a name in any case.
func (t *Type) Find(name string) (Property, bool) {
	if p, ok := t.Properties[name]; ok {
		return p, true
	}
	for _, p := range t.Properties {
		if strings.EqualFold(p.Name, name) {
			return p, true
		}
	}
	return Property{}, false
}

// Unknown returns the first property, by name, that an object decoded from JSON has and its
// type, which is returned too, has not; "" for none. It looks into the objects below.
// Annotations, such as @odata.type, are none.
func (t *Type) Unknown(object map[string]any) (name string, of *Type) {
	for _, name := range slices.Sorted(maps.Keys(object)) {
		p, known := t.Find(name)
		switch {
		case strings.Contains(name, "@"):
			continue
		case !known && !t.Open:
			return name, t
		case p.Of == nil:
			continue
		}
		below, ok := object[name].([]any)
		if !ok {
			below = []any{object[name]}
		}
		for _, v := range below {
			o, _ := v.(map[string]any)
			if name, of := p.Of.Unknown(o); name != "" {
				return name, of
			}
		}
	}
	return "", nil
}

// Kinds of properties.
const (
	String  = "string"
	Time    = "date-time"
	Boolean = "boolean"
	Integer = "integer"
	Object  = "object"
	Array   = "array"
)

// A Property is a property of a type.
type Property struct {
	Name string
	Kind string
	// Of is the type of an object or of the members of an array of objects.
	Of *Type
	// Entity says that objects of type Of have ids: the property is a navigation,
	// which answers hold only where it is expanded.
	Entity bool
}

// typeTable holds the types made so far, so that types may refer to each other.
type typeTable map[*openapi3.Schema]*Type

// body returns the type of what a request for the operation brings.
func (t typeTable) body(op *openapi3.Operation) *Type {
	if op.RequestBody == nil {
		return nil
	}
	media := op.RequestBody.Value.Content.Get("application/json")
	if media == nil {
		return nil
	}
	return t.of(media.Schema)
}

// result returns the type of what the operation answers when it succeeds.
func (t typeTable) result(op *openapi3.Operation) (typ *Type, collection bool) {
	for _, status := range []string{"200", "201"} {
		rsp := op.Responses.Value(status)
		if rsp == nil {
			continue
		}
		media := rsp.Value.Content.Get("application/json")
		if media == nil {
			return nil, false
		}
		schema := media.Schema.Value
		if value := schema.Properties["value"]; value != nil && value.Value.Type.Is(openapi3.TypeArray) {
			return t.of(value.Value.Items), true
		}
		return t.of(media.Schema), false
	}
	return nil, false
}

func (t typeTable) of(ref *openapi3.SchemaRef) *Type {
	if typ, ok := t[ref.Value]; ok {
		return typ
	}
	typ := &Type{Name: ref.Ref[strings.LastIndexByte(ref.Ref, '/')+1:], Properties: map[string]Property{}}
	t[ref.Value] = typ
	more := ref.Value.AdditionalProperties
	typ.Open = len(ref.Value.Properties) == 0 || more.Schema != nil || more.Has != nil && *more.Has
	for name, p := range ref.Value.Properties {
		if !strings.HasPrefix(name, "@") {
			typ.Properties[name] = t.property(name, p)
		}
	}
	return typ
}

func (t typeTable) property(name string, ref *openapi3.SchemaRef) Property {
	schema := ref.Value
	p := Property{Name: name, Kind: String}
	switch {
	case schema.Type.Is(openapi3.TypeObject):
		p.Kind = Object
	case schema.Type.Is(openapi3.TypeArray):
		p.Kind, ref = Array, schema.Items
	case schema.Type.Is(openapi3.TypeBoolean):
		p.Kind = Boolean
	case schema.Type.Is(openapi3.TypeInteger):
		p.Kind = Integer
	case schema.Format == Time:
		p.Kind = Time
	}
	if ref.Ref != "" && ref.Value.Type.Is(openapi3.TypeObject) {
		p.Of = t.of(ref)
		// appScope names its entity type without saying more of it. identity has an id
		// that may be null, which no key is.
		id := ref.Value.Properties["id"]
		p.Entity = id != nil && !id.Value.Nullable
	}
	return p
}

// Navigations names the properties that can be expanded, sorted.
func (t *Type) Navigations() []string {
	var names []string
	for name, p := range t.Properties {
		if p.Entity {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
