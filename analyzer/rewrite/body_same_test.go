package rewrite

import (
	"testing"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// TestSameBody covers what no operation of PIM has: a successor that takes the
// same body, wherever that comes from.
func TestSameBody(t *testing.T) {
	rw := &rewriter{
		Finding:     Finding{Match: rule.Match{Operation: &rule.Operation{HasBody: true}}},
		replacement: rule.Replacement{Body: rule.Body{Same: true}},
		next:        &rule.Operation{HasBody: true},
	}
	if o := rw.body(); o.refusal != "" || len(o.edits) > 0 {
		t.Errorf("the same body: %q, edits %v", o.refusal, o.edits)
	}
	rw.replacement.Body = rule.Body{}
	if o := rw.body(); o.refusal == "" {
		t.Error("a body of which the document says nothing is no obstacle")
	}
}
