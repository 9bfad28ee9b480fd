package openapi_test

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestRetirement(t *testing.T) {
	ops := operations(t, load(t))
	deprecated := 0
	for id, op := range ops {
		_, replaced := op.Extensions["x-replaced-by"]
		if !op.Deprecated {
			if replaced {
				t.Errorf("%s is not deprecated and has x-replaced-by", id)
			}
			continue
		}
		deprecated++
		notice, _ := op.Extensions["x-ms-deprecation"].(map[string]any)
		for _, key := range []string{"date", "removalDate"} {
			s, _ := notice[key].(string)
			if _, err := time.Parse(time.DateOnly, s); err != nil {
				t.Errorf("%s: x-ms-deprecation.%s: %v", id, key, err)
			}
		}
		for _, key := range []string{"version", "description"} {
			if s, _ := notice[key].(string); s == "" {
				t.Errorf("%s: x-ms-deprecation.%s is missing", id, key)
			}
		}
		successors, ok := op.Extensions["x-replaced-by"].([]any)
		if !ok {
			t.Errorf("%s: x-replaced-by is not a list", id)
			continue
		}
		reason, _ := op.Extensions["x-no-replacement"].(string)
		if (len(successors) == 0) != (reason != "") {
			t.Errorf("%s: wants successors or x-no-replacement, and not both", id)
		}
		for _, s := range successors {
			checkSuccessor(t, ops, op, s.(map[string]any), len(successors) > 1)
		}
	}
	if want := len(pimV2()) + len(iteration2()); deprecated != want {
		t.Errorf("%d deprecated operations, want %d", deprecated, want)
	}
}

// TestProviders checks that what is said of an operation without its provider
// is what is said of the providers, in their order.
func TestProviders(t *testing.T) {
	ops := map[string]operation{}
	for _, op := range operations(t, load(t)) {
		ops[op.method+" "+op.path] = op
	}
	for _, r := range governance {
		var want []string
		for _, p := range providers {
			for _, id := range successors(ops[r.method+" /beta/privilegedAccess/"+p+"/"+r.path]) {
				if !slices.Contains(want, id) {
					want = append(want, id)
				}
			}
		}
		for _, path := range []string{"/beta/privilegedAccess/{privilegedAccess-id}/" + r.path, bare(r.path)} {
			if got := successors(ops[r.method+" "+path]); !slices.Equal(got, want) {
				t.Errorf("%s %s: successors %v, want %v", r.method, path, got, want)
			}
		}
	}
}

func successors(op operation) []string {
	var out []string
	list, _ := op.Extensions["x-replaced-by"].([]any)
	for _, s := range list {
		out = append(out, s.(map[string]any)["operationId"].(string))
	}
	return out
}

// checkSuccessor checks one entry of x-replaced-by.
func checkSuccessor(t *testing.T, ops map[string]operation, from operation, s map[string]any, several bool) {
	t.Helper()
	id, _ := s["operationId"].(string)
	to, ok := ops[id]
	if !ok {
		t.Errorf("%s is replaced by %q, which is no operation", from.OperationID, id)
		return
	}
	if to.Deprecated {
		t.Errorf("%s is replaced by %s, which is deprecated", from.OperationID, id)
	}
	if when, _ := s["when"].(string); when == "" && several {
		t.Errorf("%s: successor %s is one of several and has no when", from.OperationID, id)
	}
	if api, _ := s["api"].(string); (api != "") != (to.item.Servers != nil) {
		t.Errorf("%s: successor %s: api = %q, servers = %v", from.OperationID, id, api, to.item.Servers)
	}
	if source := s["source"]; source != "official" && source != "proposed" {
		t.Errorf("%s: successor %s: source = %v", from.OperationID, id, source)
	}
	params, _ := s["parameters"].(map[string]any)
	for name, value := range params {
		if !slices.Contains(to.pathParams(), name) {
			t.Errorf("%s: successor %s has no path parameter %q", from.OperationID, id, name)
		}
		v, _ := value.(string)
		source, isPath := strings.CutPrefix(v, "$request.path.")
		if isPath && !slices.Contains(from.pathParams(), source) {
			t.Errorf("%s: has no path parameter %q for successor %s", from.OperationID, source, id)
		}
		if !isPath && (v == "" || strings.HasPrefix(v, "$")) {
			t.Errorf("%s: successor %s: parameter %s = %q", from.OperationID, id, name, v)
		}
	}
	changes, _ := s["changes"].(map[string]any)
	for key, value := range changes {
		text, _ := value.(string)
		if !slices.Contains([]string{"status", "body", "ids", "query", "permissions"}, key) {
			t.Errorf("%s: successor %s: unknown change %q", from.OperationID, id, key)
		}
		if text == "" || strings.HasSuffix(text, ".") || text != strings.ToLower(text[:1])+text[1:] {
			t.Errorf("%s: successor %s: change %s = %q", from.OperationID, id, key, text)
		}
	}
}
