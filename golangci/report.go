package golangci

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// separately makes run report only what is right if golangci-lint takes it by
// itself: see the package comment.
func separately(run func(*analysis.Pass) (any, error)) func(*analysis.Pass) (any, error) {
	return func(pass *analysis.Pass) (any, error) {
		alone := *pass
		alone.Report = func(d analysis.Diagnostic) {
			d.Related = nil
			if why := withheld(pass, d); why != "" {
				d.SuggestedFixes = nil
				d.Message = withNote(d.Message, "; not edited by golangci-lint: "+why+": use pimvet -fix")
			}
			pass.Report(d)
		}
		return run(&alone)
	}
}

// withheld is why the fix of d is not offered, or empty.
func withheld(pass *analysis.Pass, d analysis.Diagnostic) string {
	file := pass.Fset.File(d.Pos)
	elsewhere := func(e analysis.TextEdit) bool { return pass.Fset.File(e.Pos) != file }
	for _, fix := range d.SuggestedFixes {
		if d.Category == "permission" {
			return "it must move together with all calls that need it"
		}
		if slices.ContainsFunc(fix.TextEdits, elsewhere) {
			return "the edit spans files"
		}
	}
	return ""
}

// withNote puts a note before the operation's ID, with which messages end.
func withNote(message, note string) string {
	at := strings.LastIndex(message, " [")
	if at < 0 || !strings.HasSuffix(message, "]") {
		at = len(message)
	}
	return message[:at] + note + message[at:]
}
