package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
)

// A message is one of govulncheck's, as far as it is read.
type message struct {
	OSV *struct {
		ID, Summary string
	} `json:"osv"`
	Finding *struct {
		OSV          string  `json:"osv"`
		FixedVersion string  `json:"fixed_version"`
		Trace        []frame `json:"trace"` // from what is vulnerable to what calls it
	} `json:"finding"`
}

type frame struct {
	Module, Version, Package, Function, Receiver string
	Position                                     *struct {
		Filename string
		Line     int
	}
}

// stdlib is govulncheck's name for the standard library.
const stdlib = "stdlib"

// A vulnerability is one that is called.
type vulnerability struct {
	id, summary            string
	module, version, fixed string
	symbol, caller         string
}

// read returns the vulnerabilities whose code is called. What is only imported or only
// required is left out: it does no harm.
func read(r io.Reader) ([]vulnerability, error) {
	summaries, called := map[string]string{}, map[string]vulnerability{}
	for dec := json.NewDecoder(r); ; {
		var m message
		err := dec.Decode(&m)
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		if m.OSV != nil {
			summaries[m.OSV.ID] = m.OSV.Summary
		}
		if f := m.Finding; f != nil && len(f.Trace) > 0 && f.Trace[0].Function != "" {
			what := f.Trace[0]
			key := f.OSV + what.Module
			if _, ok := called[key]; ok {
				continue // one way to it is enough
			}
			called[key] = vulnerability{id: f.OSV, module: what.Module, version: what.Version, fixed: f.FixedVersion,
				symbol: what.Package + "." + what.Function, caller: caller(f.Trace)}
		}
	}
	var found []vulnerability
	for _, v := range called {
		v.summary = summaries[v.id]
		found = append(found, v)
	}
	slices.SortFunc(found, func(a, b vulnerability) int {
		return cmp.Or(cmp.Compare(a.module, b.module), cmp.Compare(a.id, b.id))
	})
	return found, nil
}

// caller is the last place of a trace, which is one of this module.
func caller(trace []frame) string {
	last := trace[len(trace)-1]
	if last.Position == nil {
		return last.Package
	}
	return fmt.Sprintf("%s:%d", last.Position.Filename, last.Position.Line)
}

// report prints what was found, and reports whether a dependency is vulnerable.
func report(w io.Writer, found []vulnerability) (vulnerable bool, err error) {
	count := map[bool]int{}
	for _, v := range found {
		count[v.module == stdlib]++
		fixed := "fixed in " + v.fixed
		if v.fixed == "" {
			fixed = "not fixed in any version"
		}
		if _, err := fmt.Fprintf(w, "%s %s@%s, %s: %s: %s is called from %s\n", v.id, v.module, v.version, fixed, v.summary, v.symbol, v.caller); err != nil {
			return false, err
		}
	}
	_, err = fmt.Fprintf(w, "vuln: %d in dependencies; %d in the standard library, which a newer Go repairs\n", count[false], count[true])
	return count[false] > 0, err
}
