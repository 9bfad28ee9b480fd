package compile

import (
	"fmt"
	"maps"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// settle makes of doc, as vendors write it, what the rest of the package reads:
// operations that say themselves that they are deprecated, and IDs that are of
// one operation each.
func settle(doc *openapi3.T) {
	ids := map[string]int{}
	for _, item := range doc.Paths.Map() {
		for _, op := range item.Operations() {
			ids[op.OperationID]++
		}
	}
	for _, item := range doc.Paths.Map() {
		for _, op := range item.Operations() {
			if ids[op.OperationID] > 1 {
				op.OperationID = "" // as if it had none
			}
			if ofPath, _ := item.Extensions["deprecated"].(bool); ofPath {
				op.Deprecated = true
				op.Extensions = inherit(item.Extensions, op.Extensions)
			}
		}
	}
}

// inherit is what an operation says, and what its path says for all of its
// operations. OpenAPI has no deprecated there; whoever writes it means this.
func inherit(ofPath, ofOperation map[string]any) map[string]any {
	all := maps.Clone(ofPath)
	delete(all, "deprecated")
	maps.Copy(all, ofOperation)
	return all
}

// checkReplacements checks that what x-replaced-by names is there.
func checkReplacements(ops []rule.Operation) error {
	ids := map[string]bool{}
	for _, o := range ops {
		ids[o.ID] = true
	}
	for _, o := range ops {
		if o.Deprecation == nil {
			continue
		}
		for _, r := range o.Deprecation.Replacements {
			if !ids[r.OperationID] {
				return fmt.Errorf("x-replaced-by of %s %s: no operation, or more than one, has the operationId %q; it can also be named by method and path, such as %q",
					o.Method, o.Path, r.OperationID, "GET "+o.Path)
			}
		}
	}
	return nil
}
