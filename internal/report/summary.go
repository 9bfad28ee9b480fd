package report

import (
	"cmp"
	"slices"
)

// A Summary counts findings.
type Summary struct {
	Findings   int              `json:"findings"`
	Errors     int              `json:"errors"`
	Warnings   int              `json:"warnings"`
	Editable   int              `json:"editable"` // findings that -fix edits
	Files      int              `json:"files"`    // with findings
	Categories map[Category]int `json:"categories"`
	Rules      []RuleCount      `json:"rules"` // the most frequent first; never nil
}

// A RuleCount counts the findings of one rule.
type RuleCount struct {
	Rule     string   `json:"rule"`
	Severity Severity `json:"severity"`
	Findings int      `json:"findings"`
	Editable int      `json:"editable"`
}

func summarize(findings []Finding) Summary {
	s := Summary{Findings: len(findings), Categories: map[Category]int{}, Rules: []RuleCount{}}
	files, rules := map[string]bool{}, map[string]*RuleCount{}
	for _, f := range findings {
		files[f.File] = true
		s.Categories[f.Category]++
		if f.Severity == Retired {
			s.Errors++
		} else {
			s.Warnings++
		}
		c := rules[f.Rule]
		if c == nil {
			c = &RuleCount{Rule: f.Rule, Severity: f.Severity}
			rules[f.Rule] = c
		}
		c.Findings++
		if len(f.Edits) > 0 {
			s.Editable++
			c.Editable++
		}
	}
	s.Files = len(files)
	for _, c := range rules {
		s.Rules = append(s.Rules, *c)
	}
	slices.SortFunc(s.Rules, func(a, b RuleCount) int {
		return cmp.Or(cmp.Compare(b.Findings, a.Findings), cmp.Compare(a.Rule, b.Rule))
	})
	return s
}
