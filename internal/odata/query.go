package odata

import (
	"fmt"
	"iter"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/pimigrate/pimigrate/internal/contract"
)

// An Error is a query that is malformed (400) or that cannot be answered truthfully
// (501).
type Error struct {
	Status  int
	Message string // a sentence; if Status is 501, one that lacks its subject
}

// Error returns the message.
func (e *Error) Error() string { return e.Message }

// By returns the message as one of who answers, such as "The emulator".
func (e *Error) By(subject string) string {
	if e.Status == http.StatusNotImplemented {
		return subject + " " + e.Message
	}
	return e.Message
}

func malformed(format string, args ...any) error {
	return &Error{Status: http.StatusBadRequest, Message: fmt.Sprintf(format, args...)}
}

func notCovered(format string, args ...any) error {
	return &Error{Status: http.StatusNotImplemented, Message: "does not cover " + fmt.Sprintf(format, args...) + "."}
}

// A Query is what the query options of a request ask for.
type Query struct {
	Expand []string // navigations to fill in

	typ        *contract.Type
	collection bool
	filter     *expression
	fields     []string // of $select; nil for all
	order      []order
	top, skip  int  // top is 0 where not given
	after      mark // the objects of earlier pages, from $skiptoken
	count      bool
}

type order struct {
	name string
	desc bool
}

// system are the system query options of OData.
var system = []string{"$filter", "$select", "$expand", "$orderby", "$search", "$top", "$skip", "$count", "$skiptoken", "$format", "$apply", "$compute"}

// Values returns the query options of a URL with the system options spelled as OData does:
// in lower case, and with the $ that beta does not need (pim-facts 5.3). A semicolon is one:
// it parts the options within an $expand, and [url.ParseQuery] refuses it.
func Values(rawQuery string, dollarOptional bool) (url.Values, error) {
	values, err := url.ParseQuery(strings.ReplaceAll(rawQuery, ";", "%3B"))
	if err != nil {
		return nil, malformed("The query string cannot be read.")
	}
	if len(values) == 0 {
		return values, nil
	}
	out := url.Values{}
	for name, v := range values {
		lower := strings.ToLower(name)
		if dollarOptional && !strings.HasPrefix(lower, "$") && slices.Contains(system, "$"+lower) {
			lower = "$" + lower
		}
		if !slices.Contains(system, lower) {
			lower = name
		}
		out[lower] = append(out[lower], v...)
	}
	return out, nil
}

// Parse reads query options, as [Values] returns them, for an operation.
func Parse(values url.Values, op *contract.Operation) (*Query, error) {
	q := &Query{typ: op.Type, collection: op.Collection}
	names := make([]string, 0, len(values))
	for name := range values {
		if strings.HasPrefix(name, "$") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		if err := permit(name, values[name], op); err != nil {
			return nil, err
		}
		if err := q.read(name, values.Get(name)); err != nil {
			return nil, err
		}
	}
	return q, nil
}

// permit refuses options that OData does not have, that are given twice, or that are
// not documented for the operation. Every collection is paged, so $top and $skiptoken
// are understood on all of them.
func permit(name string, values []string, op *contract.Operation) error {
	switch {
	case !slices.Contains(system, name):
		return malformed("The query option '%s' is not valid.", name)
	case len(values) > 1:
		return malformed("The query option '%s' is given more than once.", name)
	case op.Collection && (name == "$top" || name == "$skiptoken"):
		return nil
	case !slices.Contains(op.Query, name):
		return notCovered("%s on %s: no source says that the operation takes it", name, op.ID)
	}
	return nil
}

func (q *Query) read(name, text string) (err error) {
	switch name {
	case "$filter":
		q.filter, err = parseFilter(text, q.typ)
	case "$select":
		q.fields, err = q.properties(text)
	case "$expand":
		q.Expand, err = navigations(text, q.typ)
	case "$orderby":
		err = q.readOrder(text)
	case "$top":
		q.top, err = number(name, text, 1)
	case "$skip":
		q.skip, err = number(name, text, 0)
	case "$count":
		if q.count = text == "true"; !q.count && text != "false" {
			err = malformed("The value '%s' of $count is neither true nor false.", text)
		}
	case "$skiptoken":
		q.after, err = readToken(text)
	default:
		err = notCovered("%s", name)
	}
	return err
}

func number(name, text string, least int) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < least {
		return 0, malformed("The value '%s' of %s is not a number from %d on.", text, name, least)
	}
	return n, nil
}

// properties reads a list of property names.
func (q *Query) properties(text string) ([]string, error) {
	var names []string
	for name := range strings.SplitSeq(text, ",") {
		name = strings.TrimSpace(name)
		if strings.ContainsAny(name, "/*") {
			return nil, notCovered("paths and * in $select")
		}
		p, ok := q.typ.Find(name)
		if !ok {
			return nil, unknownProperty(name, q.typ)
		}
		names = append(names, p.Name)
	}
	return names, nil
}

func unknownProperty(name string, t *contract.Type) error {
	return malformed("Could not find a property named '%s' on type 'microsoft.graph.%s'.", name, t.Name)
}

// navigations reads a list of navigations. Those within one have its name in front:
// policy($expand=rules) is policy and policy/rules, which is the only thing within an
// $expand that pages show (pim-facts 3.8).
func navigations(text string, t *contract.Type) ([]string, error) {
	var names []string
	for item := range splitOutside(text) {
		name, within, nested := strings.Cut(strings.TrimSpace(item), "(")
		p, ok := t.Find(name)
		switch {
		case !ok:
			return nil, unknownProperty(name, t)
		case !p.Entity:
			return nil, malformed("The property '%s' on type 'microsoft.graph.%s' is not a navigation property.", name, t.Name)
		}
		names = append(names, p.Name)
		if !nested {
			continue
		}
		inner, ok := strings.CutPrefix(within, "$expand=")
		if !ok || !strings.HasSuffix(inner, ")") || strings.Contains(inner, ";") {
			return nil, notCovered("options within $expand other than $expand")
		}
		below, err := navigations(strings.TrimSuffix(inner, ")"), p.Of)
		if err != nil {
			return nil, err
		}
		for _, name := range below {
			names = append(names, p.Name+"/"+name)
		}
	}
	return names, nil
}

// splitOutside cuts text at the commas that are in no parentheses.
func splitOutside(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		depth, start := 0, 0
		for i, c := range text {
			switch {
			case c == '(':
				depth++
			case c == ')':
				depth--
			case c == ',' && depth == 0:
				if !yield(text[start:i]) {
					return
				}
				start = i + 1
			}
		}
		yield(text[start:])
	}
}

func (q *Query) readOrder(text string) error {
	for item := range strings.SplitSeq(text, ",") {
		name, direction, _ := strings.Cut(strings.TrimSpace(item), " ")
		p, ok := q.typ.Find(name)
		if !ok {
			return unknownProperty(name, q.typ)
		}
		direction = strings.TrimSpace(direction)
		if direction != "" && direction != "asc" && direction != "desc" {
			return malformed("The direction '%s' of $orderby is neither asc nor desc.", direction)
		}
		if p.Kind == contract.Object || p.Kind == contract.Array {
			return notCovered("$orderby %s", name)
		}
		q.order = append(q.order, order{p.Name, direction == "desc"})
	}
	return nil
}

// Demands returns the text that $filter demands of a property, where an object without
// it cannot pass: one that is compared with eq and joined to the rest by and.
func (q *Query) Demands(property string) (value string, ok bool) { return q.filter.demands(property) }
