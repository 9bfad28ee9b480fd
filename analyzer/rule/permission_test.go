package rule_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

const permissions = `{"title": "Pets", "servers": ["https://api.example.com"],
"sharedPermissions": ["User.Read"],
"permissions": [
	{"delegated": ["Pets.Read", "User.Read"]},
	{"delegated": ["Animals.Read", "Animals.Write"], "application": ["Animals.Read.All"]},
	{"delegated": ["Pets.Write"], "application": ["Pets.Write"]},
	{"delegated": ["Animals.Write"], "application": ["Animals.Write.All"]},
	{"delegated": ["Plants.Read"]}
],
"notices": [{"removalDate": "2026-06-30"}],
"replacements": [{"operationId": "listAnimals"}, {"operationId": "createAnimal"}],
"operations": [
	{"id": "listPets", "method": "GET", "path": "/v1/pets", "permissions": 1, "deprecation": 1, "replacements": [1]},
	{"id": "createPet", "method": "POST", "path": "/v1/pets", "permissions": 3, "deprecation": 1, "replacements": [2]},
	{"id": "listPlants", "method": "GET", "path": "/v1/plants", "permissions": 5, "deprecation": 1},
	{"id": "listTrees", "method": "GET", "path": "/v1/trees", "permissions": 5},
	{"id": "listAnimals", "method": "GET", "path": "/v1/animals", "permissions": 2},
	{"id": "createAnimal", "method": "POST", "path": "/v1/animals", "permissions": 4}
]}`

func pets(t *testing.T) *rule.Set {
	t.Helper()
	s, err := rule.Read([]byte(permissions))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestPermissions(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Pets.Read", "Pets.Read"},
		{"https://api.example.com/Pets.Read", "Pets.Read"},
		{"{}/Pets.Read", "Pets.Read"},
		{"openid Pets.Read offline_access Pets.Write", "Pets.Read Pets.Write"},
		{"Plants.Read", "Plants.Read"},

		{"User.Read", ""},
		{"Animals.Read", ""},
		{"Pets.Reader", ""},
		{"pets", ""},
		{"https://example.com/Pets.Read", ""},
		{"needs Pets.Read", ""},
		{"Pets.Read: see below", ""},
		{"Pets.Read, Pets.Write", ""},
		{"", ""},
	}
	s := pets(t)
	for _, tt := range tests {
		var names []string
		for _, p := range s.Permissions(tt.text) {
			names = append(names, p.Name)
		}
		if got := strings.Join(names, " "); got != tt.want {
			t.Errorf("Permissions(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestPermission(t *testing.T) {
	tests := []struct {
		name    string
		retired bool
		grants  string
	}{
		{"Pets.Read", true, "[Animals.Read]"},
		{"Pets.Write", true, "[Animals.Write Animals.Write.All]"},
		{"Plants.Read", false, "[]"},
	}
	s := pets(t)
	for _, tt := range tests {
		p := s.Permissions(tt.name)[0]
		if got := p.Retired(); got != tt.retired {
			t.Errorf("%s: retired: %t, want %t", tt.name, got, tt.retired)
		}
		if got := fmt.Sprint(p.Grants()); got != tt.grants {
			t.Errorf("%s: grants %s, want %s", tt.name, got, tt.grants)
		}
	}
	plants := s.Permissions("Plants.Read")[0]
	if plants.Serves("GET", "https://api.example.com/v1/plants") {
		t.Error("a retired operation counts as one in use")
	}
	if !plants.Serves("GET", "{}/v1/trees") {
		t.Error("an operation in use that accepts a permission is not found")
	}
}

func TestPermissionReplaces(t *testing.T) {
	s := pets(t)
	read, write := s.Permissions("Pets.Read")[0], s.Permissions("Pets.Write")[0]
	list, create := s.Operation("listPets"), s.Operation("createPet")
	tests := []struct {
		old  rule.Permission
		next string
		op   *rule.Operation
		to   string
		want bool
	}{
		{read, "Animals.Read", list, "listAnimals", true},
		{read, "Animals.Write", list, "listAnimals", true},
		{read, "Animals.Read.All", list, "listAnimals", false},  // for applications
		{write, "Animals.Write", create, "createAnimal", false}, // not for applications
		{read, "Animals.Read", list, "listTrees", false},
	}
	for _, tt := range tests {
		if got := tt.old.Replaces(rule.Grant{Name: tt.next}, tt.op, s.Operation(tt.to)); got != tt.want {
			t.Errorf("%s replaces %s for %s: %t, want %t", tt.next, tt.old.Name, tt.to, got, tt.want)
		}
	}
}

// TestPermissionMessages holds the messages to one line, whatever is in the
// document.
func TestPermissionMessages(t *testing.T) {
	seen := 0
	for _, op := range rule.PIM().Operations {
		for _, name := range op.Permissions.Names() {
			for _, p := range rule.PIM().Permissions(name) {
				seen++
				msg := p.Message(p.Grants(), "not edited: "+strings.Repeat("x", 80))
				if len(msg) > 350 || !strings.HasSuffix(msg, " [permission]") {
					t.Errorf("message of %d bytes: %s", len(msg), msg)
				}
				if slices.Contains(rule.PIM().SharedPermissions, name) {
					t.Errorf("%s is shared and is found", name)
				}
			}
		}
	}
	if seen == 0 {
		t.Error("no operation has a permission")
	}
}
