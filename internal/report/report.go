package report

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"github.com/pimigrate/pimigrate/analyzer/rule"
	"github.com/pimigrate/pimigrate/internal/vetdriver"
)

// schemaVersion is the version of the JSON output.
const schemaVersion = 1

// A Report is the outcome of one run.
type Report struct {
	Version  int    `json:"version"` // of this schema
	Tool     Tool   `json:"tool"`
	AsOf     string `json:"asOf"` // the day that decides severities, YYYY-MM-DD
	Packages int    `json:"packages"`
	// Configurations are those that were looked at, if there are several.
	Configurations []string `json:"configurations,omitempty"`
	// Incomplete is why findings are missing, such as packages that do not compile.
	Incomplete string `json:"incomplete,omitempty"`
	// Known counts the findings that are left out: a baseline has them, or they
	// are older than the revision asked for.
	Known    int       `json:"known,omitempty"`
	Unbuilt  []Unbuilt `json:"unbuilt,omitempty"`
	Summary  Summary   `json:"summary"`
	Rules    []Rule    `json:"rules"` // that findings name, in order of ID; never nil
	Findings []Finding `json:"findings"`

	root    string // absolute
	cwd     string // absolute
	sources map[string]*source
}

// Tool says what made the report.
type Tool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// A Finding is one thing to change. Lines and columns count from 1, columns in
// bytes.
type Finding struct {
	Rule        string    `json:"rule"`     // ID of a Rule
	Category    Category  `json:"category"` // what kind of thing was found
	Severity    Severity  `json:"severity"`
	Message     string    `json:"message"`
	Package     string    `json:"package"` // path; that of an external test package ends in _test
	File        string    `json:"file"`    // relative to the root of the repository if inside it, with slashes
	Line        int       `json:"line"`
	Column      int       `json:"column"`
	EndLine     int       `json:"endLine"`
	EndColumn   int       `json:"endColumn"`
	Fingerprint string    `json:"fingerprint"` // the same after lines have moved
	NotEdited   string    `json:"notEdited,omitempty"`
	Edits       []Edit    `json:"edits"` // together they fix the finding; never nil
	Related     []Related `json:"related,omitempty"`
	// Configurations are those in which it was found, if not in all.
	Configurations []string `json:"configurations,omitempty"`
}

// A Related is another place that a finding is about.
type Related struct {
	Message   string `json:"message"`
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`
}

// An Unbuilt is a Go file of the packages that no configuration builds, so that
// nothing is known of it.
type Unbuilt struct {
	File       string `json:"file"`
	Constraint string `json:"constraint,omitempty"` // such as "windows && !cgo"
	Never      bool   `json:"never,omitempty"`      // it asks for the tag ignore, which by custom is never set
}

// Elsewhere are the related places on other lines than the finding.
func (f Finding) Elsewhere() []Related {
	return slices.DeleteFunc(slices.Clone(f.Related), func(o Related) bool { return o.File == f.File && o.Line == f.Line })
}

// An Edit replaces the bytes [Start, End) of a file.
type Edit struct {
	File  string `json:"file"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	New   string `json:"new"`
}

// SortedEdits are the edits in order of file and place.
func (f Finding) SortedEdits() []Edit {
	return slices.SortedStableFunc(slices.Values(f.Edits), func(a, b Edit) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
}

// A Category is a kind of finding, as package analyzer has them.
type Category string

const (
	Call       Category = "call"
	Mention    Category = "mention"
	Permission Category = "permission"
	Directive  Category = "directive"
)

// Others are the categories that are no calls, in the order of summaries.
var Others = []Category{Mention, Permission, Directive}

// Options say what a report is made with.
type Options struct {
	Sets    []*rule.Set // the rules in force
	AsOf    string      // YYYY-MM-DD
	Version string      // of pimvet
	Dir     string      // that was looked at; "" is the current one
}

// New makes a report of what the tool found. It reads the sources in which
// there are findings.
func New(result *vetdriver.Result, o Options) (*Report, error) {
	r := &Report{
		Version:        schemaVersion,
		Tool:           Tool{"pimvet", o.Version},
		AsOf:           o.AsOf,
		Packages:       result.Packages,
		Configurations: result.Configurations,
		Incomplete:     result.Incomplete,
		Findings:       []Finding{},
		sources:        map[string]*source{},
	}
	var err error
	if r.cwd, err = filepath.Abs("."); err != nil {
		return nil, fmt.Errorf("find the current directory: %w", err)
	}
	dir := o.Dir
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(r.cwd, dir)
	}
	r.root = root(dir)
	for _, f := range result.Findings {
		r.Findings = append(r.Findings, r.finding(f))
	}
	for _, u := range result.Unbuilt {
		r.Unbuilt = append(r.Unbuilt, Unbuilt{r.relative(u.File), u.Constraint, u.Never})
	}
	r.describe(o.Sets)
	r.fingerprint()
	r.Summary = summarize(r.Findings)
	return r, nil
}

func (r *Report) finding(f vetdriver.Finding) Finding {
	message := f.Message
	if f.Withheld != "" {
		message = addRefusal(message, f.Withheld)
	}
	out := Finding{
		Rule:     ruleID(message),
		Category: Category(f.Category),
		Message:  message,
		Package:  f.Package,
		File:     r.relative(f.File),
		Line:     f.Line, Column: f.Column,
		EndLine: f.EndLine, EndColumn: f.EndColumn,
		NotEdited:      refusal(message),
		Edits:          []Edit{},
		Configurations: f.Configurations,
	}
	for _, e := range f.Edits {
		out.Edits = append(out.Edits, Edit{r.relative(e.File), e.Start, e.End, e.New})
	}
	for _, o := range f.Related {
		out.Related = append(out.Related, Related{o.Message, r.relative(o.File), o.Line, o.Column, o.EndLine, o.EndColumn})
	}
	return out
}

// Keep leaves out all findings but those that keep wants.
func (r *Report) Keep(keep func(Finding) bool) {
	before := len(r.Findings)
	r.Findings = slices.DeleteFunc(r.Findings, func(f Finding) bool { return !keep(f) })
	r.Known += before - len(r.Findings)
	r.Rules = slices.DeleteFunc(r.Rules, func(rule Rule) bool {
		return !slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.Rule == rule.ID })
	})
	r.Summary = summarize(r.Findings)
}

// WriteJSON writes the report as one object.
func (r *Report) WriteJSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false) // code and URLs: keep < and & readable
	enc.SetIndent("", "  ")
	return enc.Encode(r)
}
