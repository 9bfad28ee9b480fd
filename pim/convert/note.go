package convert

import (
	"fmt"
	"slices"
	"strings"
)

// A Note tells of one property that a conversion did not simply carry over, or
// of one that the output lacks. There is at most one note for a property.
type Note struct {
	Kind     Kind
	Property string // JSON path in the input, such as "schedule.type"; if Kind is Missing, what is missing
	Value    string // value of the property: a string as it is, anything else as JSON; "" if it was not set
	Home     string // JSON path in the output, "" if the value is not there
	Mark     Mark   // how far the sources of the mapping can be trusted
	Reason   string // a sentence for people
}

// A Kind says what a note means to a program.
type Kind string

const (
	// Lost is a value that the output does not hold although it was asked for.
	// A program that cannot ask anybody should refuse the input.
	Lost Kind = "lost"

	// Missing is something that the output needs and the input does not tell.
	Missing Kind = "missing"

	// Doubtful is a value that the output holds by a mapping that no official
	// source prints, or that the sources disagree on. See Mark.
	Doubtful Kind = "doubtful"

	// ReadOnly is a value that the service sets: it describes an object that
	// was read and asks for nothing. Home says whether the output has it.
	ReadOnly Kind = "read-only"

	// Ignored is a value that the output does without and that nobody misses.
	Ignored Kind = "ignored"
)

// A Mark is the confidence that the sources give a mapping (pim-facts 0.2). The
// empty mark is a mapping that a source states.
type Mark string

const (
	Unsure       Mark = "?"                         // uncertain, or sources disagree
	Inferred     Mark = "inferred"                  // a consequence that no source states
	ProposedHigh Mark = "proposed, high confidence" // a suggestion that much speaks for
	Proposed     Mark = "proposed"                  // a suggestion; no official mapping exists
	ProposedLow  Mark = "proposed, low"             // a suggestion that little speaks for
)

// String returns the note as one line, such as
//
//	lost: duration "min": min and default are lengths that only PIM v2 knows
func (n Note) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", n.Kind, n.Property)
	if n.Value != "" {
		fmt.Fprintf(&b, " %q", n.Value)
	}
	if n.Home != "" {
		fmt.Fprintf(&b, " -> %s", n.Home)
	}
	fmt.Fprintf(&b, ": %s", n.Reason)
	if n.Mark != "" {
		fmt.Fprintf(&b, " [%s]", n.Mark)
	}
	return b.String()
}

// Notes are the notes of one conversion, in the order of the input's properties
// in package pim; what is missing comes last.
type Notes []Note

// Of returns the notes of the given kinds.
func (ns Notes) Of(kinds ...Kind) Notes {
	var out Notes
	for _, n := range ns {
		if slices.Contains(kinds, n.Kind) {
			out = append(out, n)
		}
	}
	return out
}

// On returns the note on a property, if there is one.
func (ns Notes) On(property string) (Note, bool) {
	for _, n := range ns {
		if n.Property == property {
			return n, true
		}
	}
	return Note{}, false
}
