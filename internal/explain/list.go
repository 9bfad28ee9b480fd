package explain

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// WriteList writes rules as a table, one a line.
func WriteList(w io.Writer, rules []Rule) error {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, r := range rules {
		if r.Kind == topicKind {
			fmt.Fprintf(out, "%s\t-\t-\t-\t%s\n", r.ID, r.Summary)
			continue
		}
		fmt.Fprintf(out, "%s\t%s %s\t%s\t%s\t%s\n", r.ID, r.Method, r.Path, cmp.Or(r.Generation, "-"), r.date(), r.successors())
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing the list: %w", err)
	}
	return nil
}

// date is the day that counts, and what happens on it.
func (r *Rule) date() string {
	switch {
	case r.Removed != "":
		return r.Status + " " + r.Removed
	case r.Announced != "":
		return "since " + r.Announced
	}
	return r.Status
}

func (r *Rule) successors() string {
	var list []string
	for _, next := range r.Replacements {
		list = append(list, next.ID)
	}
	if list == nil {
		return "none: " + cmp.Or(r.NoReplacement, "the description names none")
	}
	return strings.Join(list, " or ")
}
