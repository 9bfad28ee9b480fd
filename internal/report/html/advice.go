package html

import (
	"maps"
	"slices"

	"github.com/pimigrate/pimigrate/analyzer/rule"
	"github.com/pimigrate/pimigrate/internal/report"
)

// Advice is what a rule says to do.
type advice struct {
	Replacements []replacement
	Changes      []change
}

type replacement struct {
	report.Replacement
	Grants []grant
}

// A grant says what to ask for, and what not any more, for one kind of
// permission.
type grant struct {
	Kind  string
	Add   string   // the least privileged one that serves; empty if one held already does
	Keep  string   // the one that serves already
	Drop  []string // that the successor does not accept
	Lacks bool     // the successor lists none of this kind
}

// A change is what differs in one respect: its texts, each with the successors
// it is about.
type change struct {
	What  string
	Texts []changeText
}

type changeText struct {
	Text string
	For  []int // numbers of replacements from 1; nil: all
}

func newAdvice(r report.Rule) advice {
	var a advice
	for _, next := range r.Replacements {
		a.Replacements = append(a.Replacements, replacement{next, grants(r.Permissions, next.Permissions)})
	}
	a.Changes = changes(r.Replacements)
	return a
}

// changes are those of all replacements, in order of their names. A text that
// several have is there once.
func changes(replacements []report.Replacement) []change {
	names := map[string]bool{}
	for _, r := range replacements {
		for name := range r.Changes {
			names[name] = true
		}
	}
	var out []change
	for _, name := range slices.Sorted(maps.Keys(names)) {
		c := change{What: name}
		for i, r := range replacements {
			text, ok := r.Changes[name]
			if !ok {
				continue
			}
			at := slices.IndexFunc(c.Texts, func(t changeText) bool { return t.Text == text })
			if at < 0 {
				at = len(c.Texts)
				c.Texts = append(c.Texts, changeText{Text: text})
			}
			c.Texts[at].For = append(c.Texts[at].For, i+1)
		}
		if len(c.Texts) == 1 && len(c.Texts[0].For) == len(replacements) {
			c.Texts[0].For = nil
		}
		out = append(out, c)
	}
	return out
}

// grants compares what the retired operation accepts with what its successor
// does. Kinds that agree are one.
func grants(before, after *rule.Permissions) []grant {
	if after == nil {
		return nil
	}
	if before == nil {
		before = &rule.Permissions{}
	}
	delegated := newGrant("delegated", before.Delegated, after.Delegated)
	application := newGrant("application", before.Application, after.Application)
	if delegated.same(application) {
		delegated.Kind = "delegated and application"
		return []grant{delegated}
	}
	return []grant{delegated, application}
}

func newGrant(kind string, before, after []string) grant {
	g := grant{Kind: kind, Lacks: len(after) == 0}
	if g.Lacks {
		return g
	}
	for _, p := range before {
		if !slices.Contains(after, p) {
			g.Drop = append(g.Drop, p)
		} else if g.Keep == "" {
			g.Keep = p
		}
	}
	if g.Keep == "" {
		g.Add = after[0]
	}
	return g
}

func (g grant) same(other grant) bool {
	return g.Add == other.Add && g.Keep == other.Keep && g.Lacks == other.Lacks && slices.Equal(g.Drop, other.Drop)
}
