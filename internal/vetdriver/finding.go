package vetdriver

import (
	"cmp"
	"slices"
)

// A Finding is one diagnostic. Lines and columns count from 1, columns in bytes.
type Finding struct {
	Package   string // path; that of an external test package ends in _test
	File      string // relative to the current directory when inside it
	Line      int
	Column    int
	EndLine   int
	EndColumn int
	Message   string
	Category  string
	Related   []Related // other places that the finding is about
	Edits     []Edit    // together they fix the finding; never nil

	// Configurations are those in which it was found, nil if it was in all.
	Configurations []string
	// Withheld is why there are no edits though the tool offers some, or empty:
	// the configurations do not agree on them, or Fix must not make them.
	Withheld string
}

// A Related is another place that a finding is about.
type Related struct {
	File      string
	Line      int
	Column    int
	EndLine   int
	EndColumn int
	Message   string
}

// An Edit replaces the bytes [Start, End) of a file.
type Edit struct {
	File  string
	Start int
	End   int
	New   string
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
