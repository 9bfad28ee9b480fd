package sarif

import (
	"regexp"
	"strings"

	"github.com/owenrumney/go-sarif/v2/sarif"

	"github.com/pimigrate/pimigrate/internal/report"
)

// fingerprint is the name of report's fingerprint among those of other tools.
// Its version grows when the same finding gets another value.
const fingerprint = "pimvet/v1"

func result(r *report.Report, f report.Finding, rule uint) (*sarif.Result, error) {
	res := &sarif.Result{
		RuleID:              new(f.Rule),
		RuleIndex:           new(rule),
		Level:               new(string(f.Severity)),
		Message:             *message(withoutBraces(f.Message + f.Where())),
		Locations:           []*sarif.Location{location(f.File, r.Region(f))},
		PartialFingerprints: map[string]any{fingerprint: f.Fingerprint},
		PropertyBag:         sarif.PropertyBag{Properties: sarif.Properties{"category": f.Category}},
	}
	for _, o := range f.Related {
		related := location(o.File, r.RelatedRegion(o))
		related.Message = message(o.Message)
		res.RelatedLocations = append(res.RelatedLocations, related)
	}
	if len(f.Edits) == 0 {
		return res, nil
	}
	changes, err := changes(r, f)
	res.Fixes = []*sarif.Fix{{
		Description:     message("The edit of pimvet -fix, before formatting."),
		ArtifactChanges: changes,
	}}
	return res, err
}

var parameter = regexp.MustCompile(`\{(\w+)\}`)

// withoutBraces writes the parameters of paths as :name. In messages, braces mark
// placeholders (section 3.11.5), and literal ones are doubled.
func withoutBraces(text string) string {
	text = parameter.ReplaceAllString(text, ":$1")
	return strings.NewReplacer("{", "{{", "}", "}}").Replace(text)
}

func location(file string, at report.Region) *sarif.Location {
	return &sarif.Location{PhysicalLocation: &sarif.PhysicalLocation{
		ArtifactLocation: artifact(file),
		Region:           region(at),
	}}
}

// region says where text is by line and column alone. Offsets in characters could
// only repeat it, and those in bytes are for binary files.
func region(at report.Region) *sarif.Region {
	return &sarif.Region{
		StartLine: new(at.Line), StartColumn: new(at.Column),
		EndLine: new(at.EndLine), EndColumn: new(at.EndColumn),
	}
}

// changes are the edits by file, in order of name and place: replacements are
// made in the order of the array (section 3.57.1).
func changes(r *report.Report, f report.Finding) ([]*sarif.ArtifactChange, error) {
	edits := f.SortedEdits()
	var out []*sarif.ArtifactChange
	for i, e := range edits {
		at, err := r.EditRegion(e)
		if err != nil {
			return nil, err
		}
		if i == 0 || e.File != edits[i-1].File {
			out = append(out, &sarif.ArtifactChange{ArtifactLocation: *artifact(e.File)})
		}
		last := out[len(out)-1]
		last.Replacements = append(last.Replacements, replacement(at, e.New))
	}
	return out, nil
}

func replacement(at report.Region, text string) *sarif.Replacement {
	out := &sarif.Replacement{DeletedRegion: *region(at)}
	if text != "" {
		out.InsertedContent = &sarif.ArtifactContent{Text: new(text)}
	}
	return out
}
