package explain

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/pimigrate/pimigrate/analyzer/rule"
	"github.com/pimigrate/pimigrate/internal/permission"
	"github.com/pimigrate/pimigrate/internal/sample"
)

// WriteText writes what is known of rules for people.
func WriteText(w io.Writer, rules []Rule) error {
	var out bytes.Buffer
	for i, r := range rules {
		if i > 0 {
			fmt.Fprintln(&out)
		}
		r.write(&out)
	}
	if _, err := w.Write(out.Bytes()); err != nil {
		return fmt.Errorf("writing the explanation: %w", err)
	}
	return nil
}

func (r *Rule) write(w io.Writer) {
	fmt.Fprintln(w, r.ID)
	if r.Kind == topicKind {
		wrap(w, "    ", r.Summary)
		section(w, "")
		paragraphs(w, "", r.Text)
		return
	}
	wrap(w, "    ", r.Method+" "+r.Path)
	wrap(w, "    ", r.API)
	section(w, "Status")
	wrap(w, "    ", r.status())
	if len(r.Replaces) > 0 {
		wrap(w, "    ", "replaces "+strings.Join(r.Replaces, ", "))
	}
	if r.Text != "" {
		section(w, cmp.Or(r.Summary, "Description"))
		paragraphs(w, "    ", r.Text)
	}
	r.writeExchange(w)
	section(w, "Permissions, least privileged first")
	writePermissions(w, r.Permissions)
	if len(r.Shared) > 0 {
		wrap(w, "    ", "outside of this description, too, operations need "+strings.Join(r.Shared, ", "))
	}
	for i, next := range r.Replacements {
		section(w, fmt.Sprintf("Replacement %d of %d", i+1, len(r.Replacements)))
		next.write(w)
	}
	if r.NoReplacement != "" {
		section(w, "Nothing replaces it")
		wrap(w, "    ", r.NoReplacement)
	}
	if r.Example != nil && len(r.Replacements) > 0 {
		section(w, "Example")
		writeExample(w, r.Example)
	}
}

func section(w io.Writer, title string) {
	fmt.Fprintln(w)
	if title != "" {
		fmt.Fprintln(w, title)
	}
}

// status is what to think of r on the day that was asked for.
func (r *Rule) status() string {
	var s string
	switch {
	case r.Status == "current":
		return "in use: not deprecated"
	case r.Status == "retired":
		s = "retired as of " + r.Removed
	case r.Removed != "":
		s = "deprecated: it will be retired as of " + r.Removed
	default:
		s = "deprecated: no day is named on which it stops"
	}
	if r.Announced != "" {
		s += ", announced on " + r.Announced
	}
	if r.Generation != "" {
		s += " (" + r.Generation + ")"
	}
	if r.Description != "" {
		s += ": " + r.Description
	}
	return s
}

func (r *Replacement) write(w io.Writer) {
	wrap(w, "    ", r.Address())
	line := "[" + r.ID + "]"
	if r.When != "" {
		line = "for " + r.When + " " + line
	}
	if r.Source != "" {
		line += ", " + r.Source
	}
	wrap(w, "    ", line)
	for _, name := range slices.Sorted(maps.Keys(r.Parameters)) {
		wrap(w, "    path: ", "{"+name+"} is "+parameter(r.Parameters[name]))
	}
	answers := Answers(r.Answers)
	if answers != "" {
		wrap(w, "    status: ", "answers "+answers)
	}
	for _, kind := range slices.Sorted(maps.Keys(r.Changes)) {
		if !Repeats(r.Answers, r.Permissions, r.Changes[kind]) {
			wrap(w, "    "+kind+": ", r.Changes[kind])
		}
	}
	writeBody(w, r.Body)
	writeGrants(w, "delegated", r.AddDelegated, r.DropDelegated)
	writeGrants(w, "application", r.AddApplication, r.DropApplication)
}

func writeGrants(w io.Writer, kind string, add, drop []string) {
	if len(add) > 0 {
		wrap(w, "    "+kind+" permission to add: ", strings.Join(add, ", "))
	}
	if len(drop) > 0 {
		wrap(w, "    "+kind+" permission to drop: ", strings.Join(drop, ", "))
	}
}

// parameter says where a path parameter of a successor comes from.
func parameter(from string) string {
	if name, ok := strings.CutPrefix(from, "$request.path."); ok {
		return "{" + name + "} of the old path"
	}
	return from
}

// Repeats reports whether change says only what answers and permissions do.
func Repeats(answers []rule.Answer, permissions *rule.Permissions, change string) bool {
	return change == "answers "+Answers(answers) || permission.Repeats(&rule.Operation{Permissions: permissions}, change)
}

// writeExample writes the edit as a diff of whole lines.
func writeExample(w io.Writer, s *sample.Sample) {
	text := s.Before
	if s.After != "" {
		_, text, _ = strings.Cut(string(diff.Diff("before", []byte(s.Before), "after", []byte(s.After))), "@@\n")
	} else {
		wrap(w, "    not edited: ", s.Refusal)
		fmt.Fprintln(w)
	}
	for line := range strings.Lines(text) {
		if line = strings.TrimRight(line, "\n"); strings.HasPrefix(line, "@@") {
			line = " ..."
		}
		fmt.Fprintln(w, strings.TrimRight("    "+strings.ReplaceAll(line, "\t", "    "), " "))
	}
}
