package report

// A Hunk is a run of lines of a file that the edits of a finding change, and
// what they become.
type Hunk struct {
	File          string
	Line          int // of the first line before
	Before, After string
	Parts         []Part // which Before and After consist of
}

// A Part of a hunk is a text that an edit replaces by another, or one between
// edits, which stays.
type Part struct{ Old, New string }

// joined is how many lines may lie between edits that one hunk shows together.
const joined = 2

// Hunks are the lines that the edits of a finding change, in order of file and
// line. The result of -fix may differ from them in white space: it formats.
func (r *Report) Hunks(f Finding) ([]Hunk, error) {
	edits := f.SortedEdits()
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
	h := Hunk{File: edits[0].File, Line: first}
	stays := func(from, to int) {
		text := string(s.content[from:max(from, to)])
		h.add(text, text)
	}
	at := start
	for _, e := range edits {
		stays(at, e.Start)
		h.add(string(s.content[max(e.Start, at):max(e.End, at)]), e.New)
		at = max(e.End, at)
	}
	stays(at, end)
	return h
}

func (h *Hunk) add(before, after string) {
	if before == "" && after == "" {
		return
	}
	h.Before += before
	h.After += after
	h.Parts = append(h.Parts, Part{before, after})
}
