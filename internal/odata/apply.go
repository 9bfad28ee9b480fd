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
	list = slices.DeleteFunc(list, func(v any) bool { return q.filter != nil && !q.filter.matches(object(v)) })
	if q.count {
		body["@odata.count"] = len(list)
	}
	if len(q.order) > 0 {
		slices.SortStableFunc(list, func(a, b any) int { return q.compare(object(a), object(b)) })
	}
	list = list[min(q.skip, len(list)):]
	size = q.size(size)
	page := list[min(q.offset, len(list)):]
	if size > 0 && len(page) > size {
		page = page[:size]
		next := maps.Clone(values)
		next.Set("$skiptoken", token(q.offset+size))
		body["@odata.nextLink"] = link(next)
	}
	for _, v := range page {
		q.project(object(v))
	}
	body["value"] = page
	return nil
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
