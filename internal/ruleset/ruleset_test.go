package ruleset_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/internal/ruleset"
)

const pets = `{"title": "Pets", "notices": [{}], "operations": [{"id": "listPets", "method": "GET", "path": "/pets", "deprecation": 1}]}`

func write(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "rules.json")
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestLoad(t *testing.T) {
	tests := []struct {
		name  string
		pim   bool
		files []string
		want  []string // beginnings of titles
	}{
		{"nothing", true, nil, []string{"Privileged Identity"}},
		{"both", true, []string{write(t, pets)}, []string{"Privileged Identity", "Pets"}},
		{"file", false, []string{write(t, pets)}, []string{"Pets"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			list, err := ruleset.Join(tt.pim, tt.files)
			if err != nil {
				t.Fatal(err)
			}
			r, err := ruleset.Load(list)
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Sets) != len(tt.want) {
				t.Fatalf("%d sets, want %d", len(r.Sets), len(tt.want))
			}
			for i, s := range r.Sets {
				if !strings.HasPrefix(s.Title, tt.want[i]) {
					t.Errorf("set %d is %q, want %q", i, s.Title, tt.want[i])
				}
			}
			if (r.Digest == nil) != (len(tt.files) == 0) {
				t.Errorf("digest %x of %d files", r.Digest, len(tt.files))
			}
		})
	}
}

func TestDigestIsOfContent(t *testing.T) {
	name := write(t, pets)
	before, err := ruleset.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(strings.Replace(pets, "listPets", "getPets", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	after, err := ruleset.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(before.Digest, after.Digest) {
		t.Error("the digest is the same after a change")
	}
}

func TestDigestIsOfSets(t *testing.T) {
	name := write(t, pets)
	alone, err := ruleset.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	both, err := ruleset.Load("pim" + string(os.PathListSeparator) + name)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(alone.Digest, both.Digest) {
		t.Error("the digest is the same with the rules built in and without")
	}
}

func TestLoadRefuses(t *testing.T) {
	for name, want := range map[string]string{
		"rules.json":                         "not an absolute file name",
		filepath.Join(t.TempDir(), "absent"): "no such file",
		write(t, ""):                         "decode rules",
		write(t, "{}"):                       "no operations",
	} {
		if _, err := ruleset.Load(name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Load(%q): error %v, want one with %q", name, err, want)
		}
	}
}

// A name with the separator in it would be read as two.
func TestJoinRefuses(t *testing.T) {
	name := "two" + string(os.PathListSeparator) + "names.json"
	if list, err := ruleset.Join(true, []string{name}); err == nil || !strings.Contains(err.Error(), name) || !strings.Contains(err.Error(), ruleset.Env) {
		t.Errorf("Join(%q) = %q, error %v, want one about the name", name, list, err)
	}
}
