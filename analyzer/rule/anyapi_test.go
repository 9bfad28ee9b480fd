package rule_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// read makes a set of rules for deprecated operations, and for live ones,
// whose IDs begin with "live".
func read(t *testing.T, servers []string, operations ...rule.Operation) *rule.Set {
	t.Helper()
	set := rule.Set{Title: t.Name(), Servers: servers, Operations: operations}
	for i, op := range operations {
		if !strings.HasPrefix(op.ID, "live") {
			set.Operations[i].Deprecation = &rule.Deprecation{}
		}
	}
	data, err := json.Marshal(set)
	if err != nil {
		t.Fatal(err)
	}
	s, err := rule.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestMatchServers(t *testing.T) {
	listPets := rule.Operation{ID: "listPets", Method: "GET", Path: "/pets"}
	tests := []struct {
		name, server, url string
		want              bool
	}{
		{"base path", "https://api.example.com/api/v1", "https://api.example.com/api/v1/pets", true},
		{"without the base path", "https://api.example.com/api/v1", "https://api.example.com/pets", false},
		{"with half of it", "https://api.example.com/api/v1", "https://api.example.com/v1/pets", false},
		{"with half of it, unknown server", "https://api.example.com/api/v1", "{}/v1/pets", true},
		{"relative", "https://api.example.com/api/v1", "pets", true},
		{"relative with the base path", "https://api.example.com/api/v1", "/api/v1/pets", true},
		{"another version", "https://api.example.com/api/v1", "{}/v2/pets", false},
		{"another version, known host", "https://api.example.com/api/v1", "https://api.example.com/api/v2/pets", false},
		{"host with a variable", "https://{region}.example.com/api", "https://eu.example.com/api/pets", true},
		{"another host", "https://{region}.example.com/api", "https://eu.example.org/api/pets", false},
		{"host that only begins so", "https://api.example.com", "https://api.example.com.example.org/pets", false},
		{"any host", "{scheme}://{host}/api", "https://pets.internal:8080/api/pets", true},
		{"variable in the base path", "https://api.example.com/{version}", "https://api.example.com/2024-10/pets", true},
		{"server without a host", "/api", "https://pets.internal/api/pets", true},
		{"server without a host, other path", "/api", "https://pets.internal/web/pets", false},
		{"no server", "", "https://pets.internal/pets", true},
		{"root", "/", "https://pets.internal/pets", true},
		{"slash at the end", "https://api.example.com/api/", "https://api.example.com/api/pets", true},
		{"slashes in a row", "https://api.example.com/", "https://api.example.com//pets", true},
		{"slash at the end of the URL", "https://api.example.com", "https://api.example.com/pets/", true},
		{"relative to the description", "../api", "https://pets.internal/shop/api/pets", true},
		{"relative to the description, other path", "../api", "https://pets.internal/shop/pets", false},
		{"relative to its directory", "./api", "https://pets.internal/api/pets", true},
		{"relative without a dot", "api/v1", "https://pets.internal/shop/api/v1/pets", true},
		{"without a scheme", "api.example.com/v1", "https://api.example.com/v1/pets", true},
		{"without a scheme, another host", "api.example.com/v1", "https://api.example.org/v1/pets", false},
		{"scheme of the caller", "//api.example.com/v1", "https://api.example.com/v1/pets", true},
		{"all a variable", "{baseUrl}", "https://pets.internal/shop/api/pets", true},
		{"port that https has anyway", "https://api.example.com:443", "https://api.example.com/pets", true},
		{"port in the URL", "https://api.example.com", "https://api.example.com:443/pets", true},
		{"another port", "https://api.example.com", "https://api.example.com:8443/pets", false},
		{"user in the URL", "https://api.example.com", "https://me:{}@api.example.com/pets", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var servers []string
			if tt.server != "" {
				servers = []string{tt.server}
			}
			if _, got := read(t, servers, listPets).Match("GET", tt.url); got != tt.want {
				t.Errorf("Match(%q) at %q = %t, want %t", tt.url, tt.server, got, tt.want)
			}
		})
	}
}

func TestMatchMostSpecific(t *testing.T) {
	set := read(t, []string{"https://api.example.com"},
		rule.Operation{ID: "setProduct", Method: "POST", Path: "/orgs/{org}/{product}/{enablement}"},
		rule.Operation{ID: "live runners", Method: "POST", Path: "/orgs/{org}/actions/runners"},
		rule.Operation{ID: "live label", Method: "POST", Path: "/orgs/{org}/actions/{label}"},
		rule.Operation{ID: "getTeam", Method: "GET", Path: "/teams/{team_id}"},
		rule.Operation{ID: "live teams", Method: "GET", Path: "/orgs/{org}/teams/{slug}"},
	)
	tests := []struct{ name, method, url, want string }{
		{"template", "POST", "/orgs/{}/secrets/enable", "setProduct"},
		{"live operation under it", "POST", "/orgs/{}/actions/runners", ""},
		{"live template under it", "POST", "/orgs/{}/actions/{}", ""},
		{"longer live path", "GET", "/orgs/{}/teams/{}", ""},
		{"its end alone", "GET", "/teams/{}", "getTeam"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := ""
			if m, ok := set.Match(tt.method, tt.url); ok {
				got = m.ID
			}
			if got != tt.want {
				t.Errorf("Match(%s %q) = %q, want %q", tt.method, tt.url, got, tt.want)
			}
		})
	}
}

// TestMatchParts has parameters that are part of a segment, and versions that
// stand elsewhere than in the path.
func TestMatchParts(t *testing.T) {
	set := read(t, []string{"https://api.example.com"},
		rule.Operation{ID: "getJSON", Method: "GET", Path: "/files/{name}.json"},
		rule.Operation{ID: "live index", Method: "GET", Path: "/files/index.json"},
		rule.Operation{ID: "live XML", Method: "GET", Path: "/files/{name}.xml"},
		rule.Operation{ID: "live slash", Method: "GET", Path: "/pets/"},
		rule.Operation{ID: "noSlash", Method: "GET", Path: "/pets"},
		rule.Operation{ID: "getCat", Method: "GET", Path: "/cats/{cat}"},
		rule.Operation{ID: "live cat", Method: "GET", Path: "/cats/{id}"},
	)
	tests := []struct{ name, url, want string }{
		{"text itself before a parameter in text", "/files/index.json", ""},
		{"nothing for the parameter", "/files/.json", ""},
		{"literal end", "/files/{}.json", "getJSON"},
		{"all literal", "/files/report.json", "getJSON"},
		{"other end", "/files/{}.xml", ""},
		{"no end", "/files/report", ""},
		{"unknown end", "/files/{}", ""},
		{"more in front", "/files/a{}.json", "getJSON"},
		{"with the slash that a live path has", "/pets/", ""},
		{"without it", "/pets", "noSlash"},
		{"one path twice, once live", "/cats/{}", ""},
		{"version in the query", "https://api.example.com/pets?api-version=2019-01-01", "noSlash"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := ""
			if m, ok := set.Match("GET", tt.url); ok {
				got = m.ID
			}
			if got != tt.want {
				t.Errorf("Match(%q) = %q, want %q", tt.url, got, tt.want)
			}
		})
	}
}
