package html

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pimigrate/pimigrate/internal/report"
)

// A section shows the findings of one category.
type section struct {
	Category report.Category
	Title    string
	Note     string
	Findings int
	Groups   []*group
}

// A group is the findings of one rule.
type group struct {
	Rule     report.Rule // without a path where it is about no operation
	Message  string      // about the operation; findings with another one show it
	Details  bool        // whether the rule is described here: it is once in a page
	Advice   advice
	Tally    tally
	Findings []finding
}

// A finding is one line of a group with its code.
type finding struct {
	Directory, File string
	Line            int
	Editable        bool
	Message         string // if not that of the group
	Why             string // not edited
	Where           string // in which build configurations, if not in all
	Related         []report.Related
	Code            []block
}

// kinds are the categories that have a title of their own, in order.
var kinds = []section{
	{Category: report.Call, Title: "Calls", Note: "Requests that reach retired operations, by operation."},
	{Category: report.Mention, Title: "Mentions", Note: "Paths of retired operations in strings that no request found here uses."},
	{Category: report.Permission, Title: "Permissions", Note: "Permissions that only retired operations need."},
	{Category: report.Directive, Title: "Directives", Note: "Comments that suppress findings without a use or a reason."},
}

// sections are those that have findings, calls first. A category that is not
// known here comes last under its own name.
func sections(r *report.Report) ([]*section, error) {
	var all []*section
	for _, k := range kinds {
		all = append(all, &k)
	}
	described := map[string]bool{}
	for _, f := range r.Findings {
		i := slices.IndexFunc(all, func(s *section) bool { return s.Category == f.Category })
		if i < 0 {
			i = len(all)
			all = append(all, &section{Category: f.Category, Title: string(f.Category)})
		}
		if err := all[i].add(r, f, r.Rule(f.Rule)); err != nil {
			return nil, err
		}
	}
	all = slices.DeleteFunc(all, func(s *section) bool { return s.Findings == 0 })
	for _, s := range all {
		slices.SortFunc(s.Groups, compareGroups)
		for _, g := range s.Groups {
			g.Details = g.Rule.Path != "" && !described[g.Rule.ID]
			described[g.Rule.ID] = true
		}
	}
	return all, nil
}

// compareGroups puts what does not work any more first, then the most frequent.
func compareGroups(a, b *group) int {
	return cmp.Or(
		strings.Compare(string(a.Rule.Severity), string(b.Rule.Severity)), // error, warning
		cmp.Compare(b.Tally.All, a.Tally.All),
		strings.Compare(a.Rule.ID, b.Rule.ID))
}

func (s *section) add(r *report.Report, f report.Finding, rule report.Rule) error {
	i := slices.IndexFunc(s.Groups, func(g *group) bool { return g.Rule.ID == rule.ID })
	if i < 0 {
		i = len(s.Groups)
		g := &group{Rule: rule}
		if rule.Path != "" {
			g.Message, g.Advice = told(f), newAdvice(rule)
		}
		s.Groups = append(s.Groups, g)
	}
	g := s.Groups[i]
	code, err := codeOf(r, f)
	if err != nil {
		return err
	}
	item := finding{
		Directory: directory(f.File), File: place(f.File), Line: f.Line,
		Editable: len(f.Edits) > 0, Why: f.NotEdited, Code: code,
		Where: strings.TrimPrefix(f.Where(), "; "),
	}
	for _, o := range f.Elsewhere() {
		o.File = place(o.File)
		item.Related = append(item.Related, o)
	}
	if item.Why == "" && f.Category == report.Call {
		item.Why = f.Unedited()
	}
	if text := told(f); text != g.Message {
		item.Message = text
	}
	g.Findings = append(g.Findings, item)
	g.Tally.add(f)
	s.Findings++
	return nil
}

// Final is why an operation has no successor, if the message does not say it.
func (g *group) Final() string {
	switch why := g.Rule.NoReplacement; {
	case len(g.Advice.Replacements) > 0 || why != "" && strings.Contains(g.Message, strings.TrimSuffix(why, ".")):
		return ""
	case why != "":
		return "No successor: " + why
	}
	return "The description names no successor."
}

// told is a message without what the page says elsewhere: why there is no edit
// and the rule.
func told(f report.Finding) string {
	text := strings.TrimSuffix(f.Message, " ["+f.Rule+"]")
	if f.NotEdited != "" {
		text = strings.TrimSuffix(text, "; not edited: "+f.NotEdited)
	}
	return text
}
