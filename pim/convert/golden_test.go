package convert

import (
	"bytes"
	"encoding/json"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/gen/pim"
)

var update = flag.Bool("update", false, "write the outputs and notes of testdata/golden anew")

// golden is a file of testdata/golden: a conversion of one object.
type golden struct {
	Table  string          `json:"table"` // mapping table, which tells the function
	Why    string          `json:"why"`
	Input  json.RawMessage `json:"input"`
	Output json.RawMessage `json:"output"`
	Notes  []string        `json:"notes"`
}

// functions are the conversions by mapping table. Policies are those of tests.
var functions = map[string]func(*testing.T, json.RawMessage) result{
	"v2":                 decoded(toDirectory("caller")),
	"dir":                decoded(governedDirectory),
	"group":              decoded(governedGroup("member")),
	"arm":                decoded(governedArm),
	"back":               decoded(plain(RequestFromAssignment)),
	"back eligible":      decoded(plain(RequestFromEligibility)),
	"govback":            decoded(plain(GovernanceFromAssignment)),
	"govback eligible":   decoded(plain(GovernanceFromEligibility)),
	"groupback":          decoded(plain(GovernanceFromGroupAssignment)),
	"groupback eligible": decoded(plain(GovernanceFromGroupEligibility)),
	"active":             decoded(plain(AssignmentFromActive)),
	"eligible":           decoded(plain(AssignmentFromEligible)),
	"settings":           decoded(policyRules(Policy{Rules: presentRules, Subject: subject})),
	"govset":             decoded(governancePolicyRules(Policy{Subject: subject})),
	"role":               decoded(plain(RoleDefinition)),
	"roleback":           decoded(plain(RoleFromDefinition)),
	"schedule":           decoded(plain(Schedule)),
	"schedback":          decoded(plain(ScheduleFromV3)),
}

func decoded[T any](c conversion[T]) func(*testing.T, json.RawMessage) result {
	return func(t *testing.T, in json.RawMessage) result {
		r := c.run(parse[T](t, string(in)))
		r.out = chosen(r.out)
		return r
	}
}

// chosen returns the one request that a result holds, under its endpoint's name.
func chosen(out output) output {
	v := reflect.ValueOf(out)
	for _, name := range []string{"Assignment", "Eligibility"} {
		if v.Kind() == reflect.Struct && v.FieldByName("Notes").IsValid() && !v.FieldByName(name).IsNil() {
			return map[string]output{name: v.FieldByName(name).Interface()}
		}
	}
	if v.Kind() == reflect.Struct && v.FieldByName("Notes").IsValid() {
		return nil
	}
	return out
}

func TestGolden(t *testing.T) {
	for _, file := range goldenFiles(t) {
		g := readGolden(t, file)
		r := functions[g.Table](t, g.Input)
		got, err := json.Marshal(r.out)
		if err != nil {
			t.Fatal(err)
		}
		var notes []string
		for _, n := range r.notes {
			notes = append(notes, n.String())
		}
		if *update {
			g.Output, g.Notes = got, notes
			writeGolden(t, file, g)
			continue
		}
		var want bytes.Buffer
		if err := json.Compact(&want, g.Output); err != nil {
			t.Fatal(err)
		}
		if want.String() != string(got) {
			t.Errorf("%s:\n got  %s\n want %s", file, got, want.String())
		}
		if !slices.Equal(notes, g.Notes) {
			t.Errorf("%s:\n got  %s\n want %s", file, strings.Join(notes, "\n      "), strings.Join(g.Notes, "\n      "))
		}
	}
}

func goldenFiles(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/golden/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	return files
}

func readGolden(t *testing.T, file string) golden {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	g := parse[golden](t, string(data))
	if functions[g.Table] == nil {
		t.Fatalf("%s: no function for %q", file, g.Table)
	}
	return g
}

func writeGolden(t *testing.T, file string, g golden) {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(g); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestHomes: for each row with a home there is a golden file whose input has the
// property and whose output has the home.
func TestHomes(t *testing.T) {
	seen := map[string]map[string]bool{}
	for _, file := range goldenFiles(t) {
		g := readGolden(t, file)
		name, _, _ := strings.Cut(g.Table, " ")
		table := tables[name].rows.rows
		for property, f := range table {
			in, out := parse[any](t, string(g.Input)), parse[any](t, string(g.Output))
			if f.home != "" && has(in, property) && (has(out, f.home) || has(out, "Assignment."+f.home) || has(out, "Eligibility."+f.home)) {
				if seen[name] == nil {
					seen[name] = map[string]bool{}
				}
				seen[name][property] = true
			}
		}
	}
	for name, table := range tables {
		for _, property := range slices.Sorted(maps.Keys(table.rows.rows)) {
			if home := table.rows.rows[property].home; home != "" && !seen[name][property] {
				t.Errorf("%s: no golden file shows %s at %s", name, property, home)
			}
		}
	}
}

// has reports whether a decoded JSON value holds something at a path. A rule of a
// list is found by its id, the member of a list by its text.
func has(v any, path string) bool {
	path = strings.NewReplacer("[", ".", "]", "").Replace(path)
	for _, step := range strings.Split(path, ".") {
		switch w := v.(type) {
		case map[string]any:
			v = w[step]
		case []any:
			v = element(w, step)
		default:
			return false
		}
	}
	return v != nil
}

func element(list []any, step string) any {
	for i, v := range list {
		object, _ := v.(map[string]any)
		if v == step || object["id"] == step || i == 0 && step == "0" {
			return v
		}
	}
	return nil
}

// TestBody: what only the service sets is not sent, and the request stays.
func TestBody(t *testing.T) {
	for _, file := range goldenFiles(t) {
		g := readGolden(t, file)
		before, after, ok := bodyOf(t, g)
		if !ok {
			continue
		}
		if again := functions[g.Table](t, g.Input).out; !reflect.DeepEqual(before, again) {
			t.Errorf("%s: Body changed the request", file)
		}
		sent := flat(t, after)
		for path := range flat(t, before) {
			_, rest, _ := strings.Cut(strings.Replace(path, ".properties", "", 1), ".")
			head, _, _ := strings.Cut(rest, ".")
			set := slices.Contains([]string{"status", "createdDateTime", "createdOn", "roleDefinition", "scope"}, head)
			if set == sent[path] {
				t.Errorf("%s: %s is sent: %v", file, path, sent[path])
			}
		}
	}
}

// bodyOf returns the request of a golden file, if it is one, and its body.
func bodyOf(t *testing.T, g golden) (before, after output, ok bool) {
	switch in := string(g.Input); g.Table {
	case "v2":
		r := Request(parse[pim.PrivilegedRoleAssignmentRequest](t, in), "caller")
		return chosen(r), chosen(r.Body()), true
	case "dir":
		r := GovernanceRequest(parse[pim.GovernanceRoleAssignmentRequest](t, in))
		return chosen(r), chosen(r.Body()), true
	case "group":
		r := GovernanceGroupRequest(parse[pim.GovernanceRoleAssignmentRequest](t, in), "member")
		return chosen(r), chosen(r.Body()), true
	case "arm":
		r := GovernanceArmRequest(parse[pim.GovernanceRoleAssignmentRequest](t, in))
		return chosen(r), chosen(r.Body()), true
	}
	return nil, nil, false
}

// flat returns the paths of all values in v.
func flat(t *testing.T, v output) map[string]bool {
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	var descend func(any, string)
	descend = func(v any, path string) {
		object, ok := v.(map[string]any)
		if !ok && v != nil {
			out[path] = true
		}
		for k, v := range object {
			descend(v, strings.TrimPrefix(path+"."+k, "."))
		}
	}
	descend(parse[any](t, string(data)), "")
	return out
}
