package rewrite

import (
	"slices"
	"strings"
	"testing"
)

func TestAlign(t *testing.T) {
	constant := map[string]string{"on": "principal"}
	ids := map[string]string{"id": "$request.path.petId", "step": "$request.path.stepId"}
	tests := []struct {
		old, next  string
		parameters map[string]string
		want       string // a change for each run, or why there is none
	}{
		{"/v1/pets", "/v2/animals", nil, "v1/pets:v2/animals"},
		{"/v1/pets", "/v1/animals", nil, "pets:animals"},
		{"/v1/pets/mine", "/v2/pets/mine", nil, "v1:v2"},
		{"/v1/pets/all", "/v1/pets", nil, "pets/all:pets"},
		{"/v1/pets", "/v1/zoo/pets", nil, "pets:zoo/pets"},
		{"/v1/pets", "/v1/pets/all", nil, "pets:pets/all"},
		{"/v1/pets/mine", "/v1/pets/filter(on='{on}')", constant, "mine:filter(on='principal')"},
		{"/v1/pets/{petId}/sell", "/v1/animals/{id}/sell", ids, "pets:animals "},
		{"/v1/pets/{petId}/{stepId}", "/v1/pets/{id}/steps/{step}", ids, "  "},
		{"/v1/pets/{petId}", "/v1/pets", nil, "the id petId leaves the path"},
		{"/v1/pets", "/v1/pets/{id}", nil, "the successor's path needs the id id"},
		{"/v1/pets/{petId}/steps/{stepId}", "/v1/steps/{step}/pets/{id}", ids, "the ids in the path change places"},
	}
	for _, tt := range tests {
		runs, got := align(tt.old, tt.next, tt.parameters)
		if got == "" {
			var changes []string
			for _, r := range runs {
				text := ""
				if c, ok := r.change(); ok {
					text = strings.Join(c.old, "/") + ":" + strings.Join(c.next, "/")
					if !slices.Equal(r.old[c.at:c.at+len(c.old)], c.old) {
						t.Errorf("%s to %s: the change %s is not at %d", tt.old, tt.next, text, c.at)
					}
				}
				changes = append(changes, text)
			}
			got = strings.Join(changes, " ")
		}
		if got != tt.want {
			t.Errorf("%s to %s: %q, want %q", tt.old, tt.next, got, tt.want)
		}
	}
}
