package main

import (
	"maps"
	"slices"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/rule"
	"github.com/pimigrate/pimigrate/internal/explain"
)

// A page is what the template asks for.
type page struct {
	set   *rule.Set
	notes []string // changes that tables refer to
}

func newPage(set *rule.Set) *page { return &page{set: set} }

// A section is the operations of one set of entities.
type section struct {
	Name       string
	Operations []rule.Operation
}

// Sections are the retired operations of PIM v2, by set.
func (p *page) Sections() []section {
	var all []section
	for _, o := range p.set.Operations {
		if o.Deprecation == nil || isIteration2(o) {
			continue
		}
		name := strings.Split(o.Path, "/")[2]
		if n := len(all); n == 0 || all[n-1].Name != name {
			all = append(all, section{Name: name})
		}
		last := &all[len(all)-1]
		last.Operations = append(last.Operations, o)
	}
	return all
}

// Count is how many operations are retired.
func (p *page) Count() int {
	n := 0
	for _, o := range p.set.Operations {
		if o.Deprecation != nil {
			n++
		}
	}
	return n
}

// Successors are the lines of a list: what to use, when, and what changes.
func (p *page) Successors(o rule.Operation) []string {
	var lines []string
	for _, r := range o.Deprecation.Replacements {
		to := p.set.Operation(r.OperationID)
		line := "- " + address(to)
		if r.When != "" {
			line += " for " + r.When
		}
		lines = append(lines, line+" ("+r.Source+"): "+answers(to)+"; "+permissions(to))
		for _, kind := range slices.Sorted(maps.Keys(r.Changes)) {
			if !explain.Repeats(to.Answers, to.Permissions, r.Changes[kind]) {
				lines = append(lines, "  - "+kind+": "+r.Changes[kind])
			}
		}
	}
	return lines
}

// Drop is what callers of o hold and may drop.
func (p *page) Drop(o rule.Operation) string { return permissions(&o) }

// Answers says how o answers.
func (p *page) Answers(o rule.Operation) string { return answers(&o) }

// Unreplaced are the operations without a successor, by the reason.
func (p *page) Unreplaced() []string {
	by := map[string][]string{}
	for _, o := range p.set.Operations {
		if d := o.Deprecation; d != nil && len(d.Replacements) == 0 {
			by[d.NoReplacement] = append(by[d.NoReplacement], "`"+o.ID+"`")
		}
	}
	var rows []string
	for _, why := range slices.Sorted(maps.Keys(by)) {
		rows = append(rows, "| "+strings.Join(by[why], ", ")+" | "+cell(why)+" |")
	}
	return rows
}

func address(o *rule.Operation) string { return "`" + o.Address() + "`" }

func answers(o *rule.Operation) string { return "answers " + explain.Answers(o.Answers) }

// permissions names the least privileged ones.
func permissions(o *rule.Operation) string {
	if len(o.Permissions.Names()) == 0 {
		return "no permission of Graph is recorded"
	}
	return "delegated " + least(o.Permissions.Delegated) + ", application " + least(o.Permissions.Application)
}

func least(names []string) string {
	if len(names) == 0 {
		return "not supported"
	}
	return "`" + names[0] + "`"
}

func cell(s string) string { return strings.ReplaceAll(s, "|", `\|`) }
