package html

import (
	"cmp"
	"html/template"
	"path"
	"slices"
	"strings"

	"github.com/pimigrate/pimigrate/internal/report"
)

// A view is what the template shows.
type view struct {
	*report.Report
	Policy   string
	Style    template.CSS
	Script   template.JS
	APIs     []string // whose operations were found
	Calls    tally
	Reasons  []reason
	Options  options
	Sections []*section
	Open     bool // whether the code of findings is shown without a click

	Operations, Directories, Dates chart // of calls
}

// A tally counts findings.
type tally struct{ All, Retired, Announced, Editable int }

// ByHand are those that a person has to edit.
func (t tally) ByHand() int { return t.All - t.Editable }

func (t *tally) add(f report.Finding) {
	t.All++
	if f.Severity == report.Retired {
		t.Retired++
	} else {
		t.Announced++
	}
	if len(f.Edits) > 0 {
		t.Editable++
	}
}

// Options are what the filters offer.
type options struct{ Rules, Packages []bar }

// manyFindings are more than one reads from top to bottom: their code is folded.
const manyFindings = 60

func newView(r *report.Report) (*view, error) {
	v := &view{
		Report: r, Policy: policy(), Style: template.CSS(style), Script: template.JS(script),
		Open: len(r.Findings) <= manyFindings,
	}
	for _, rule := range r.Rules {
		if rule.API != "" && !slices.Contains(v.APIs, rule.API) {
			v.APIs = append(v.APIs, rule.API)
		}
	}
	var calls []report.Finding
	for _, f := range r.Findings {
		if f.Category == report.Call {
			calls = append(calls, f)
			v.Calls.add(f)
		}
	}
	v.Operations, v.Directories, v.Dates = byOperation(r, calls), byPackage(calls), byDate(r, calls)
	v.Reasons = reasons(calls)
	v.Options = options{
		Rules:    byOperation(r, r.Findings).Bars,
		Packages: byPackage(r.Findings).Bars,
	}
	var err error
	v.Sections, err = sections(r)
	return v, err
}

// A reason is why calls have no edit.
type reason struct {
	Text  string
	Calls int
}

func reasons(calls []report.Finding) []reason {
	var out []reason
	index := map[string]int{}
	for _, f := range calls {
		why := f.Unedited()
		if why == "" {
			continue
		}
		i, ok := index[why]
		if !ok {
			i = len(out)
			index[why] = i
			out = append(out, reason{Text: why})
		}
		out[i].Calls++
	}
	slices.SortFunc(out, func(a, b reason) int {
		return cmp.Or(cmp.Compare(b.Calls, a.Calls), cmp.Compare(a.Text, b.Text))
	})
	return out
}

// place is the name of a file without what only its machine knows: one outside
// of the repository is named by its last two elements.
func place(file string) string {
	if !path.IsAbs(file) && !strings.Contains(file, ":/") {
		return file
	}
	return path.Join("...", path.Base(path.Dir(file)), path.Base(file))
}

// directory is that of a file, which stands for its package.
func directory(file string) string { return path.Dir(place(file)) }
