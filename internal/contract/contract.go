package contract

import (
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/openapi"
)

// An Operation is an operation of the document.
type Operation struct {
	ID      string
	GoName  string // in generated Go code
	Method  string
	Path    string // template, as http.ServeMux takes it
	Version string // first segment of the path: beta or v1.0
	Context string // template of the part of a context URL behind the #

	// What the token of a caller has to hold one of. Both are empty where nobody
	// documented it.
	Delegated, Application []string

	Query      []string // names of the query options documented
	Body       *Type    // of the object that a request brings; nil for none
	Type       *Type    // of the object or objects answered; nil for none
	Collection bool     // whether a page of objects is answered

	Deprecation *Deprecation // nil where the operation is current
}

// document is the document with its operations by id, and those that are served by
// pattern.
type document struct {
	byID, byPattern map[string]*Operation
}

var load = sync.OnceValue(func() *document {
	doc, err := openapi3.NewLoader().LoadFromData(openapi.PIM)
	if err != nil {
		panic(fmt.Sprintf("contract: reading the embedded openapi/pim.yaml: %v", err)) // a test reads it
	}
	d := &document{byID: map[string]*Operation{}, byPattern: map[string]*Operation{}}
	types := typeTable{}
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			d.add(types, doc, path, method, item, op)
		}
	}
	for _, op := range d.byID {
		op.resolve(d)
	}
	return d
})

// Served reports whether the generated server has a route for the operation. It has
// none for Azure Resource Manager and for the spelled-out providers of iteration 2,
// which it serves with the provider as a parameter.
func (o *Operation) Served() bool {
	_, ok := reflect.TypeFor[pimserver.StrictServerInterface]().MethodByName(o.GoName)
	return ok
}

func (d *document) add(types typeTable, doc *openapi3.T, path, method string, item *openapi3.PathItem, op *openapi3.Operation) {
	o := &Operation{ID: op.OperationID, GoName: strings.ToUpper(op.OperationID[:1]) + op.OperationID[1:], Method: method, Path: path}
	if mux, ok := op.Extensions["x-mux-path"].(string); ok {
		o.Path = mux
	}
	o.Version, _, _ = strings.Cut(strings.TrimPrefix(path, "/"), "/")
	o.Context = contextOf(doc, path)
	o.readPermissions(op)
	o.Body = types.body(op)
	o.Type, o.Collection = types.result(op)
	for _, p := range op.Parameters {
		if p.Value.In == openapi3.ParameterInQuery {
			o.Query = append(o.Query, p.Value.Name)
		}
	}
	o.readDeprecation(op)
	d.byID[o.ID] = o
	if o.Served() {
		d.byPattern[method+" "+goPattern(o.Path)] = o
	}
}

// goPattern replaces the names of parameters that http.ServeMux does not take.
func goPattern(path string) string {
	segments := strings.Split(path, "/")
	for i, s := range segments {
		if strings.HasPrefix(s, "{") {
			segments[i] = "{" + strings.NewReplacer("{", "", "}", "", "-", "_").Replace(s) + "}"
		}
	}
	return strings.Join(segments, "/")
}

// Match returns the operation of a request at the gate of a
// [github.com/pimigrate/pimigrate/gen/pimserver.NewGatedHandler], or nil.
func Match(r *http.Request) *Operation { return load().byPattern[r.Pattern] }

// ByID returns the operation with an id, or nil.
func ByID(id string) *Operation { return load().byID[id] }

// Operations returns all operations, sorted by path and method.
func Operations() []*Operation {
	d := load()
	out := make([]*Operation, 0, len(d.byID))
	for _, op := range d.byID {
		out = append(out, op)
	}
	slices.SortFunc(out, func(a, b *Operation) int {
		if c := strings.Compare(a.Path, b.Path); c != 0 {
			return c
		}
		return strings.Compare(a.Method, b.Method)
	})
	return out
}

// Versions returns the versions of the service that paths begin with, sorted.
func Versions() []string {
	var out []string
	for _, op := range load().byPattern {
		if !slices.Contains(out, op.Version) {
			out = append(out, op.Version)
		}
	}
	slices.Sort(out)
	return out
}

// contextOf returns what a context URL of an answer says behind its #: the path
// from the version on, without functions and actions. Keys become ('{id}').
// Source: pim-facts 5.2 and 5.4.
func contextOf(doc *openapi3.T, path string) string {
	segments := strings.Split(strings.TrimPrefix(path, "/"), "/")
	for len(segments) > 1 {
		parent := "/" + strings.Join(segments[:len(segments)-1], "/")
		last := segments[len(segments)-1]
		if strings.HasPrefix(last, "{") || doc.Paths.Value(parent) == nil {
			break
		}
		if parentKey := strings.HasSuffix(parent, "}"); parentKey && doc.Paths.Value(path).Get != nil {
			break // a navigation of one object
		}
		segments, path = segments[:len(segments)-1], parent
	}
	out := ""
	for i, s := range segments[1:] {
		switch {
		case !strings.HasPrefix(s, "{"):
			out += "/" + s
		case i < len(segments)-2:
			out += "('" + s + "')"
		}
	}
	return strings.TrimPrefix(out, "/")
}

// Param returns what reads the path parameters of a request for the operation, by
// name. A name that the template does not have is "".
func (o *Operation) Param(path string) func(name string) string {
	template, segments := strings.Split(o.Path, "/"), strings.Split(path, "/")
	return func(name string) string {
		i := slices.Index(template, "{"+name+"}")
		if i < 0 || i >= len(segments) {
			return ""
		}
		return segments[i]
	}
}

// ContextOf is Context with the ids of a path in their places.
func (o *Operation) ContextOf(path string) string {
	if !strings.Contains(o.Context, "{") {
		return o.Context
	}
	param, out := o.Param(path), o.Context
	for segment := range strings.SplitSeq(o.Path, "/") {
		if name, ok := strings.CutPrefix(segment, "{"); ok {
			name = strings.TrimSuffix(name, "}")
			out = strings.ReplaceAll(out, segment, strings.ReplaceAll(param(name), "'", "''"))
		}
	}
	return out
}

// ContextURL is what the context URL of an answer says behind its #.
func (o *Operation) ContextURL(path string) string {
	value, primitive := o.Type.Properties["value"]
	switch {
	case primitive && value.Kind == Boolean:
		return "Edm.Boolean"
	case o.Collection:
		return o.ContextOf(path)
	}
	return o.ContextOf(path) + "/$entity"
}
