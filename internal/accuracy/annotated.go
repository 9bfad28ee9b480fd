package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"strings"
)

// This file makes keys of what a client's source and a description say, read
// here without the packages that are measured.

// An operation is one of a description.
type operation struct {
	endpoint
	id         string
	deprecated bool
}

// githubOperations reads the operations of an edition of GitHub's description.
func (b *bench) githubOperations(edition string) ([]operation, error) {
	tarball, err := b.fetchOctokit()
	if err != nil {
		return nil, err
	}
	data, err := extract(tarball, octokitFile(edition))
	if err != nil {
		return nil, err
	}
	return operations(data)
}

func operations(data []byte) ([]operation, error) {
	var doc struct {
		Paths map[string]map[string]json.RawMessage
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		return nil, fmt.Errorf("read a description: %w", err)
	}
	var out []operation
	for path, item := range doc.Paths {
		for method, raw := range item {
			var op struct {
				ID         string `json:"operationId"`
				Deprecated bool   `json:"deprecated"`
			}
			switch method {
			case "get", "put", "post", "delete", "patch", "head":
			default:
				continue // parameters, summary
			}
			if err := json.Unmarshal(raw, &op); err != nil {
				return nil, fmt.Errorf("read %s %s of a description: %w", method, path, err)
			}
			out = append(out, operation{endpoint{strings.ToUpper(method), path}, op.ID, op.Deprecated})
		}
	}
	return out, nil
}

// anyName is e without the names of its parameters, which differ between the
// editions of a description.
func (e endpoint) anyName() endpoint {
	return endpoint{e.method, parameter.ReplaceAllString(e.path, unknown)}
}

// annotatedDeprecated are the lines of a key: the methods whose annotation
// names an operation that is deprecated.
func annotatedDeprecated(dir, edition string, ops []operation) ([]string, error) {
	deprecated := map[endpoint]operation{}
	for _, op := range ops {
		if op.deprecated {
			deprecated[op.anyName()] = op
		}
	}
	answers, err := annotations(dir)
	if err != nil {
		return nil, err
	}
	marked, places, err := docs(dir)
	if err != nil {
		return nil, err
	}
	out := []string{"location\tgo_func\tdoc_marker\thttp_method\tpath_in_spec\tevidence"}
	for _, a := range answers {
		for _, e := range a.endpoints {
			op, ok := deprecated[e.anyName()]
			if !ok {
				continue
			}
			marker := "-"
			if marked[a.fn] {
				marker = "DEPRECATED"
			}
			out = append(out, strings.Join([]string{
				"github/" + places[a.fn], a.fn, marker, op.method, op.path, "meta:operation; spec:" + edition + ";opId=" + op.id,
			}, "\t"))
		}
	}
	return out, nil
}

// docs tells which functions of dir have a comment that says Deprecated, and
// where each function is.
func docs(dir string) (marked map[string]bool, places map[string]string, err error) {
	marked, places = map[string]bool{}, map[string]string{}
	err = parseDir(dir, func(fn *ast.FuncDecl, place string) {
		name := funcName(fn)
		places[name] = place
		for p := range strings.SplitSeq(fn.Doc.Text(), "\n\n") {
			marked[name] = marked[name] || strings.HasPrefix(p, "Deprecated: ")
		}
	})
	return marked, places, err
}

// deprecatedComments is a key for a client of Datadog's generator: the methods
// whose comment says Deprecated, with the literals of their bodies.
func deprecatedComments(pkg string) func(*bench) (map[string]string, error) {
	return func(b *bench) (map[string]string, error) {
		dir, err := b.packageDir(pkg)
		if err != nil {
			return nil, err
		}
		marked, _, err := docs(dir)
		if err != nil {
			return nil, err
		}
		answers, err := datadogLiterals(dir)
		if err != nil {
			return nil, err
		}
		out := map[string]string{}
		for _, a := range answers {
			if marked[a.fn] {
				out[a.fn] = a.String()
			}
		}
		return out, nil
	}
}
