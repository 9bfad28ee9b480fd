package rewrite

import (
	"cmp"
	"fmt"
	"go/ast"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// answer edits what is done with the answer: comparisons of its status. It
// refuses where the body is read that does not come any more, and where the
// answer cannot be followed.
func (rw *rewriter) answer() outcome {
	if (len(rw.Match.Answers) == 0) != (len(rw.next.Answers) == 0) {
		return refuse("the document does not say what a success answers")
	}
	var all outcome
	for _, s := range rw.shifts() {
		if s.old.Status == s.next.Status && !s.reads() {
			continue
		}
		o := newFollower(rw, s).follow()
		all.related = append(all.related, o.related...)
		switch {
		case o.refusal != "":
			return outcome{refusal: o.refusal, related: all.related}
		case len(all.edits) > 0 && len(o.edits) > 0 && !slices.EqualFunc(all.edits, o.edits, sameEdit):
			return refuse("two statuses of success become one")
		case len(o.edits) > 0:
			all.edits = o.edits
		}
	}
	return all
}

// answerChanges reports whether the successor answers differently.
func (rw *rewriter) answerChanges() bool {
	return slices.ContainsFunc(rw.shifts(), func(s shift) bool { return s.old.Status != s.next.Status || s.reads() })
}

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

// gone reports whether a body came and comes no more.
func (s shift) gone() bool { return s.old.HasBody && !s.next.HasBody }

// shifts are the pairs of answers that the code has to take alike. A status
// that both operations answer with stands for itself.
func (rw *rewriter) shifts() []shift {
	olds, nexts := rw.Match.Answers, rw.next.Answers
	body := rw.replacement.Changes["body"]
	if len(olds) == 0 {
		unknown := rule.Answer{HasBody: true}
		return []shift{{unknown, unknown, body}}
	}
	var out []shift
	for _, old := range olds {
		for _, next := range nexts {
			if old.Status == next.Status || !hasStatus(nexts, old.Status) || !hasStatus(olds, next.Status) {
				out = append(out, shift{old, next, body})
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
func (t *follower) outcome() outcome {
	var o outcome
	for _, p := range t.problems {
		o.related = append(o.related, analysis.RelatedInformation{Pos: p.at.Pos(), End: p.at.End(), Message: p.advice})
	}
	if len(t.problems) > 0 {
		o.refusal = t.problems[0].why
		return o
	}
	for leaf := range t.moved {
		o.edits = append(o.edits, t.respell(leaf)...)
	}
	slices.SortFunc(o.edits, func(a, b analysis.TextEdit) int { return cmp.Compare(a.Pos, b.Pos) })
	return o
}

// problem notes that something at n stands in the way. The reason goes on with
// the line.
func (t *follower) problem(n ast.Node, why, rest, advice string) {
	t.note(n, fmt.Sprintf("%s at %s%s", why, t.rw.where(n), rest), advice)
}

// note is problem with a reason that needs no line.
func (t *follower) note(n ast.Node, why, advice string) {
	if t.silent || slices.ContainsFunc(t.problems, func(p problem) bool { return p.at.Pos() == n.Pos() }) {
		return
	}
	t.problems = append(t.problems, problem{n, why, advice})
}
