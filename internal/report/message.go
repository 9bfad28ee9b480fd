package report

import (
	"regexp"
	"strings"
)

// ruleID is the ID in brackets with which a message ends: a vet tool's answer
// has no field for it.
func ruleID(message string) string {
	start := strings.LastIndex(message, " [")
	if start < 0 || !strings.HasSuffix(message, "]") {
		return ""
	}
	return message[start+len(" [") : len(message)-len("]")]
}

// refusal is why there is no edit, if the message says so.
func refusal(message string) string {
	_, why, ok := strings.Cut(message, "; not edited: ")
	if !ok {
		return ""
	}
	return why[:max(strings.LastIndex(why, " ["), 0)]
}

// addRefusal puts why there is no edit where messages have it, before the ID.
func addRefusal(message, why string) string {
	at := len(message)
	if id := ruleID(message); id != "" {
		at -= len(" [" + id + "]")
	}
	return message[:at] + "; not edited: " + why + message[at:]
}

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
