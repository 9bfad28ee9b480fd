package vetdriver

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// An answer collects what "go vet -json" prints: one JSON object for each
// package and external test package, empty when nothing was found, else
//
//	{"package": {"analyzer": [diagnostic...] or {"error": "..."}}}
type answer struct {
	asked    func(pkg string) bool
	others   bool            // there were findings in packages not asked for
	count    func(units int) // called as they come in
	units    int
	findings []Finding
	failures []string
	broken   bool // not what go vet prints
}

// A place is what diagnostics and their related information have in common.
type place struct {
	Posn    string `json:"posn"` // file:line:column
	End     string `json:"end"`
	Message string `json:"message"`
}

type diagnostic struct {
	place
	Category       string  `json:"category"`
	Related        []place `json:"related"`
	SuggestedFixes []struct {
		Edits []struct {
			Filename   string `json:"filename"`
			Start, End int
			New        string `json:"new"`
		} `json:"edits"`
	} `json:"suggested_fixes"`
}

// read decodes the objects one by one, so that no more than one is in memory.
func (a *answer) read(out io.Reader) error {
	dec := json.NewDecoder(out)
	for {
		var unit map[string]map[string]json.RawMessage
		err := dec.Decode(&unit)
		if err == io.EOF {
			return nil
		}
		if err == nil {
			a.units++
			err = a.addUnit(unit)
		}
		if err != nil {
			a.broken = true
			return err
		}
		if a.count != nil {
			a.count(a.units)
		}
	}
}

func (a *answer) addUnit(unit map[string]map[string]json.RawMessage) error {
	for pkg, analyzers := range unit {
		if !a.asked(pkg) {
			a.others = true
			a.units--
			continue
		}
		for _, raw := range analyzers {
			if err := a.add(pkg, raw); err != nil {
				return fmt.Errorf("package %s: %w", pkg, err)
			}
		}
	}
	return nil
}

func (a *answer) add(pkg string, raw json.RawMessage) error {
	var failure struct{ Error string }
	if json.Unmarshal(raw, &failure) == nil {
		a.failures = append(a.failures, pkg+": "+failure.Error)
		return nil
	}
	var ds []diagnostic
	if err := json.Unmarshal(raw, &ds); err != nil {
		return err
	}
	for _, d := range ds {
		f, err := d.finding()
		if err != nil {
			return err
		}
		f.Package, _, _ = strings.Cut(pkg, " [") // a test variant is "path [path.test]"
		a.findings = append(a.findings, f)
	}
	return nil
}

// err returns why packages could not be analyzed, if so. The go command's exit
// status does not say.
func (a *answer) err() error {
	if len(a.failures) == 0 {
		return nil
	}
	slices.Sort(a.failures)
	return errors.New("the analysis failed: " + strings.Join(slices.Compact(a.failures), "; "))
}

// finding keeps only the first fix; others are alternatives to it.
func (d *diagnostic) finding() (Finding, error) {
	at, err := d.locate()
	if err != nil {
		return Finding{}, err
	}
	f := Finding{File: at.File, Line: at.Line, Column: at.Column, EndLine: at.EndLine, EndColumn: at.EndColumn,
		Message: d.Message, Category: d.Category, Edits: []Edit{}}
	for _, p := range d.Related {
		r, err := p.locate()
		if err != nil {
			return f, err
		}
		f.Related = append(f.Related, r)
	}
	if len(d.SuggestedFixes) > 0 {
		for _, e := range d.SuggestedFixes[0].Edits {
			f.Edits = append(f.Edits, Edit{e.Filename, e.Start, e.End, e.New})
		}
	}
	return f, nil
}

// locate splits the positions. One without an end ends where it starts.
func (p *place) locate() (r Related, err error) {
	r.Message = p.Message
	if r.File, r.Line, r.Column, err = position(p.Posn); err != nil {
		return r, err
	}
	if _, r.EndLine, r.EndColumn, err = position(p.End); err != nil {
		r.EndLine, r.EndColumn = r.Line, r.Column
	}
	return r, nil
}

// position splits file:line:column from the right: file names may hold colons.
// After a //line comment there is no column: it becomes the first.
func position(s string) (file string, line, column int, err error) {
	rest, last, err := cutNumber(s)
	if err != nil {
		return "", 0, 0, err
	}
	if file, line, err := cutNumber(rest); err == nil {
		return file, line, last, nil
	}
	return rest, last, 1, nil
}

func cutNumber(s string) (string, int, error) {
	before, number, ok := cutLast(s)
	n, err := strconv.Atoi(number)
	if !ok || err != nil {
		return "", 0, fmt.Errorf("position %q is not file:line:column", s)
	}
	return before, n, nil
}

func cutLast(s string) (before, after string, ok bool) {
	i := strings.LastIndexByte(s, ':')
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}
