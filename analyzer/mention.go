package analyzer

import (
	"go/ast"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
	"github.com/pimigrate/pimigrate/analyzer/mention"
	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// checkTexts reports strings that are data and name a retired path or a
// permission. A path that other packages can name is theirs to use: their
// requests with it are calls there, and other uses of a constant are mentions.
func (c *checker) checkTexts() {
	texts := mention.Find(c.pass, c.handmade, func(value string) bool {
		_, ok := c.mentioned(value)
		return ok || len(c.permissionsIn(value)) > 0
	})
	for _, t := range texts {
		if m, ok := c.mentioned(t.Value); ok && !t.Exported && spells(t) && !c.requested(t) {
			c.mentions = append(c.mentions, m)
			if !c.directives.Suppresses(t.Expr.Pos()) {
				c.reportMention(t, m)
			}
		}
	}
	for _, t := range texts {
		for _, p := range c.permissionsIn(t.Value) {
			c.checkPermission(t, p)
		}
	}
}

func (c *checker) mentioned(value string) (rule.Mention, bool) {
	path := mention.Format(value)
	if !isWhole(path) {
		return rule.Mention{}, false
	}
	for _, set := range c.sets() {
		if m, ok := set.Mention(path); ok {
			return m, true
		}
	}
	return rule.Mention{}, false
}

// isWhole reports whether text has a server in front or begins with the version
// of an API. Few strings do, and the rules need not be read for the others.
func isWhole(text string) bool {
	if strings.ContainsAny(text, " \t\r\n") {
		return false
	}
	if _, rest, ok := strings.Cut(text, "://"); ok {
		return strings.Contains(rest, "/")
	}
	first, _, ok := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(text, "{}"), "/"), "/")
	return ok && rule.IsVersion(first)
}

// spells reports whether a literal of the text has a part of the path: else it
// only adds a query to a path that is spelled elsewhere.
func spells(t mention.Text) bool {
	return len(t.Literals) == 0 || slices.ContainsFunc(t.Literals, func(lit *ast.BasicLit) bool {
		path, _, _ := strings.Cut(lit.Value, "?")
		return strings.Contains(path, "/")
	})
}

// requested reports whether a request of the package has the text in its URL:
// its literals, or where the URL was computed or another package spells a part
// of it, the same text.
func (c *checker) requested(t mention.Text) bool {
	text := strings.ToLower(mention.Format(t.Value))
	return slices.ContainsFunc(c.calls, func(call *httpcall.Call) bool {
		return slices.ContainsFunc(slices.Concat(call.URLs, call.Inner.URLs), func(url httpcall.Pattern) bool {
			from := func(p httpcall.Piece) bool { return p.Lit != nil && slices.Contains(t.Literals, p.Lit) }
			computed := func(p httpcall.Piece) bool { return p.Lit == nil && !p.Hole }
			return slices.ContainsFunc(url, from) ||
				slices.ContainsFunc(url, computed) && strings.Contains(strings.ToLower(url.String()), text)
		})
	})
}

func (c *checker) reportMention(t mention.Text, m rule.Mention) {
	c.report(analysis.Diagnostic{
		Pos:      t.Expr.Pos(),
		End:      t.Expr.End(),
		Category: "mention",
		Message:  m.Message(),
		URL:      docsURL + "#hdr-Mentions",
	})
}
