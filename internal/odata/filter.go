package odata

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/pimigrate/pimigrate/internal/contract"
)

// An expression is a $filter, or a part of one.
type expression struct {
	op          string // and, or, not, or a comparison
	left, right *expression
	path        []string // of a comparison
	kind        string   // of the property at its end
	values      []any    // what it is compared with; one, but for in
}

// longest is the limit of a filter; deepest that of its parentheses.
const (
	longest = 4096
	deepest = 32
)

// filterable says what can be compared how, where the pages list it; elsewhere they
// say no more than that OData's options are supported. Source: pim-facts 3.1 row 15
// and 3.3.
var filterable = map[string]map[string][]string{
	"unifiedRoleAssignmentScheduleRequest":  requestFilters,
	"unifiedRoleEligibilityScheduleRequest": requestFilters,
	"unifiedRoleDefinition": {
		"id": {"eq", "in"}, "displayName": {"eq", "in"}, "isBuiltIn": {"eq", "in"},
	},
}

var requestFilters = map[string][]string{
	"id": {"eq", "ne"}, "principalId": {"eq", "ne"}, "roleDefinitionId": {"eq", "ne"}, "status": {"eq", "ne"},
	"targetScheduleId": {"eq", "ne"}, "appScopeId": {"eq", "ne"}, "directoryScopeId": {"eq", "ne"}, "createdBy": {"eq", "ne"},
}

var comparisons = []string{"eq", "ne", "gt", "ge", "lt", "le", "in"}

// matches evaluates the expression on an object.
func (e *expression) matches(object map[string]any) bool {
	switch e.op {
	case "and":
		return e.left.matches(object) && e.right.matches(object)
	case "or":
		return e.left.matches(object) || e.right.matches(object)
	case "not":
		return !e.left.matches(object)
	}
	var v any = object
	for _, name := range e.path {
		m, _ := v.(map[string]any)
		v = m[name]
	}
	return e.compare(v)
}

// demands returns the text that the property at the end of a path has in every object
// that matches.
func (e *expression) demands(property string) (value string, ok bool) {
	switch {
	case e == nil:
		return "", false
	case e.op == "and":
		if value, ok = e.left.demands(property); ok {
			return value, ok
		}
		return e.right.demands(property)
	case e.op != "eq" || len(e.path) != 1 || e.path[0] != property:
		return "", false
	}
	value, ok = e.values[0].(string)
	return value, ok
}

// compare follows OData: null equals null and nothing else, and is neither less nor
// greater than anything.
func (e *expression) compare(v any) bool {
	switch e.op {
	case "eq", "in":
		return slices.ContainsFunc(e.values, func(w any) bool { return e.equal(v, w) })
	case "ne":
		return !e.equal(v, e.values[0])
	}
	if v == nil || e.values[0] == nil {
		return false
	}
	switch c := compare(e.kind, v, e.values[0]); e.op {
	case "gt":
		return c > 0
	case "ge":
		return c >= 0
	case "lt":
		return c < 0
	}
	return compare(e.kind, v, e.values[0]) <= 0
}

// equal compares texts without case, but ids with it (pim-facts 5.2).
func (e *expression) equal(v, w any) bool {
	a, ok1 := v.(string)
	b, ok2 := w.(string)
	isID := strings.HasSuffix(strings.ToLower(e.path[len(e.path)-1]), "id")
	if ok1 && ok2 && e.kind == contract.String && !isID {
		return strings.EqualFold(a, b)
	}
	if v == nil || w == nil {
		return v == nil && w == nil
	}
	return compare(e.kind, v, w) == 0
}

// value reads a literal for a property of a kind. ok is false where they do not go
// together.
func value(text, kind string) (v any, ok bool) {
	quoted := strings.HasPrefix(text, "'")
	switch {
	case text == "null":
		return nil, true
	case kind == contract.String && quoted:
		return strings.ReplaceAll(text[1:len(text)-1], "''", "'"), true
	case kind == contract.Boolean && (text == "true" || text == "false"):
		return text == "true", true
	case kind == contract.Time && !quoted:
		_, err := time.Parse(time.RFC3339Nano, strings.ToUpper(text))
		return strings.ToUpper(text), err == nil
	case kind == contract.Integer && !quoted:
		_, err := json.Number(text).Int64()
		return json.Number(text), err == nil
	}
	return nil, false
}
