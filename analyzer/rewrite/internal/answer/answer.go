package answer

import (
	"cmp"
	"fmt"
	"go/ast"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// A Change is a call whose request goes to another operation, and what that
// answers.
type Change struct {
	*code.Package
	Call    *httpcall.Call
	Was, Is []rule.Answer // what a success answers: of the retired operation, of its successor
	Body    string        // how the body differs, in a sentence, or ""
}

// An Outcome is what is to be done about a Change.
type Outcome struct {
	Edits   []analysis.TextEdit
	Refusal string                        // why there are no edits
	Related []analysis.RelatedInformation // places to look at
}

// Follow edits what is done with the answer: comparisons of its status. It
// refuses where the body is read that does not come any more, and where the
// answer cannot be followed.
func (c Change) Follow() Outcome {
	if (len(c.Was) == 0) != (len(c.Is) == 0) {
		return Outcome{Refusal: "the document does not say what a success answers"}
	}
	var all Outcome
	for _, s := range c.shifts() {
		if !s.differs() {
			continue
		}
		o := newFollower(c, s).follow()
		all.Related = append(all.Related, o.Related...)
		switch {
		case o.Refusal != "":
			return Outcome{Refusal: o.Refusal, Related: all.Related}
		case len(all.Edits) > 0 && len(o.Edits) > 0 && !reflect.DeepEqual(all.Edits, o.Edits):
			return Outcome{Refusal: "two statuses of success become one"}
		case len(o.Edits) > 0:
			all.Edits = o.Edits
		}
	}
	return all
}

// Differs reports whether the successor answers differently.
func (c Change) Differs() bool { return slices.ContainsFunc(c.shifts(), shift.differs) }

// A shift is an answer of the retired operation and what comes in its place.
type shift struct {
	old, next rule.Answer
	body      string // how the body differs, in a sentence, or ""
}

// reads reports whether it matters who reads the body: it is gone or is
// another one.
func (s shift) reads() bool {
	return s.old.HasBody && (!s.next.HasBody || s.body != "")
}

// differs reports whether code can tell the answers apart.
func (s shift) differs() bool { return s.old.Status != s.next.Status || s.reads() }

// gone reports whether a body came and comes no more.
func (s shift) gone() bool { return s.old.HasBody && !s.next.HasBody }

// shifts are the pairs of answers that the code has to take alike. A status
// that both operations answer with stands for itself.
func (c Change) shifts() []shift {
	if len(c.Was) == 0 {
		unknown := rule.Answer{HasBody: true}
		return []shift{{unknown, unknown, c.Body}}
	}
	var out []shift
	for _, old := range c.Was {
		for _, next := range c.Is {
			if old.Status == next.Status || !hasStatus(c.Is, old.Status) || !hasStatus(c.Was, next.Status) {
				out = append(out, shift{old, next, c.Body})
			}
		}
	}
	return out
}

func hasStatus(answers []rule.Answer, status int) bool {
	return slices.ContainsFunc(answers, func(a rule.Answer) bool { return a.Status == status })
}

// A problem is a place that stands in the way of an edit.
type problem struct {
	at     ast.Node
	why    string // completes "not edited: "
	advice string // what to do there
}

// outcome is what has been found.
func (t *follower) outcome() Outcome {
	var o Outcome
	for _, p := range t.problems {
		o.Related = append(o.Related, analysis.RelatedInformation{Pos: p.at.Pos(), End: p.at.End(), Message: p.advice})
	}
	if len(t.problems) > 0 {
		o.Refusal = t.problems[0].why
		return o
	}
	for leaf := range t.moved {
		o.Edits = append(o.Edits, t.respell(leaf)...)
	}
	slices.SortFunc(o.Edits, func(a, b analysis.TextEdit) int { return cmp.Compare(a.Pos, b.Pos) })
	return o
}

// problem notes that something at n stands in the way. The reason goes on with
// the line.
func (t *follower) problem(n ast.Node, why, rest, advice string) {
	t.note(n, fmt.Sprintf("%s at %s%s", why, code.Where(t.Pass.Fset, n, t.Call.Node), rest), advice)
}

// note is problem with a reason that needs no line.
func (t *follower) note(n ast.Node, why, advice string) {
	if t.silent || slices.ContainsFunc(t.problems, func(p problem) bool { return p.at.Pos() == n.Pos() }) {
		return
	}
	t.problems = append(t.problems, problem{n, why, advice})
}
