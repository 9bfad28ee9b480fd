package rule_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

func TestPrefers(t *testing.T) {
	for word, want := range map[string]bool{
		"eligibility": true,
		"ELIGIBLE":    true, // in when
		"Arm":         true,
		"eligbility":  false,
	} {
		if got := rule.PIM().CanPrefer(word); got != want {
			t.Errorf("CanPrefer(%q) = %v", word, got)
		}
	}
	r := rule.Replacement{OperationID: "createAnimal", When: "a tame one"}
	if !r.Prefers("animal") || !r.Prefers("TAME") || r.Prefers("wild") {
		t.Errorf("%+v goes by a word that is not its own, or not by its own", r)
	}
}

// TestBodyStays writes rules and reads them again.
func TestBodyStays(t *testing.T) {
	before := rule.PIM()
	data, err := json.Marshal(before)
	if err != nil {
		t.Fatal(err)
	}
	after, err := rule.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	bodies := 0
	for _, op := range before.Operations {
		if op.Deprecation == nil {
			continue
		}
		for i, r := range op.Deprecation.Replacements {
			next := after.Operation(op.ID).Deprecation.Replacements[i]
			if !reflect.DeepEqual(r.Body, next.Body) || !reflect.DeepEqual(r.WhenValues, next.WhenValues) {
				t.Errorf("%s by %s: %+v became %+v", op.ID, r.OperationID, r.Body, next.Body)
			}
			if !r.Body.IsZero() {
				bodies++
			}
		}
	}
	if bodies == 0 {
		t.Error("no replacement has a body")
	}
}
