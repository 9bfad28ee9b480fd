package compile

import (
	"encoding/json"
	"fmt"
	"sort"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// Document reads an OpenAPI 3 document and returns its rules. References to
// other documents are refused.
func Document(data []byte) (*rule.Set, error) {
	doc, err := openapi3.NewLoader().LoadFromData(data)
	if err != nil {
		return nil, fmt.Errorf("read OpenAPI document: %w", err)
	}
	if !strings.HasPrefix(doc.OpenAPI, "3.") {
		return nil, fmt.Errorf("read OpenAPI document: its version is %q, want 3.x", doc.OpenAPI)
	}
	set := &rule.Set{}
	if doc.Info != nil {
		set.Title = doc.Info.Title
	}
	set.Servers = serverURLs(&doc.Servers)
	if err := extension(doc.Extensions, "x-path-style", &set.PathStyle); err != nil {
		return nil, err
	}
	all, err := operations(doc)
	if err != nil {
		return nil, err
	}
	set.Operations = relevant(all)
	if len(set.Operations) == 0 {
		return nil, fmt.Errorf("compile rules of %q: no operation is marked deprecated", set.Title)
	}
	return set, nil
}

func serverURLs(servers *openapi3.Servers) []string {
	if servers == nil {
		return nil
	}
	var out []string
	for _, s := range *servers {
		out = append(out, s.URL)
	}
	return out
}

// operations are all operations of doc, by path and method.
func operations(doc *openapi3.T) ([]rule.Operation, error) {
	var out []rule.Operation
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			o, err := operation(path, method, item, op)
			if err != nil {
				return nil, fmt.Errorf("compile %s %s: %w", method, path, err)
			}
			out = append(out, o)
		}
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].Path != out[j].Path {
			return out[i].Path < out[j].Path
		}
		return out[i].Method < out[j].Method
	})
	return out, nil
}

func operation(path, method string, item *openapi3.PathItem, op *openapi3.Operation) (rule.Operation, error) {
	o := rule.Operation{ID: op.OperationID, Method: method, Path: path, HasBody: op.RequestBody != nil}
	if o.ID == "" {
		o.ID = method + " " + path
	}
	if o.Servers = serverURLs(op.Servers); o.Servers == nil && len(item.Servers) > 0 {
		o.Servers = serverURLs(&item.Servers)
	}
	if err := extension(op.Extensions, "x-permissions", &o.Permissions); err != nil {
		return o, err
	}
	if !op.Deprecated {
		return o, nil
	}
	var dates struct{ Date, RemovalDate, Version, Description string }
	if err := extension(op.Extensions, "x-ms-deprecation", &dates); err != nil {
		return o, err
	}
	o.Deprecation = &rule.Deprecation{
		Generation: dates.Version, Date: dates.Date, RemovalDate: dates.RemovalDate, Description: dates.Description,
	}
	if err := extension(op.Extensions, "x-replaced-by", &o.Deprecation.Replacements); err != nil {
		return o, err
	}
	return o, extension(op.Extensions, "x-no-replacement", &o.Deprecation.NoReplacement)
}

// extension decodes the extension called name into v, if there is one.
func extension(ext map[string]any, name string, v any) error {
	x, ok := ext[name]
	if !ok {
		return nil
	}
	data, err := json.Marshal(x)
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	if err := json.Unmarshal(data, v); err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	return nil
}

// relevant keeps the deprecated operations, their successors, and the live
// operations whose requests a deprecated template would match too.
func relevant(all []rule.Operation) []rule.Operation {
	keep := map[string]bool{}
	var retired []rule.Operation
	for _, o := range all {
		if o.Deprecation == nil {
			continue
		}
		retired = append(retired, o)
		keep[o.ID] = true
		for _, r := range o.Deprecation.Replacements {
			keep[r.OperationID] = true
		}
	}
	var out []rule.Operation
	for _, o := range all {
		if keep[o.ID] || overlapsAny(o, retired) {
			out = append(out, o)
		}
	}
	return out
}

func overlapsAny(live rule.Operation, retired []rule.Operation) bool {
	for _, r := range retired {
		if overlap(live.Path, r.Path) {
			return true
		}
	}
	return false
}

// overlap reports whether one path can match both templates.
func overlap(a, b string) bool {
	as, bs := strings.Split(a, "/"), strings.Split(b, "/")
	if len(as) != len(bs) {
		return false
	}
	for i := range as {
		if !strings.Contains(as[i], "{") && !strings.Contains(bs[i], "{") && as[i] != bs[i] {
			return false
		}
	}
	return true
}
