package vetdriver

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sort"
)

// A Skip is a finding whose fix is not applied, and why.
type Skip struct {
	Finding
	Kind   string // the reason in few words, the same for all fixes it holds for
	Reason string // which file or other finding it is
}

// A plan is what the fixes of all findings come to.
//
// The go command could apply them, too: "go vet -fix". But it keeps the
// results of the tool under a key that depends on the tool's flags, so every
// dependency would be analyzed a second time. Its rules are kept: only packages
// of the main modules, no generated files, only whole fixes.
type plan struct {
	all     []*roots
	result  *Result
	changes []*change // in order of name
	skipped []Skip

	selected []bool // by finding; nil means all
	sources  map[string]*source
	claimed  claims
}

// plan asks the tool and works out the new content of files. It writes nothing.
// Nothing is planned on half of the findings.
func (d *Driver) plan(ctx context.Context) (*plan, error) {
	all, err := d.list(ctx)
	if err != nil {
		return nil, err
	}
	p, err := d.examine(ctx, all, d.Select)
	if err != nil {
		return nil, err
	}
	return p, p.finish()
}

// examine asks the tool and decides which edits can be made: of all findings,
// or of those that are selected. With an error, the plan is for those packages
// that could be analyzed; it is nil if there are none.
func (d *Driver) examine(ctx context.Context, all []*roots, choice func(*Result) ([]bool, error)) (*plan, error) {
	var names []string
	for _, r := range all {
		names = append(names, r.files...)
	}
	seen := snapshot(names)
	result, err := d.lint(ctx, all)
	if result == nil {
		return nil, err
	}
	p := &plan{all: all, result: result, claimed: claims{}}
	if choice != nil {
		var failure error
		if p.selected, failure = choice(result); failure != nil {
			return nil, failure
		}
	}
	return p, errors.Join(err, p.choose(seen))
}

// choose accepts or skips the edits of each finding. With several
// configurations it starts anew when what cannot be made in one of them is
// withheld in the others.
func (p *plan) choose(seen files) error {
	for again := true; again; {
		p.skipped, p.sources = nil, map[string]*source{}
		for i, f := range p.result.Findings {
			if p.selected != nil && !p.selected[i] {
				continue
			}
			if err := p.add(f, seen); err != nil {
				return err
			}
		}
		m := p.result.merged
		if again = m != nil && m.withhold(p.skipped); again {
			p.result.Findings = m.findings()
		}
	}
	if m := p.result.merged; m != nil {
		p.skipped = append(p.skipped, m.withheld()...)
	}
	return nil
}

// findings returns the result with those edits only that Fix would make.
func (p *plan) findings() *Result {
	fs := p.result.Findings
	for _, skip := range p.skipped {
		if i, found := slices.BinarySearchFunc(fs, skip.Finding, compare); found && fs[i].Withheld == "" {
			fs[i].Edits, fs[i].Withheld = []Edit{}, skip.Kind
		}
	}
	return p.result
}

// add accepts all edits of a finding or none.
func (p *plan) add(f Finding, seen files) error {
	for _, e := range f.Edits {
		s, err := p.source(e.File, seen)
		if err != nil {
			return err
		}
		if kind, reason := s.refuses(e); kind != "" {
			p.skipped = append(p.skipped, Skip{f, kind, reason})
			return nil
		}
	}
	for _, e := range f.Edits {
		p.sources[e.File].accept(e, &f)
	}
	return nil
}

func (p *plan) source(name string, seen files) (*source, error) {
	s, ok := p.sources[name]
	if !ok {
		var err error
		if s, err = open(name, seen, p.claimed); err != nil {
			return nil, err
		}
		p.sources[name] = s
	}
	return s, nil
}

// finish applies the accepted edits.
func (p *plan) finish() error {
	for _, name := range slices.Sorted(maps.Keys(p.sources)) {
		s := p.sources[name]
		after, err := s.edited()
		if err != nil {
			return err
		}
		if string(after) != string(s.content) {
			p.changes = append(p.changes, &change{s.name, s.info, s.content, after})
		}
	}
	return nil
}

// An accepted edit remembers for which finding it was made first.
type accepted struct {
	Edit
	of *Finding
}

func (a accepted) compare(b Edit) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.New, b.New))
}

// refuses returns why the edit cannot be accepted, if so. Of the accepted ones,
// which are in order and do not overlap, only neighbours can be in its way.
func (s *source) refuses(e Edit) (kind, reason string) {
	if s.closed != "" {
		return s.closed, s.why
	}
	first := sort.Search(len(s.edits), func(i int) bool { return s.edits[i].Start >= e.Start })
	for i := max(first-1, 0); i < len(s.edits) && s.edits[i].Start <= max(e.Start, e.End); i++ {
		if a := s.edits[i]; a.Edit != e && overlap(a.Edit, e) {
			return "conflicting edits", fmt.Sprintf("conflicts with the edit for %s:%d:%d", a.of.File, a.of.Line, a.of.Column)
		}
	}
	return "", ""
}

// overlap reports whether two different edits depend on their order. Insertions
// next to a replacement do not, two at the same place do.
func overlap(a, b Edit) bool {
	return a.Start < b.End && b.Start < a.End || a.Start == b.Start && a.End == b.End
}

// accept adds an edit, unless another finding has brought it already.
func (s *source) accept(e Edit, of *Finding) {
	if i, found := slices.BinarySearchFunc(s.edits, e, accepted.compare); !found {
		s.edits = slices.Insert(s.edits, i, accepted{e, of})
	}
}

// apply makes the edits, which are in order and must not overlap.
func apply(content []byte, edits []accepted) ([]byte, error) {
	var out []byte
	at := 0
	for _, e := range edits {
		if e.Start < at || e.End < e.Start || e.End > len(content) {
			return nil, fmt.Errorf("the edit of %s for line %d replaces bytes %d to %d: they are not in the file or are replaced twice",
				e.File, e.of.Line, e.Start, e.End)
		}
		out = append(out, content[at:e.Start]...)
		out = append(out, e.New...)
		at = e.End
	}
	return append(out, content[at:]...), nil
}
