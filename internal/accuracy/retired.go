package main

import (
	"cmp"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// A truth lists the methods of a client that call deprecated operations.
type truth struct {
	name     string
	packages []string
	key      func(*bench) (map[string]string, error) // endpoints by method
	rules    func(*bench) (*rule.Set, error)
	pim      bool // count the findings of the PIM rules as well
	// public has the methods that users call, where the request stands in
	// another one.
	public map[string]string
}

var truths = []truth{
	{
		name: "go-github v62, deprecated on github.com", packages: []string{goGitHub62},
		key: table("go-github-v62.0.0.tsv", ""), rules: octokit("api.github.com"),
	},
	{
		name: "go-github v75, deprecated on github.com", packages: []string{goGitHub75},
		key: table("go-github-v75.0.0.tsv", ""), rules: octokit("api.github.com"),
	},
	{
		name: "go-github, deprecated on github.com", packages: []string{goGitHub},
		key: table("go-github-v84.0.0.tsv", "api.github.com"), rules: octokit("api.github.com"),
	},
	{
		name: "go-github, deprecated in any edition", packages: []string{goGitHub},
		key: table("go-github-v84.0.0.tsv", ""), rules: octokit("api.github.com", "ghec", "ghes-3.19"),
	},
	{
		name: "godo, deprecated", packages: []string{godo}, key: table(godoKey, ""),
		rules: listed(digitalOceanOperations, digitalOcean), pim: true,
	},
	{
		name: "datadog, deprecated", packages: []string{datadogV1}, key: deprecatedComments(datadogV1),
		rules: shipped("github.com/DataDog/datadog-api-client-go/v2", ".generator", "schemas", "v1", "openapi.yaml"), pim: true,
	},
	{
		name: "weaviate, deprecated", packages: weaviatePackages, key: table("weaviate-v5.5.0.tsv", ""),
		rules: shipped("github.com/weaviate/weaviate", "openapi-specs", "schema.json"), pim: true,
		public: map[string]string{"ObjectsGetter.objectList": "ObjectsGetter.Do"},
	},
}

// table reads a key from testdata: of all lines, or of those whose evidence
// names only.
func table(file, only string) func(*bench) (map[string]string, error) {
	return func(*bench) (map[string]string, error) {
		rows, err := readTSV(filepath.Join("testdata", file))
		if err != nil {
			return nil, err
		}
		out := map[string]string{}
		for _, r := range rows {
			if len(r) != 6 {
				return nil, fmt.Errorf("read %s: %d fields in a line, expected 6", file, len(r))
			}
			if fn, evidence := r[1], r[5]; strings.Contains(evidence, only) {
				out[fn] = endpoint{r[3], r[4]}.String()
			}
		}
		return out, nil
	}
}

// measure compares what the rules find in the client, and in a program that
// calls it, with the truth.
func (t truth) measure(b *bench) error {
	methods, err := t.key(b)
	if err != nil {
		return err
	}
	set, err := t.rules(b)
	if err != nil {
		return err
	}
	calls, err := b.inventory(t.packages...)
	if err != nil {
		return err
	}
	r := t.row(b, t.name, methods, calls, set)
	if t.pim {
		r.pim = b.pim(t.name, calls, false)
	}
	b.add(r)
	called := map[string]string{}
	for fn, e := range methods {
		called[cmp.Or(t.public[fn], fn)] = e
	}
	return t.measureCaller(b, called, set)
}

func (t truth) row(b *bench, name string, methods map[string]string, calls []call, set *rule.Set) row {
	ds := compareRetired(name, methods, calls, set)
	b.known.explain(ds)
	b.report(ds)
	r := newRow(name, len(methods), calls)
	for _, d := range ds {
		if d.grade == differs {
			r.wrong++
		} else {
			r.missed++
		}
	}
	return r
}

// measureCaller looks at a program that calls each method once, and at what
// staticcheck's SA1019 says of it.
func (t truth) measureCaller(b *bench, methods map[string]string, set *rule.Set) error {
	p, err := b.caller(t.packages, slices.Sorted(maps.Keys(methods)))
	if err != nil {
		return err
	}
	calls, err := b.callerCalls(p)
	if err != nil {
		return err
	}
	r := t.row(b, t.name+callers, methods, calls, set)
	n, err := b.sa1019(p)
	if err != nil {
		return err
	}
	r.sa1019 = fmt.Sprintf("%d of %d", n, len(methods))
	b.add(r)
	return nil
}

// compareRetired finds the functions that are not reported, and those that are
// but should not be. Keys of methods are functions, values endpoints.
func compareRetired(name string, methods map[string]string, calls []call, set *rule.Set) []disagreement {
	reported := map[string]string{}
	for _, c := range calls {
		if op, ok := c.retired(set); ok {
			reported[c.fn] = endpoint{op.Method, op.Path}.String()
		}
	}
	var out []disagreement
	for _, fn := range slices.Sorted(maps.Keys(reported)) {
		if methods[fn] == "" {
			out = append(out, disagreement{corpus: name, fn: fn, key: "-", found: reported[fn], grade: differs})
		}
	}
	for _, fn := range slices.Sorted(maps.Keys(methods)) {
		if reported[fn] == "" {
			out = append(out, disagreement{corpus: name, fn: fn, key: methods[fn], found: "-", grade: vague})
		}
	}
	return out
}
