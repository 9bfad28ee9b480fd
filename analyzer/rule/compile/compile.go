package compile

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// Document reads an OpenAPI 3.0 or 3.1 document and returns its rules. References to
// other documents are refused.
func Document(data []byte) (*rule.Set, error) {
	doc, err := openapi3.NewLoader().LoadFromData(data)
	if err != nil {
		return nil, fmt.Errorf("read OpenAPI document: %w", err)
	}
	if err := checkVersion(doc); err != nil {
		return nil, fmt.Errorf("read OpenAPI document: %w", err)
	}
	set, err := rules(doc)
	if err != nil {
		return nil, fmt.Errorf("compile rules of %q: %w", title(doc), err)
	}
	return set, nil
}

func checkVersion(doc *openapi3.T) error {
	if !strings.HasPrefix(doc.OpenAPI, "3.0") && !strings.HasPrefix(doc.OpenAPI, "3.1") {
		return fmt.Errorf("its version is %q; expected openapi: 3.0.x or 3.1.x, or swagger: \"2.0\"", doc.OpenAPI)
	}
	return nil
}

func title(doc *openapi3.T) string {
	if doc.Info == nil {
		return ""
	}
	return doc.Info.Title
}

// rules are those of doc: its deprecated operations and what concerns them.
func rules(doc *openapi3.T) (*rule.Set, error) {
	settle(doc)
	set := &rule.Set{Title: title(doc), Servers: serverURLs(&doc.Servers)}
	if err := extension(doc.Extensions, "x-path-style", &set.PathStyle); err != nil {
		return nil, err
	}
	if err := extension(doc.Extensions, "x-shared-permissions", &set.SharedPermissions); err != nil {
		return nil, err
	}
	all, err := operations(doc)
	if err != nil {
		return nil, err
	}
	if err := checkReplacements(all); err != nil {
		return nil, err
	}
	if set.PathStyle != "" { // keys have several spellings there, and any will do
		for i := range all {
			all[i].Values = nil
		}
	}
	if err := checkBodies(doc, all); err != nil {
		return nil, err
	}
	set.Operations = relevant(all)
	if len(set.Operations) == 0 {
		return nil, errors.New("no operation is marked deprecated")
	}
	return ready(set)
}

// ready is set as those get it who read its rule file: with the indexes that
// matching needs.
func ready(set *rule.Set) (*rule.Set, error) {
	data, err := set.Encode()
	if err != nil {
		return nil, err
	}
	return rule.Read(data)
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

// answers are the responses of success, by status. A range such as 2XX says too
// little to be one.
func answers(responses *openapi3.Responses) []rule.Answer {
	var out []rule.Answer
	for code, r := range responses.Map() {
		status, err := strconv.Atoi(code)
		if err == nil && 200 <= status && status < 300 && r.Value != nil {
			out = append(out, rule.Answer{Status: status, HasBody: len(r.Value.Content) > 0})
		}
	}
	slices.SortFunc(out, func(a, b rule.Answer) int { return a.Status - b.Status })
	return out
}

func operation(path, method string, item *openapi3.PathItem, op *openapi3.Operation) (rule.Operation, error) {
	o := rule.Operation{ID: op.OperationID, Method: method, Path: path, HasBody: op.RequestBody != nil, Answers: answers(op.Responses)}
	if o.ID == "" {
		o.ID = method + " " + path
	}
	o.Query = options(item.Parameters, op.Parameters)
	o.Values = values(item.Parameters, op.Parameters)
	o.Wide = wide(path, item.Parameters) || wide(path, op.Parameters)
	if o.Servers = serverURLs(op.Servers); o.Servers == nil && len(item.Servers) > 0 {
		o.Servers = serverURLs(&item.Servers)
	}
	if err := extension(op.Extensions, "x-permissions", &o.Permissions); err != nil {
		return o, err
	}
	var err error
	o.Deprecation, err = deprecation(op)
	return o, err
}

// options are those of the query, by name. Those of the operation hide those of
// its path.
func options(ofPath, ofOperation openapi3.Parameters) []rule.Option {
	all := map[string]rule.Option{}
	for _, p := range slices.Concat(ofPath, ofOperation) {
		if p.Value.In == openapi3.ParameterInQuery {
			all[p.Value.Name] = rule.Option{Name: p.Value.Name, Required: p.Value.Required, Text: isText(p.Value.Schema)}
		}
	}
	var out []rule.Option
	for _, name := range slices.Sorted(maps.Keys(all)) {
		out = append(out, all[name])
	}
	return out
}

// isText reports whether a value may say anything, as an expression does.
func isText(s *openapi3.SchemaRef) bool {
	if s == nil || s.Value == nil {
		return true
	}
	t := s.Value.Type
	return s.Value.Enum == nil && !t.Is(openapi3.TypeInteger) && !t.Is(openapi3.TypeNumber) && !t.Is(openapi3.TypeBoolean)
}

// values are what the parameters of a path can be, where an enum says it.
func values(ofPath, ofOperation openapi3.Parameters) rule.Values {
	out := rule.Values{}
	for _, p := range slices.Concat(ofPath, ofOperation) {
		if p.Value.In != openapi3.ParameterInPath || p.Value.Schema == nil || p.Value.Schema.Value == nil {
			continue
		}
		var texts []string
		for _, v := range p.Value.Schema.Value.Enum {
			texts = append(texts, fmt.Sprint(v))
		}
		if texts != nil {
			out[p.Value.Name] = texts
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// wide reports whether path begins with one of params that may span segments.
// x-ms-skip-url-encoding is how the documents of Azure Resource Manager say so.
func wide(path string, params openapi3.Parameters) bool {
	for _, p := range params {
		skip, _ := p.Value.Extensions["x-ms-skip-url-encoding"].(bool)
		if skip && p.Value.In == openapi3.ParameterInPath && strings.HasPrefix(path, "/{"+p.Value.Name+"}") {
			return true
		}
	}
	return false
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

// relevant keeps, if any operation is deprecated, the deprecated operations,
// their successors, the operations whose permissions the document lists, and
// the live operations whose requests a deprecated template would match too.
func relevant(all []rule.Operation) []rule.Operation {
	keep := map[string]bool{}
	var retired pathTree
	for _, o := range all {
		if o.Deprecation == nil {
			continue
		}
		retired.add(o.Path)
		keep[o.ID] = true
		for _, r := range o.Deprecation.Replacements {
			keep[r.OperationID] = true
		}
	}
	if len(keep) == 0 {
		return nil
	}
	var out []rule.Operation
	for _, o := range all {
		if !keep[o.ID] {
			o.Query = nil
		}
		if keep[o.ID] || o.Permissions != nil || retired.overlaps(o.Path, segments(o.Path)) {
			out = append(out, o)
		}
	}
	return out
}
