package main

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// A truth lists the methods of a client that call deprecated operations.
type truth struct {
	name  string
	file  string // in testdata
	pkg   string
	only  string // take the methods whose evidence names this edition; "" for all
	rules func(*bench) (*rule.Set, error)
	pim   bool // count the findings of the PIM rules as well
}

var truths = []truth{
	{
		name: "go-github, deprecated on github.com", file: "go-github-v84.0.0.tsv", pkg: goGitHub,
		only: "api.github.com", rules: octokit("api.github.com"),
	},
	{
		name: "go-github, deprecated in any edition", file: "go-github-v84.0.0.tsv", pkg: goGitHub,
		rules: octokit("api.github.com", "ghec", "ghes-3.19"),
	},
	{
		name: "godo, deprecated", file: "godo-HEAD-v1.201.tsv", pkg: godo,
		rules: listed("digitalocean-spec-deprecated.tsv", "https://api.digitalocean.com"), pim: true,
	},
}

// methods reads the answers: which methods call which deprecated operation.
func (t truth) methods() (map[string]string, error) {
	rows, err := readTSV(filepath.Join("testdata", t.file))
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, r := range rows {
		if len(r) != 6 {
			return nil, fmt.Errorf("read %s: %d fields in a line, expected 6", t.file, len(r))
		}
		if fn, evidence := r[1], r[5]; strings.Contains(evidence, t.only) {
			out[fn] = endpoint{r[3], r[4]}.String()
		}
	}
	return out, nil
}

// measure compares what the rules find in the client, and in a program that
// calls it, with the truth.
func (t truth) measure(b *bench) error {
	methods, err := t.methods()
	if err != nil {
		return err
	}
	set, err := t.rules(b)
	if err != nil {
		return err
	}
	calls, err := b.inventory(t.pkg)
	if err != nil {
		return err
	}
	r := t.row(b, t.name, methods, calls, set)
	if t.pim {
		r.pim = b.pim(t.name, calls, false)
	}
	b.add(r)
	return t.measureCaller(b, methods, set)
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
	p, err := b.caller(t.pkg, slices.Sorted(maps.Keys(methods)))
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
