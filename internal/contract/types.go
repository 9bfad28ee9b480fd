package contract

import (
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// A Type is a type of object with its properties by name.
type Type struct {
	Name       string
	Properties map[string]Property
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
