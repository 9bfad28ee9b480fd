package report

import "github.com/pimigrate/pimigrate/analyzer/rule"

// A Severity says whether what was found still works.
type Severity string

// An operation whose removal date has come does not work any more: Retired. Any
// other deprecated one does: Announced. The analyzer does not know which: its
// findings are cached, and today is not part of the key.
const (
	Retired   Severity = "error"
	Announced Severity = "warning"
)

// severity of an operation on a day. What is not about one operation is no
// reason to break a build.
func severity(op *rule.Operation, day string) Severity {
	if op.Deprecation.RetiredOn(day) {
		return Retired
	}
	return Announced
}
