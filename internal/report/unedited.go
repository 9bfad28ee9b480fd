package report

import "regexp"

// lineNumber is what makes reasons differ that are counted as one.
var lineNumber = regexp.MustCompile(`\bline \d+\b`)

// Unedited is why a call has no edit, in words that are the same for all calls
// of which the same is true. It is empty if there is an edit, and for what is no
// call.
func (f Finding) Unedited() string {
	if f.Category != Call || len(f.Edits) > 0 {
		return ""
	}
	return Reason(f.Message)
}

// Reason is why the call with a message is not edited.
func Reason(message string) string {
	why := refusal(message)
	if why == "" {
		return "nothing replaces it"
	}
	return lineNumber.ReplaceAllString(why, "a line")
}
