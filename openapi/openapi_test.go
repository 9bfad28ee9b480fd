package openapi_test

import (
	"net/http"
	"reflect"
	"slices"
	"testing"

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
	for id, op := range operations(t, doc) {
		var got []string
		for _, s := range op.item.Servers {
			got = append(got, s.URL)
		}
		var want []string
		if slices.Contains(op.Tags, "azureResourceManager") {
			want = []string{"https://management.azure.com"}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: servers = %v, want %v", id, got, want)
		}
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

func TestProviderPermissions(t *testing.T) {
	families := map[string]string{"azureResources": "AzureResources", "aadRoles": "AzureAD", "aadGroups": "AzureADGroup"}
	for id, op := range operations(t, load(t)) {
		family, ok := families[op.Tags[0]]
		if !ok {
			continue
		}
		want := map[string]any{
			"delegated":   []any{"PrivilegedAccess.ReadWrite." + family},
			"application": []any{},
		}
		if op.method == http.MethodGet {
			want["application"] = []any{"PrivilegedAccess.Read." + family}
		}
		if got := op.Extensions["x-permissions"]; !reflect.DeepEqual(got, want) {
			t.Errorf("%s: permissions = %v, want %v", id, got, want)
		}
	}
}
