package permission

import (
	"slices"

	"github.com/pimigrate/pimigrate/analyzer/rule"
	"github.com/pimigrate/pimigrate/internal/callsite"
)

// A Use is an operation whose calls need permissions.
type Use struct {
	Operation  string              `json:"operation"`
	Request    string              `json:"request"`
	Deprecated bool                `json:"deprecated,omitempty"`
	Accepted   []string            `json:"accepted,omitempty"`
	Replaces   string              `json:"replaces,omitempty"`
	When       string              `json:"when,omitempty"`
	Note       string              `json:"note,omitempty"`
	Calls      []callsite.Position `json:"calls"`
}

// A demand is the operations of which one is called: several if an operation
// has several successors.
type demand []option

type option struct {
	op  *rule.Operation
	set *rule.Set
	use Use
}

type kind int

const (
	delegated kind = iota
	application
)

// of are the permissions of one kind that op accepts, least privileged first.
func (k kind) of(op *rule.Operation) []string {
	switch {
	case op.Permissions == nil:
		return nil
	case k == delegated:
		return op.Permissions.Delegated
	}
	return op.Permissions.Application
}

// demands are what the program calls, and what it will call.
func (c *collector) demands() (today, after []demand) {
	for _, r := range c.found {
		o := option{op: r.op, set: r.set, use: Use{Operation: r.op.ID, Request: r.op.Address(), Deprecated: r.op.Deprecation != nil, Calls: r.calls}}
		c.Operations = append(c.Operations, o.use)
		today = append(today, demand{o})
		if r.op.Deprecation == nil {
			after = append(after, demand{o})
		} else if d := successors(o); d != nil {
			after = append(after, d)
		}
	}
	c.noteUndocumented(slices.Concat(today, after))
	return today, after
}

// successors are what calls of o can move to; none if nothing replaces it.
func successors(o option) demand {
	var out demand
	for _, r := range o.op.Deprecation.Replacements {
		next := o.set.Operation(r.OperationID)
		use := Use{Operation: next.ID, Request: next.Address(), Replaces: o.op.ID, When: r.When, Calls: o.use.Calls}
		if note := r.Changes["permissions"]; !Repeats(next, note) {
			use.Note = note
		}
		out = append(out, option{next, o.set, use})
	}
	return out
}

// Repeats reports whether note, what a description says of the permissions of
// op, says only which is the least privileged one.
func Repeats(op *rule.Operation, note string) bool {
	least := delegated.of(op)
	return len(least) > 0 && note == "needs "+least[0]
}

// noteUndocumented notes the operations that list no permission.
func (c *collector) noteUndocumented(demands []demand) {
	for _, o := range slices.Concat(demands...) {
		if o.documented() {
			continue
		}
		why := "the description lists no permission for it"
		if o.use.Replaces != "" {
			why += ", which replaces " + o.use.Replaces
		}
		c.unknown(Unknown{Reason: Undocumented, Why: why, Operation: o.op.ID, Request: Request{Request: o.use.Request}}, o.use.Calls...)
	}
}

func (o option) documented() bool { return len(o.op.Permissions.Names()) > 0 }

// Compare says what changes for a program that calls op, of set, and will call
// next instead.
func Compare(set *rule.Set, op, next *rule.Operation) (delegatedKind, applicationKind Kind) {
	today, after := []demand{{{op: op, set: set}}}, []demand{{{op: next, set: set}}}
	return kindOf(delegated, today, after), kindOf(application, today, after)
}
