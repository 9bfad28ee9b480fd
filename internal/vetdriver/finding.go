package vetdriver

import (
	"cmp"
	"slices"
)

// A Finding is one diagnostic. Lines and columns count from 1, columns in bytes.
type Finding struct {
	Package   string    `json:"package"` // path; that of an external test package ends in _test
	File      string    `json:"file"`    // relative to the current directory when inside it
	Line      int       `json:"line"`
	Column    int       `json:"column"`
	EndLine   int       `json:"endLine"`
	EndColumn int       `json:"endColumn"`
	Message   string    `json:"message"`
	Category  string    `json:"category"`
	Severity  string    `json:"severity,omitempty"` // for the caller to set
	Related   []Related `json:"related,omitempty"`  // other places that the finding is about
	Edits     []Edit    `json:"edits"`              // together they fix the finding; never nil

	// Configurations are those in which it was found, nil if it was in all.
	Configurations []string `json:"configurations,omitempty"`
	// Withheld is why there are no edits though the tool offers some, or empty:
	// the configurations do not agree on them.
	Withheld string `json:"withheld,omitempty"`
}

// A Related is another place that a finding is about.
type Related struct {
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`
	Message   string `json:"message"`
}

// An Edit replaces the bytes [Start, End) of a file.
type Edit struct {
	File  string `json:"file"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	New   string `json:"new"`
}

// tidy makes file names relative, sorts, and drops findings reported twice
// because a file belongs to a package and to its test variant.
func tidy(fs []Finding) []Finding {
	rel := relativizer()
	for i := range fs {
		fs[i].File = rel(fs[i].File)
		for j := range fs[i].Edits {
			fs[i].Edits[j].File = rel(fs[i].Edits[j].File)
		}
		for j := range fs[i].Related {
			fs[i].Related[j].File = rel(fs[i].Related[j].File)
		}
	}
	slices.SortFunc(fs, compare)
	fs = slices.CompactFunc(fs, func(a, b Finding) bool { return compare(a, b) == 0 })
	if fs == nil {
		fs = []Finding{}
	}
	return fs
}

func compare(a, b Finding) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Column, b.Column),
		cmp.Compare(a.Message, b.Message),
	)
}
