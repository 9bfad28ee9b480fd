package permission_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/analyzer/rule"
	"github.com/pimigrate/pimigrate/analyzer/rule/compile"
	"github.com/pimigrate/pimigrate/internal/callsite"
	"github.com/pimigrate/pimigrate/internal/permission"
)

const pets = `openapi: 3.0.3
info: {title: Pets, version: "1"}
servers: [{url: "https://api.example.com"}]
x-shared-permissions: [Everything]
paths:
  /v1/pets:
    get:
      operationId: listPets
      deprecated: true
      x-permissions: {delegated: [Pets.Read, Pets.Write, Everything], application: [Pets.Read]}
      x-replaced-by:
        - {operationId: listCats, when: cats}
        - {operationId: listDogs, when: dogs}
      responses: {"200": {description: ok}}
    post:
      operationId: addPet
      deprecated: true
      x-permissions: {delegated: [Pets.Write, Everything]}
      x-replaced-by: [{operationId: addCat, changes: {permissions: needs a licence too}}]
      responses: {"200": {description: ok}}
    delete:
      operationId: dropPets
      deprecated: true
      x-permissions: {delegated: [Everything]}
      responses: {"200": {description: ok}}
  /v1/vets:
    get:
      operationId: listVets
      deprecated: true
      x-permissions: {}
      x-replaced-by: [{operationId: listDogs, when: a, changes: {permissions: needs Dogs.Read}}, {operationId: listBirds, when: b}]
      responses: {"200": {description: ok}}
  /v2/cats:
    get:
      operationId: listCats
      x-permissions: {delegated: [Cats.Read, Cats.Write], application: [Cats.Read]}
      responses: {"200": {description: ok}}
    post:
      operationId: addCat
      x-permissions: {delegated: [Cats.Write]}
      responses: {"200": {description: ok}}
  /v2/dogs:
    servers: [{url: "https://dogs.example.com"}]
    get:
      operationId: listDogs
      x-permissions: {delegated: [Dogs.Read], application: []}
      responses: {"200": {description: ok}}
  /v2/birds:
    get:
      operationId: listBirds
      responses: {"200": {description: ok}}
`

func report(t *testing.T, requests ...string) *permission.Report {
	t.Helper()
	set, err := compile.Document([]byte(pets))
	if err != nil {
		t.Fatal(err)
	}
	data, err := set.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if set, err = rule.Read(data); err != nil {
		t.Fatal(err)
	}
	var sites []callsite.Site
	for i, r := range requests {
		s := callsite.Site{Position: callsite.Position{File: "a.go", Line: i + 1, Column: 1}, How: "direct"}
		file, rest, ok := strings.Cut(r, ": ")
		if ok {
			s.File, r = file, rest
		}
		method, url, _ := strings.Cut(r, " ")
		if method != "?" {
			s.Methods = strings.Split(method, "|")
		}
		if url != "?" {
			s.URLs = []string{url}
		}
		sites = append(sites, s)
	}
	return permission.New(1, sites, []*rule.Set{set})
}

// brief writes needs as "Permission" or "Permission?" if conditional.
func brief(needs []permission.Need) string {
	var out []string
	for _, n := range needs {
		name := n.Grant.String()
		if n.Conditional {
			name += "?"
		}
		out = append(out, name)
	}
	return strings.Join(out, ", ")
}

func TestNeeds(t *testing.T) {
	const (
		list  = "GET https://api.example.com/v1/pets"
		add   = "POST https://api.example.com/v1/pets"
		drop  = "DELETE https://api.example.com/v1/pets"
		cats  = "GET https://api.example.com/v2/cats"
		write = "POST https://api.example.com/v2/cats"
		dogs  = "Dogs.Read of https://dogs.example.com"
	)
	tests := []struct {
		name                    string
		requests                []string
		today, after, add, drop string
	}{
		{"nothing", nil, "", "", "", ""},
		{"in use", []string{cats}, "Cats.Read", "Cats.Read", "", ""},
		{"several successors", []string{list}, "Pets.Read", "Cats.Read?, " + dogs + "?", "Cats.Read?, " + dogs + "?", "Pets.Read"},
		{"who writes may read", []string{list, add}, "Pets.Write", "Cats.Write, " + dogs + "?", "Cats.Write, " + dogs + "?", "Pets.Write"},
		{"one is used already", []string{list, cats}, "Cats.Read, Pets.Read", "Cats.Read, " + dogs + "?", dogs + "?", "Pets.Read"},
		{"no successor", []string{drop, write}, "Cats.Write, Everything", "Cats.Write", "", "Everything"},
		{"a broad one serves all", []string{drop, add, list}, "Everything", "Cats.Write, " + dogs + "?", "Cats.Write, " + dogs + "?", "Everything"},
		{"tests do not count", []string{"a_test.go: " + list}, "", "", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := report(t, tt.requests...).Delegated
			for i, pair := range [][2]string{{brief(d.Today), tt.today}, {brief(d.After), tt.after}, {brief(d.Add), tt.add}, {brief(d.Drop), tt.drop}} {
				if pair[0] != pair[1] {
					t.Errorf("%s: got %q, want %q", []string{"today", "after", "add", "drop"}[i], pair[0], pair[1])
				}
			}
		})
	}
}

func TestDetails(t *testing.T) {
	r := report(t, "POST https://api.example.com/v1/pets", "POST {}/v1/pets", "DELETE {}/v1/pets")
	if r.Requests != 3 {
		t.Errorf("%d requests", r.Requests)
	}
	after := r.Delegated.After
	if len(after) != 1 || len(after[0].Operations) != 1 {
		t.Fatalf("after: %+v", after)
	}
	use := after[0].Operations[0]
	if use.Operation != "addCat" || use.Replaces != "addPet" || use.Note != "needs a licence too" || len(use.Calls) != 2 {
		t.Errorf("use: %+v", use)
	}
	if today := r.Delegated.Today; len(today) != 1 || !today[0].Shared {
		t.Errorf("today: %+v, want one that is shared", today)
	}
	var none []string
	for _, u := range r.Application.None {
		none = append(none, u.Operation)
	}
	if want := []string{"addPet", "dropPets", "addCat"}; !slices.Equal(none, want) {
		t.Errorf("without an application permission: %q, want %q", none, want)
	}
}

// TestUnknown shows that nothing is left out.
func TestUnknown(t *testing.T) {
	r := report(t,
		"GET ?", "? https://api.example.com/v1/pets", "GET {}/v9/fish", "GET https://api.example.com/v9/fish",
		"GET https://api.example.com/v1/vets", "GET https://example.org/pets", "test.go: GET https://example.org/pets")
	var got []string
	for _, u := range r.Unknown {
		got = append(got, u.Reason+" "+u.Request.Request)
	}
	want := []string{
		"unresolved GET ?", "method ? /v1/pets", "undescribed GET {}/v9/fish", "undescribed GET https://api.example.com/v9/fish",
		"undocumented GET /v1/vets", "undocumented GET /v2/birds",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if len(r.Elsewhere) != 1 || len(r.Elsewhere[0].Calls) != 2 {
		t.Errorf("elsewhere: %+v", r.Elsewhere)
	}
	if got := brief(r.Delegated.After); got != "Dogs.Read of https://dogs.example.com?" {
		t.Errorf("after: %s; the other successor is not known to need anything", got)
	}
}
