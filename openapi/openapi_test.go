package openapi_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/gen/pim"
)

func TestServers(t *testing.T) {
	doc := load(t)
	want := []string{
		"https://graph.microsoft.com", "https://graph.microsoft.us",
		"https://dod-graph.microsoft.us", "https://microsoftgraph.chinacloudapi.cn",
	}
	var got []string
	for _, s := range doc.Servers {
		got = append(got, s.URL)
	}
	if !slices.Equal(got, want) {
		t.Errorf("servers = %v, want %v", got, want)
	}
	if pim.DefaultServer != want[0] {
		t.Errorf("the client's default server = %s, want %s", pim.DefaultServer, want[0])
	}
	if got := doc.Extensions["x-path-style"]; got != "odata" {
		t.Errorf("x-path-style = %v, want odata", got)
	}
}

func TestPermissions(t *testing.T) {
	for id, op := range operations(t, load(t)) {
		perms, ok := op.Extensions["x-permissions"].(map[string]any)
		if !ok {
			t.Errorf("%s has no x-permissions", id)
			continue
		}
		for _, kind := range []string{"delegated", "application"} {
			if _, ok := perms[kind].([]any); !ok {
				t.Errorf("%s: x-permissions.%s is not a list", id, kind)
			}
		}
	}
}

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
	if deprecated != 31 {
		t.Errorf("%d deprecated operations, want 31", deprecated)
	}
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
	when, _ := s["when"].(string)
	if (when != "") != several {
		t.Errorf("%s: successor %s: when = %q, several = %v", from.OperationID, id, when, several)
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
