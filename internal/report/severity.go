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

func severity(d *rule.Deprecation, day string) Severity {
	if d.RetiredOn(day) {
		return Retired
	}
	return Announced
}
