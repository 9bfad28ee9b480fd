package analyzer

import (
	"go/ast"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
	"github.com/pimigrate/pimigrate/analyzer/mention"
	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// A permissionUse is a permission that a text names, and why this package asks
// for it.
type permissionUse struct {
	c      *checker
	text   mention.Text
	old    rule.Permission
	needed []int        // by these findings
	grants []rule.Grant // what to ask for instead
}

func (c *checker) permissionsIn(value string) []rule.Permission {
	value = mention.Format(value)
	if !rule.IsScopes(value) { // nearly all
		return nil
	}
	for _, set := range c.sets() {
		if found := set.Permissions(value); found != nil {
			return found
		}
	}
	return nil
}

// checkPermission reports t, which names p. A permission that an operation in
// use accepts is reported only in a package whose calls that need it are all of
// retired operations.
func (c *checker) checkPermission(t mention.Text, p rule.Permission) {
	u := &permissionUse{c: c, text: t, old: p, needed: c.needing(p)}
	known := p.Retired() && len(t.Literals) > 0 // whatever the calls are
	if !known && (len(u.needed) == 0 || c.serves(p) || u.stays()) {
		return
	}
	u.grants = u.successors()
	lit := u.literal()
	var at ast.Expr = lit
	if lit == nil {
		at = t.Expr
	}
	if c.directives.Suppresses(at.Pos()) {
		return
	}
	d := analysis.Diagnostic{Pos: at.Pos(), End: at.End(), Category: "permission", URL: docsURL + "#hdr-Permissions"}
	edits, refusal := u.edit(lit)
	note := ""
	if refusal != "" {
		note = "not edited: " + refusal
	} else {
		d.SuggestedFixes = []analysis.SuggestedFix{{Message: "Ask for " + u.grants[0].Name, TextEdits: edits}}
	}
	d.Message = p.Message(u.grants, note)
	c.report(d)
}

// needing are the findings whose operations accept p. A call of a function of
// this package that is a finding itself needs nothing more.
func (c *checker) needing(p rule.Permission) []int {
	var out []int
	for i, f := range c.findings {
		inside := c.reportedInside(f.Call, f.Match) && f.Call.Callee.Pkg() == c.pass.Pkg
		if f.Match.Accepts(p.Name) && !inside {
			out = append(out, i)
		}
	}
	return out
}

// serves reports whether a call of the package reaches an operation that is in
// use and accepts p.
func (c *checker) serves(p rule.Permission) bool {
	return slices.ContainsFunc(c.calls, func(call *httpcall.Call) bool {
		methods := call.Methods
		if methods == nil {
			methods = []string{""}
		}
		return slices.ContainsFunc(call.URLs, func(url httpcall.Pattern) bool {
			return slices.ContainsFunc(methods, func(method string) bool { return p.Serves(method, url.String()) })
		})
	})
}

// next is what the call of finding i moves to, or would.
func (u *permissionUse) next(i int) *rule.Operation {
	m, r := u.c.findings[i].Match, u.c.plans[i].Replacement
	if r.OperationID == "" && len(m.Deprecation.Replacements) > 0 {
		r = m.Deprecation.Replacements[0]
	}
	return m.Successor(r)
}

// stays reports whether the successor of a call accepts the permission as well.
func (u *permissionUse) stays() bool {
	return slices.ContainsFunc(u.needed, func(i int) bool {
		next := u.next(i)
		return next != nil && next.Accepts(u.old.Name)
	})
}

// successors are the least privileged permissions of the operations that the
// calls move to; without calls, of those that any call could move to. If one of
// them serves all calls, it is that one: who writes may read.
func (u *permissionUse) successors() []rule.Grant {
	if len(u.needed) == 0 {
		return u.old.Grants()
	}
	var out []rule.Grant
	for _, i := range u.needed {
		next := u.next(i)
		if next == nil {
			continue
		}
		for _, g := range u.old.Least(u.c.findings[i].Match.Operation, next) {
			if !slices.Contains(out, g) {
				out = append(out, g)
			}
		}
	}
	if i := slices.IndexFunc(out, u.servesAll); i >= 0 {
		return out[i : i+1]
	}
	return out
}

// servesAll reports whether g is enough for all calls once they have moved.
func (u *permissionUse) servesAll(g rule.Grant) bool {
	for _, i := range u.needed {
		next := u.next(i)
		if next == nil || !u.old.Replaces(g, u.c.findings[i].Match.Operation, next) {
			return false
		}
	}
	return true
}

// literal is the one that spells the name, or nil.
func (u *permissionUse) literal() *ast.BasicLit {
	for _, lit := range u.text.Literals {
		if len(spelled(lit.Value, u.old.Name)) > 0 {
			return lit
		}
	}
	return nil
}
