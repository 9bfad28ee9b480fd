package body

import (
	"testing"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// TestSame covers what no operation of PIM has: a successor that takes the same
// body, wherever that comes from.
func TestSame(t *testing.T) {
	b := &Body{Was: true, Is: true, Replacement: rule.Replacement{Body: rule.Body{Same: true}}}
	if edits, why := b.Edit(); why != "" || len(edits) > 0 {
		t.Errorf("the same body: %q, edits %v", why, edits)
	}
	b.Replacement.Body = rule.Body{}
	if _, why := b.Edit(); why == "" {
		t.Error("a body of which the document says nothing is no obstacle")
	}
}
