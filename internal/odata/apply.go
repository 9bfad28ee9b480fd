package odata

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/pimigrate/pimigrate/internal/contract"
)

// Apply changes an answer, a decoded JSON object, as the query asks for. Numbers in
// it are [json.Number]. values are the query options, size is that of a page where
// $top does not say less, 0 for all, and link makes the URL of the next one.
func (q *Query) Apply(body map[string]any, values url.Values, size int, link func(url.Values) string) error {
	if !q.collection {
		q.project(body)
		return nil
	}
	list, ok := body["value"].([]any)
	if !ok {
		return fmt.Errorf("the answer of a collection has no value array")
	}
	if len(q.order) > 0 {
		slices.SortStableFunc(list, func(a, b any) int { return q.compare(object(a), object(b)) })
	}
	if q.count {
		body["@odata.count"] = q.matching(list)
	}
	list, found := q.after.rest(list)
	list = slices.DeleteFunc(list, func(v any) bool { return !q.matches(v) })
	if !found {
		list = list[min(q.skip, len(list)):]
		list = list[min(q.after.passed, len(list)):]
	}
	page, size := list, q.size(size)
	if size > 0 && len(page) > size {
		page = page[:size]
		id, _ := object(page[size-1])["id"].(string)
		next := maps.Clone(values)
		next.Set("$skiptoken", mark{q.after.passed + size, id}.token())
		body["@odata.nextLink"] = link(next)
	}
	for _, v := range page {
		q.project(object(v))
	}
	body["value"] = page
	return nil
}

// matches says whether an object passes the filter.
func (q *Query) matches(v any) bool { return q.filter == nil || q.filter.matches(object(v)) }

// matching counts the objects that do.
func (q *Query) matching(list []any) (n int) {
	for _, v := range list {
		if q.matches(v) {
			n++
		}
	}
	return n
}

// KeepsAll says that [Query.Apply] leaves every answer as it is.
func (q *Query) KeepsAll() bool { return !q.collection && q.fields == nil }

// size is that of a page: most, or $top where that is less. 0 is for all.
func (q *Query) size(most int) int {
	if q.top > 0 && (most == 0 || q.top < most) {
		return q.top
	}
	return most
}

func object(v any) map[string]any {
	m, _ := v.(map[string]any)
	return m
}

// project leaves the properties that were selected, with annotations and what was
// expanded.
func (q *Query) project(object map[string]any) {
	if q.fields == nil {
		return
	}
	for name := range object {
		if !strings.HasPrefix(name, "@") && !slices.Contains(q.fields, name) && !slices.Contains(q.Expand, name) {
			delete(object, name)
		}
	}
}

func (q *Query) compare(a, b map[string]any) int {
	for _, o := range q.order {
		p, _ := q.typ.Find(o.name)
		c := compare(p.Kind, a[o.name], b[o.name])
		if o.desc {
			c = -c
		}
		if c != 0 {
			return c
		}
	}
	return 0
}

// compare orders two values of a property. null goes first.
func compare(kind string, a, b any) int {
	if a == nil || b == nil {
		return cmp.Compare(rank(a != nil), rank(b != nil))
	}
	switch kind {
	case contract.Time:
		return timeOf(a).Compare(timeOf(b))
	case contract.Boolean:
		return cmp.Compare(rank(a == true), rank(b == true))
	case contract.Integer:
		return cmp.Compare(floatOf(a), floatOf(b))
	}
	return strings.Compare(fmt.Sprint(a), fmt.Sprint(b))
}

func rank(b bool) int {
	if b {
		return 1
	}
	return 0
}

func timeOf(v any) time.Time {
	t, err := time.Parse(time.RFC3339Nano, fmt.Sprint(v))
	if err != nil {
		return time.Time{} // the answers hold times, and filters were read
	}
	return t
}

func floatOf(v any) float64 {
	n, ok := v.(json.Number)
	if !ok {
		return 0
	}
	f, err := n.Float64()
	if err != nil {
		return 0
	}
	return f
}
