package report

import (
	"fmt"
	"strings"
)

// Headline says in one line what was looked at and what was found.
func (r *Report) Headline() string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s, %s", Count(r.Packages, "package", "packages"), calls(r.Summary.Categories[Call]))
	for _, other := range Others {
		if n := r.Summary.Categories[other]; n > 0 {
			fmt.Fprintf(&out, ", %s", Count(n, string(other), string(other)+"s"))
		}
	}
	if n := r.Summary.Files; n > 0 {
		fmt.Fprintf(&out, " in %s", Count(n, "file", "files"))
	}
	return out.String()
}

func calls(n int) string {
	if n == 0 {
		return "no calls of retired operations"
	}
	return Count(n, "call of a retired operation", "calls of retired operations")
}

// Count is a number with its noun.
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
