package vetdriver

import (
	"fmt"
	"slices"
)

// A merged is what several configurations found, as one list.
type merged struct {
	all  []*roots
	list []*sighting // in order of file, line, column, message
}

// A sighting is a finding, the same by place and message in every configuration
// that found it.
type sighting struct {
	Finding          // the first one; its edits and related places are those of all
	edits   [][]Edit // by configuration
	in      []bool   // which configurations found it
	dead    bool     // no configuration is to make its edits
	why     string   // what Withheld says, if the configurations do not agree
}

func merge(all []*roots) *merged {
	m := &merged{all: all}
	for c, r := range all {
		for _, f := range r.findings {
			m.list = append(m.list, newSighting(f, c, len(all)))
		}
	}
	slices.SortStableFunc(m.list, func(a, b *sighting) int { return compare(a.Finding, b.Finding) })
	kept := m.list[:0]
	for _, s := range m.list {
		if n := len(kept); n > 0 && compare(kept[n-1].Finding, s.Finding) == 0 {
			kept[n-1].join(s)
		} else {
			kept = append(kept, s)
		}
	}
	m.list = kept
	m.agree()
	return m
}

func newSighting(f Finding, c, configurations int) *sighting {
	s := &sighting{Finding: f, edits: make([][]Edit, configurations), in: make([]bool, configurations)}
	s.edits[c], s.in[c] = f.Edits, true
	return s
}

func (s *sighting) join(other *sighting) {
	for c := range s.in {
		if other.in[c] {
			s.in[c], s.edits[c] = true, other.edits[c]
		}
	}
	s.Edits = union(s.Edits, other.Edits)
	s.Related = union(s.Related, other.Related)
}

func union[T comparable](a, b []T) []T {
	a = slices.Clip(a)
	for _, x := range b {
		if !slices.Contains(a, x) {
			a = append(a, x)
		}
	}
	return a
}

// agree withholds edits that not every configuration that builds the file
// wants. A finding is edited in all its configurations or in none, so that one
// withheld edit may be the end of others.
func (m *merged) agree() {
	for again := true; again; {
		again = false
		wanted := m.wanted()
		for _, s := range m.list {
			if s.dead {
				continue
			}
			if c, e := m.objection(s, wanted); c != nil {
				s.dead, again = true, true
				s.why = fmt.Sprintf("%s does not make the same edit of %s", c, e.File)
			}
		}
	}
}

// wanted returns the edits that each configuration wants.
func (m *merged) wanted() []map[Edit]bool {
	wanted := make([]map[Edit]bool, len(m.all))
	for c := range wanted {
		wanted[c] = map[Edit]bool{}
		for _, s := range m.list {
			if s.dead {
				continue
			}
			for _, e := range s.edits[c] {
				wanted[c][e] = true
			}
		}
	}
	return wanted
}

// objection returns a configuration that builds the file of an edit but does
// not want it.
func (m *merged) objection(s *sighting, wanted []map[Edit]bool) (*roots, Edit) {
	for _, e := range s.Edits {
		for c, r := range m.all {
			if r.built[e.File] && !wanted[c][e] {
				return r, e
			}
		}
	}
	return nil, Edit{}
}

// findings returns what there is to report.
func (m *merged) findings() []Finding {
	fs := make([]Finding, 0, len(m.list))
	for _, s := range m.list {
		f := s.Finding
		if s.why != "" {
			f.Edits, f.Withheld = []Edit{}, s.why
		}
		if slices.Contains(s.in, false) {
			for c, r := range m.all {
				if s.in[c] {
					f.Configurations = append(f.Configurations, r.String())
				}
			}
		}
		fs = append(fs, f)
	}
	return fs
}

// withhold is told which edits of findings cannot be made. It reports whether
// those of others, in other configurations, are withheld for that reason.
func (m *merged) withhold(skipped []Skip) bool {
	before := m.withheld()
	for _, k := range skipped {
		if i, found := slices.BinarySearchFunc(m.list, k.Finding, func(s *sighting, f Finding) int { return compare(s.Finding, f) }); found {
			m.list[i].dead = true
		}
	}
	m.agree()
	return len(m.withheld()) > len(before)
}

// withheld returns the findings whose edits are withheld.
func (m *merged) withheld() []Skip {
	var skips []Skip
	for _, s := range m.list {
		if s.why != "" {
			f := s.Finding
			f.Withheld = s.why
			skips = append(skips, Skip{f, "the build configurations do not agree", s.why})
		}
	}
	return skips
}
