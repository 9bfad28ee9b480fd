package rewrite

import (
	"go/ast"
	"regexp"
	"slices"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/body"
	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// choose picks the replacement of f: one that the code shows to be meant, else
// one that the user prefers, else the first, which is the best one as the
// document has it.
func (p *Planner) choose(f Finding) (rule.Replacement, bool) {
	all := f.Match.Deprecation.Replacements
	switch len(all) {
	case 0:
		return rule.Replacement{}, false
	case 1:
		return all[0], true
	}
	ch := chooser{rewriter: &rewriter{Planner: p, Finding: f}, all: all}
	all = ch.shown()
	for _, r := range all {
		if p.options.Prefer != "" && r.Prefers(p.options.Prefer) {
			return r, true
		}
	}
	return all[0], true
}

// A chooser looks for constants that show which replacement is meant. The
// document says which values of which properties do; names of variables and
// functions show nothing, since nobody has to keep to them.
type chooser struct {
	*rewriter
	all []rule.Replacement
}

// An evidence is a constant that the document knows as a value of a property.
type evidence struct {
	property, value string
	paired          bool // the code says that it is a value of the property
	sure            bool // it does not stand in a branch that the call is not in
}

// shown are the replacements that the nearest evidence allows; all of them if
// there is none, or if it is of several minds.
func (ch chooser) shown() []rule.Replacement {
	if found := ch.inBody(); len(found) > 0 {
		return ch.allowed(found)
	}
	if found := ch.inText(ch.URL.String()); len(found) > 0 {
		return ch.allowed(found)
	}
	for _, lit := range ch.literalsAround() {
		if found := ch.in(lit); len(found) > 0 {
			return ch.allowed(found)
		}
	}
	return ch.allowed(ch.in(ch.Call.Func.Body))
}

// allowed are the replacements that found does not rule out. What the code
// pairs with a property counts for more than a constant by itself. Evidence in
// other branches cannot decide, but contradict.
func (ch chooser) allowed(found []evidence) []rule.Replacement {
	if slices.ContainsFunc(found, func(e evidence) bool { return e.paired }) {
		found = slices.DeleteFunc(found, func(e evidence) bool { return !e.paired })
	}
	if !slices.ContainsFunc(found, func(e evidence) bool { return e.sure }) {
		return ch.all
	}
	var out []rule.Replacement
	for _, r := range ch.all {
		contradicts := func(e evidence) bool { return !slices.Contains(r.WhenValues[e.property], e.value) }
		if !slices.ContainsFunc(found, contradicts) {
			out = append(out, r)
		}
	}
	if len(out) == 0 {
		return ch.all
	}
	return out
}

// evidenceOf is what text shows as a value of property, which is "" if the code
// does not say of what it is a value.
func (ch chooser) evidenceOf(property, text string, sure bool) []evidence {
	var out []evidence
	for _, r := range ch.all {
		for p, values := range r.WhenValues {
			e := evidence{p, text, property == p, sure}
			if (property == p || property == "") && slices.Contains(values, text) && !slices.Contains(out, e) {
				out = append(out, e)
			}
		}
	}
	return out
}

// inBody is the evidence that the request carries.
func (ch chooser) inBody() []evidence {
	b := body.Body{Package: ch.code(), Call: ch.Call, Was: ch.Match.HasBody}
	var out []evidence
	for _, c := range b.Constants() {
		out = append(out, ch.evidenceOf(c.Place, c.Text, c.Certain)...)
	}
	return out
}

// says is what stands between a property and its value in a filter, a query or
// JSON text, after a program or a URL has escaped it.
const says = `(?:[\s'"=:+\\]|%2[027]|%3[AaDd]|eq)+`

// inText is the evidence in a text: "assignmentState eq 'Eligible'".
func (ch chooser) inText(text string) []evidence {
	var out []evidence
	for _, r := range ch.all {
		for p, values := range r.WhenValues {
			for _, v := range values {
				if !strings.Contains(text, p) || !strings.Contains(text, v) {
					continue
				}
				pair := regexp.MustCompile(`\b` + regexp.QuoteMeta(p) + says + regexp.QuoteMeta(v) + `\b`)
				if pair.MatchString(text) {
					out = append(out, evidence{p, v, true, true})
				}
			}
		}
	}
	return out
}

// literalsAround are the composite literals around the call and around the
// literals of its URL, the inner ones first.
func (ch chooser) literalsAround() []ast.Node {
	inside := []ast.Node{ch.Call.Node}
	for _, p := range ch.URL {
		if p.Lit != nil {
			inside = append(inside, p.Lit)
		}
	}
	var out []ast.Node
	for _, n := range inside {
		ast.Inspect(code.File(ch.pass, n.Pos()), func(x ast.Node) bool {
			if x == nil || x.Pos() > n.Pos() || x.End() < n.End() {
				return false
			}
			if _, ok := x.(*ast.CompositeLit); ok && x != n {
				out = append([]ast.Node{x}, out...)
			}
			return true
		})
	}
	return out
}
