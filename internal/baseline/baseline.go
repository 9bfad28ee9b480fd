package baseline

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"slices"

	"github.com/pimigrate/pimigrate/internal/report"
)

const version = 1

// A Baseline is the set of known findings.
type Baseline struct {
	Version  int     `json:"version"`
	Findings []Entry `json:"findings"`

	fingerprints map[string]bool
}

// An Entry is one known finding.
type Entry struct {
	File        string `json:"file"` // as in reports
	Rule        string `json:"rule"`
	Fingerprint string `json:"fingerprint"`
}

// Read reads a file that Encode has made.
func Read(name string) (*Baseline, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read the baseline: %w; make it with -write-baseline", err)
	}
	var b Baseline
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&b); err != nil {
		return nil, fmt.Errorf("read the baseline %s: %w; make it anew with -write-baseline", name, err)
	}
	if b.Version != version {
		return nil, fmt.Errorf("read the baseline %s: it has version %d, not %d; make it anew with -write-baseline", name, b.Version, version)
	}
	b.index()
	return &b, nil
}

// New is a baseline of findings and of the entries of old about files that were
// not looked at, so that packages can be taken in one after the other. Old may
// be nil.
func New(findings []report.Finding, old *Baseline, looked func(file string) bool) *Baseline {
	b := &Baseline{Version: version, Findings: []Entry{}}
	for _, f := range findings {
		b.Findings = append(b.Findings, Entry{f.File, f.Rule, f.Fingerprint})
	}
	if old != nil {
		for _, e := range old.Findings {
			if !looked(e.File) {
				b.Findings = append(b.Findings, e)
			}
		}
	}
	slices.SortFunc(b.Findings, func(x, y Entry) int {
		return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.Rule, y.Rule), cmp.Compare(x.Fingerprint, y.Fingerprint))
	})
	b.index()
	return b
}

func (b *Baseline) index() {
	b.fingerprints = map[string]bool{}
	for _, e := range b.Findings {
		b.fingerprints[e.Fingerprint] = true
	}
}

// Has reports whether a finding is known.
func (b *Baseline) Has(f report.Finding) bool { return b.fingerprints[f.Fingerprint] }

// Stale are the entries of files that were looked at for which there is no
// finding any more.
func (b *Baseline) Stale(findings []report.Finding, looked func(file string) bool) []Entry {
	found := map[string]bool{}
	for _, f := range findings {
		found[f.Fingerprint] = true
	}
	var stale []Entry
	for _, e := range b.Findings {
		if !found[e.Fingerprint] && looked(e.File) {
			stale = append(stale, e)
		}
	}
	return stale
}

// Encode is the content of a baseline's file.
func (b *Baseline) Encode() ([]byte, error) {
	data, err := json.MarshalIndent(b, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("encode the baseline: %w", err)
	}
	return append(data, '\n'), nil
}
