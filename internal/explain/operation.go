package explain

import (
	"slices"

	"github.com/pimigrate/pimigrate/analyzer/rule"
	"github.com/pimigrate/pimigrate/internal/permission"
	"github.com/pimigrate/pimigrate/internal/sample"
)

// full is all that is known of op.
func full(set *rule.Set, op *rule.Operation, day string) (Rule, error) {
	r := brief(set, op, day)
	r.Details = &Details{Servers: op.Servers, HasBody: op.HasBody, Answers: op.Answers}
	if r.Servers == nil {
		r.Servers = set.Servers
	}
	for _, name := range set.SharedPermissions {
		if op.Accepts(name) {
			r.Shared = append(r.Shared, name)
		}
	}
	for _, o := range op.Query {
		r.Query = append(r.Query, o.Name)
	}
	if set == rule.PIM() {
		if err := r.document(); err != nil {
			return r, err
		}
	}
	if op.Deprecation == nil {
		r.Replaces = replacedBy(set, op)
		return r, nil
	}
	for i, next := range op.Deprecation.Replacements {
		r.Replacements[i].Move = move(set, op, next)
	}
	var err error
	r.Example, err = sample.Of(set, op)
	return r, err
}

func move(set *rule.Set, op *rule.Operation, r rule.Replacement) *Move {
	next := set.Operation(r.OperationID)
	delegated, application := permission.Compare(set, op, next)
	return &Move{
		Parameters: r.Parameters, Body: r.Body, Answers: next.Answers,
		AddDelegated: names(delegated.Add), DropDelegated: names(delegated.Drop),
		AddApplication: names(application.Add), DropApplication: names(application.Drop),
	}
}

func names(needs []permission.Need) []string {
	var out []string
	for _, n := range needs {
		out = append(out, n.Grant.String())
	}
	return out
}

// replacedBy are the ids of the operations that op replaces.
func replacedBy(set *rule.Set, op *rule.Operation) []string {
	var ids []string
	for _, old := range set.Operations {
		is := func(r rule.Replacement) bool { return r.OperationID == op.ID }
		if old.Deprecation != nil && slices.ContainsFunc(old.Deprecation.Replacements, is) {
			ids = append(ids, old.ID)
		}
	}
	return ids
}
