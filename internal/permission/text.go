package permission

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/pimigrate/pimigrate/internal/callsite"
)

// WriteText writes the report for people. The calls of an operation are listed
// once, whatever it needs.
func (r *Report) WriteText(w io.Writer) error {
	out := bufio.NewWriter(w)
	writeKind(out, "Delegated", r.Delegated)
	writeKind(out, "Application", r.Application)
	var calls, unknown, elsewhere []string
	for _, u := range r.Operations {
		calls = append(calls, u.Request+" ["+u.Operation+"]"+at(u.Calls))
	}
	for _, u := range r.Unknown {
		request := u.Request.Request
		if u.Operation != "" {
			request += " [" + u.Operation + "]"
		}
		unknown = append(unknown, request+": "+u.Why+at(u.Calls))
	}
	for _, e := range r.Elsewhere {
		elsewhere = append(elsewhere, e.Request+at(e.Calls))
	}
	writeList(out, "Calls", calls)
	writeList(out, "Cannot know what is needed by (look before dropping a permission)", unknown)
	writeList(out, "To servers that the rules are not about", elsewhere)
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing the permissions: %w", err)
	}
	return nil
}

// at are the lines below an entry of a list.
func at(calls []callsite.Position) string {
	var b strings.Builder
	for _, c := range calls {
		fmt.Fprintf(&b, "\n    %s", c)
	}
	return b.String()
}

func writeList(w io.Writer, title string, entries []string) {
	if len(entries) > 0 {
		fmt.Fprintf(w, "%s\n  %s\n\n", title, strings.Join(entries, "\n  "))
	}
}

func writeKind(w io.Writer, name string, k Kind) {
	fmt.Fprintf(w, "%s permissions\n", name)
	writeNeeds(w, "needed today", k.Today)
	writeNeeds(w, "needed after the migration", k.After)
	fmt.Fprintf(w, "  to add: %s\n  to drop: %s\n", names(k.Add), names(k.Drop))
	if len(k.None) > 0 {
		fmt.Fprint(w, "  not supported, or not documented, for\n")
		for _, u := range k.None {
			fmt.Fprintf(w, "    %s\n", u)
		}
	}
	fmt.Fprintln(w)
}

func writeNeeds(w io.Writer, title string, needs []Need) {
	fmt.Fprintf(w, "  %s:", title)
	if len(needs) == 0 {
		fmt.Fprint(w, " none")
	}
	fmt.Fprintln(w)
	for _, n := range needs {
		condition := ""
		if n.Conditional {
			condition = ", if the code moves to"
		}
		fmt.Fprintf(w, "    %s%s\n", n.Grant, condition)
		for _, u := range n.Operations {
			fmt.Fprintf(w, "      %s\n", u)
			if u.Note != "" {
				fmt.Fprintf(w, "        %s\n", u.Note)
			}
			if others := others(u.Accepted, n.Permission); u.Deprecated && others != "" {
				fmt.Fprintf(w, "        the program may hold instead: %s\n", others)
			}
		}
	}
}

// String is the request, and what it is there for.
func (u Use) String() string {
	s := u.Request
	if u.When != "" {
		s += " for " + u.When
	}
	if u.Replaces != "" {
		s += ", instead of " + u.Replaces
	}
	return s
}

// others are the names in accepted that are not held.
func others(accepted []string, held string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(accepted), func(name string) bool { return name == held }), ", ")
}

// names are those of needs, with what to think of before acting on them.
func names(needs []Need) string {
	var list []string
	for _, n := range needs {
		name := n.Grant.String()
		switch {
		case n.Conditional:
			name += " (conditional)"
		case n.Shared:
			name += " (other calls may need it)"
		}
		list = append(list, name)
	}
	if list == nil {
		return "nothing"
	}
	return strings.Join(list, ", ")
}
