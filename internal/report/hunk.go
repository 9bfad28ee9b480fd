package report

import (
	"cmp"
	"slices"
	"strings"
)

// A Hunk is a run of lines of a file that the edits of a finding change, and
// what they become.
type Hunk struct {
	File          string
	Line          int // of the first line before
	Before, After string
}

// joined is how many lines may lie between edits that one hunk shows together.
const joined = 2

// Hunks are the lines that the edits of a finding change, in order of file and
// line. The result of -fix may differ from them in white space: it formats.
func (r *Report) Hunks(f Finding) ([]Hunk, error) {
	edits := slices.Clone(f.Edits)
	slices.SortStableFunc(edits, func(a, b Edit) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	var hunks []Hunk
	for len(edits) > 0 {
		n, last := 1, 0
		region, err := r.EditRegion(edits[0])
		if err != nil {
			return nil, err
		}
		for last = region.EndLine; n < len(edits) && edits[n].File == edits[0].File; n++ {
			next, err := r.EditRegion(edits[n])
			if err != nil {
				return nil, err
			}
			if next.Line > last+joined {
				break
			}
			last = max(last, next.EndLine)
		}
		hunks = append(hunks, r.hunk(edits[:n], region.Line, last))
		edits = edits[n:]
	}
	return hunks, nil
}

func (r *Report) hunk(edits []Edit, first, last int) Hunk {
	s := r.source(edits[0].File)
	start, end := s.starts[first-1], len(s.content)
	if last < len(s.starts) {
		end = s.starts[last] - 1
	}
	var after strings.Builder
	at := start
	for _, e := range edits {
		after.Write(s.content[at:max(e.Start, at)])
		after.WriteString(e.New)
		at = max(e.End, at)
	}
	after.Write(s.content[at:max(end, at)])
	return Hunk{edits[0].File, first, string(s.content[start:end]), after.String()}
}
