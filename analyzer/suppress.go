package analyzer

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/pimigrate/pimigrate/analyzer/internal/directive"
)

// report reports d, and remembers its edits.
func (c *checker) report(d analysis.Diagnostic) {
	for _, fix := range d.SuggestedFixes {
		c.edits = append(c.edits, fix.TextEdits...)
	}
	c.pass.Report(d)
}

// checkDirectives reports the directives that suppress nothing, as far as this
// analysis of the package tells. Known hole: a driver that looks at a package
// without its tests, too, as go vet does not, may need a directive there that is
// of no use with them.
func (c *checker) checkDirectives() {
	for _, d := range c.directives.Useless() {
		message := "this directive suppresses nothing without a reason; say why [directive-without-reason]"
		var fixes []analysis.SuggestedFix
		switch {
		case d.Reason() == "":
		case c.hasOtherBuilds():
			message = "this directive suppresses nothing in this build configuration; remove it if it never does [unused-directive]"
		case d.Shared():
			message = "this directive suppresses nothing of " + c.pass.Analyzer.Name + "; take the name out [unused-directive]"
			fixes = c.removing(d)
		default:
			message = "this directive suppresses nothing; remove it [unused-directive]"
			fixes = c.removing(d)
		}
		c.report(analysis.Diagnostic{
			Pos:            d.Comment.Pos(),
			End:            d.Comment.End(),
			Category:       "directive",
			Message:        message,
			URL:            docsURL + "#hdr-Directives",
			SuggestedFixes: fixes,
		})
	}
}

// hasOtherBuilds reports whether the package has files for other systems or
// build tags. With those it may have other findings.
func (c *checker) hasOtherBuilds() bool {
	return slices.ContainsFunc(c.pass.IgnoredFiles, func(name string) bool { return strings.HasSuffix(name, ".go") })
}

// removing is the fix that removes d, if that can be done without a look at what
// else is edited.
func (c *checker) removing(d *directive.Directive) []analysis.SuggestedFix {
	if c.pass.ReadFile == nil || in(c.cgo, d.Comment) { // some drivers do not offer to read
		return nil
	}
	source, err := c.pass.ReadFile(c.pass.Fset.File(d.Comment.Pos()).Name())
	if err != nil {
		return nil
	}
	e, ok := d.Remove(source)
	if !ok || slices.ContainsFunc(c.edits, func(o analysis.TextEdit) bool { return o.Pos < e.End && e.Pos < o.End }) {
		return nil
	}
	return []analysis.SuggestedFix{{Message: "Remove the directive", TextEdits: []analysis.TextEdit{e}}}
}
