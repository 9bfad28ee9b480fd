package rewrite

import (
	"testing"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

func TestQuery(t *testing.T) {
	filter := rule.Option{Name: "$filter", Text: true}
	top := rule.Option{Name: "$top"}
	needed := rule.Option{Name: "$filter", Text: true, Required: true}
	renames := map[string]string{"body": "name becomes title"}
	tests := []struct {
		query     string
		old, next []rule.Option
		changes   map[string]string
		want      string
	}{
		{"", nil, nil, nil, ""},
		{"", nil, nil, map[string]string{"query": "add $filter"}, "the query changes"},
		{"?$top=10", []rule.Option{top}, []rule.Option{top}, renames, ""},
		{"?%24Top=" + hole, []rule.Option{top}, []rule.Option{top}, renames, ""},
		{"?$top=10&", []rule.Option{top}, nil, nil, "the successor has no option $top"},
		{"?$top=10", nil, []rule.Option{top}, nil, "the option $top is not documented"},
		{"?$filter=name+eq+'x'", []rule.Option{filter}, []rule.Option{filter}, renames, "the option $filter may name properties that change"},
		{"?$filter=name+eq+'x'", []rule.Option{filter}, []rule.Option{filter}, nil, ""},
		{"?" + hole, []rule.Option{top}, []rule.Option{top}, nil, "the options of the query are not known"},
		{"?$top=1&" + hole + "=2", []rule.Option{top}, []rule.Option{top}, nil, "the options of the query are not known"},
		{"{?top,skip}", []rule.Option{top}, []rule.Option{top}, nil, "the query is a template"},
		{"", nil, []rule.Option{needed}, nil, "the successor needs the option $filter"},
		{"?$filter=x", []rule.Option{filter}, []rule.Option{needed}, nil, ""},
	}
	for _, tt := range tests {
		rw := &rewriter{
			Finding:     Finding{Match: rule.Match{Operation: &rule.Operation{Query: tt.old}}},
			replacement: rule.Replacement{Changes: tt.changes},
			next:        &rule.Operation{Query: tt.next},
		}
		if got := rw.query(tt.query).refusal; got != tt.want {
			t.Errorf("query(%q) from %v to %v: %q, want %q", tt.query, tt.old, tt.next, got, tt.want)
		}
	}
}
