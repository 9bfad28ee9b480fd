package report

import (
	"fmt"
	"strings"
)

// Headline says in one line what was looked at and what was found.
func (r *Report) Headline() string {
	var out strings.Builder
	incomplete := ""
	if r.Incomplete != "" {
		incomplete = " but not all of them could be analyzed"
	}
	fmt.Fprintf(&out, "%s%s, %s", Count(r.Packages, "package", "packages"), incomplete, calls(r.Summary.Categories[Call]))
	for _, other := range Others {
		if n := r.Summary.Categories[other]; n > 0 {
			fmt.Fprintf(&out, ", %s", Count(n, string(other), string(other)+"s"))
		}
	}
	if n := r.Summary.Files; n > 0 {
		fmt.Fprintf(&out, " in %s", Count(n, "file", "files"))
	}
	if r.Known > 0 {
		fmt.Fprintf(&out, "; %d known", r.Known)
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

// Where says in which build configurations a finding was made, if not in all.
func (f Finding) Where() string {
	if f.Configurations == nil {
		return ""
	}
	return "; only with " + strings.Join(f.Configurations, ", ")
}
