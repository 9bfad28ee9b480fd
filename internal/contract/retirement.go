package contract

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
)

// A Deprecation says when an operation retired and what to call instead.
type Deprecation struct {
	Date, Removal time.Time
	successors    []successor
}

// A successor is an operation, or the path of one with its parameters filled in
// from the path parameters of the retired operation.
type successor struct {
	id         string
	parameters map[string]string // $request.path.name or a constant
	path       string
}

// read decodes an extension, which is absent or of the shape of v.
func read(op *openapi3.Operation, name string, v any) {
	data, err := json.Marshal(op.Extensions[name])
	if err == nil {
		err = json.Unmarshal(data, v)
	}
	if err != nil {
		panic(fmt.Sprintf("contract: %s of %s in openapi/pim.yaml: %v", name, op.OperationID, err)) // a test reads them all
	}
}

func (o *Operation) readPermissions(op *openapi3.Operation) {
	var p struct{ Delegated, Application []string }
	read(op, "x-permissions", &p)
	o.Delegated, o.Application = p.Delegated, p.Application
}

func (o *Operation) readDeprecation(op *openapi3.Operation) {
	if !op.Deprecated {
		return
	}
	var d struct{ Date, RemovalDate string }
	read(op, "x-ms-deprecation", &d)
	var list []struct {
		OperationID string
		Parameters  map[string]string
	}
	read(op, "x-replaced-by", &list)
	o.Deprecation = &Deprecation{Date: day(d.Date), Removal: day(d.RemovalDate)}
	for _, s := range list {
		o.Deprecation.successors = append(o.Deprecation.successors, successor{id: s.OperationID, parameters: s.Parameters})
	}
}

// day reads a date; an operation without one retired at the zero time.
func day(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil && text != "" {
		panic(fmt.Sprintf("contract: date in openapi/pim.yaml: %v", err))
	}
	return t
}

// resolve looks the paths of the successors up, once all operations are there.
func (o *Operation) resolve(d *document) {
	if o.Deprecation == nil {
		return
	}
	for i := range o.Deprecation.successors {
		s := &o.Deprecation.successors[i]
		if op := d.byID[s.id]; op != nil {
			s.path = op.Path
		}
	}
}

// Announce says in the headers of an answer since when the operation is deprecated,
// when it goes and what to call instead (RFC 9745, RFC 8594, RFC 8288). root is put
// before the paths. Whether the service says so is not established.
func (d *Deprecation) Announce(h http.Header, root string, param func(name string) string) {
	h.Set("Deprecation", "@"+strconv.FormatInt(d.Date.Unix(), 10))
	h.Set("Sunset", d.Removal.Format(http.TimeFormat))
	for _, path := range d.Successors(param) {
		h.Add("Link", "<"+root+path+`>; rel="successor-version"`)
	}
}

// SuccessorIDs returns the ids of the operations to call in its place.
func (d *Deprecation) SuccessorIDs() []string {
	var ids []string
	for _, s := range d.successors {
		ids = append(ids, s.id)
	}
	return ids
}

// Successors returns the paths of the operations to call in the place of one whose
// path parameters param tells. A successor that needs an id which the retired
// operation does not know is left out.
func (d *Deprecation) Successors(param func(name string) string) []string {
	var paths []string
	for _, s := range d.successors {
		path := s.path
		for name, value := range s.parameters {
			if from, ok := strings.CutPrefix(value, "$request.path."); ok {
				value = param(from)
			}
			path = strings.ReplaceAll(path, "{"+name+"}", url.PathEscape(value))
		}
		if path != "" && !strings.Contains(path, "{") {
			paths = append(paths, functionForm(path))
		}
	}
	return paths
}

// functionForm gives a function its parentheses back.
func functionForm(path string) string {
	before, on, ok := strings.Cut(path, "/on/")
	if !ok {
		return path
	}
	return before + "(on='" + on + "')"
}
