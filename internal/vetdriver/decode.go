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
	units    int
	findings []Finding
	failures []string
}

type diagnostic struct {
	Category       string `json:"category"`
	Posn           string `json:"posn"` // file:line:column
	End            string `json:"end"`
	Message        string `json:"message"`
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
		if err != nil {
			return err
		}
		a.units++
		for pkg, analyzers := range unit {
			for _, raw := range analyzers {
				if err := a.add(pkg, raw); err != nil {
					return fmt.Errorf("package %s: %w", pkg, err)
				}
			}
		}
	}
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

// finding keeps only the first fix: it is the one that "go vet -fix" applies.
func (d *diagnostic) finding() (Finding, error) {
	f := Finding{Message: d.Message, Category: d.Category, Edits: []Edit{}}
	var err error
	if f.File, f.Line, f.Column, err = position(d.Posn); err != nil {
		return f, err
	}
	if _, f.EndLine, f.EndColumn, err = position(d.End); err != nil {
		f.EndLine, f.EndColumn = f.Line, f.Column
	}
	if len(d.SuggestedFixes) > 0 {
		for _, e := range d.SuggestedFixes[0].Edits {
			f.Edits = append(f.Edits, Edit{e.Filename, e.Start, e.End, e.New})
		}
	}
	return f, nil
}

// position splits file:line:column from the right: file names may hold colons.
func position(s string) (file string, line, column int, err error) {
	rest, col, ok1 := cutLast(s)
	file, ln, ok2 := cutLast(rest)
	line, err1 := strconv.Atoi(ln)
	column, err2 := strconv.Atoi(col)
	if !ok1 || !ok2 || err1 != nil || err2 != nil {
		return "", 0, 0, fmt.Errorf("position %q is not file:line:column", s)
	}
	return file, line, column, nil
}

func cutLast(s string) (before, after string, ok bool) {
	i := strings.LastIndexByte(s, ':')
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}
