package dependencies

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/mod/modfile"
)

const (
	root = "../.."
	own  = "github.com/pimigrate/pimigrate"
)

// shipped are the packages that a table may name, as it names them.
var shipped = map[string]map[string]string{
	"The main module": {
		"analyzer": "./analyzer", "analyzer/rule/compile": "./analyzer/rule/compile", "bridge": "./bridge",
		"gen/pim": "./gen/pim", "pim": "./pim", "pimtest": "./pimtest", "pimd": "./cmd/pimd", "pimvet": "./cmd/pimvet",
	},
	"The plugin for golangci-lint": {"golangci": "."},
}

var homes = map[string]string{"The main module": root, "The plugin for golangci-lint": root + "/golangci"}

func TestTables(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(root, "docs", "dependencies.md"))
	if err != nil {
		t.Fatal(err)
	}
	for section := range strings.SplitSeq(string(page), "\n## ") {
		title, text, _ := strings.Cut(section, "\n")
		dir, ok := homes[title]
		if !ok {
			continue
		}
		delete(homes, title)
		t.Run(title, func(t *testing.T) {
			rows := map[string]string{}
			for _, m := range regexp.MustCompile(`(?m)^\| (\S+\.\S+/\S+) \| (.*?) \|`).FindAllStringSubmatch(text, -1) {
				rows[m[1]] = m[2]
			}
			want := direct(t, dir)
			if got := slices.Sorted(maps.Keys(rows)); !slices.Equal(got, want) {
				t.Errorf("rows %q\nbut go.mod requires %q", got, want)
			}
			compiled := compiledBy(t, dir, shipped[title])
			for module, by := range rows {
				if want := strings.Join(compiled[module], ", "); by != want && (want != "" || by != "tests" && by != "generate") {
					t.Errorf("%s: compiled by %q, not %q", module, want, by)
				}
			}
		})
	}
	for title := range homes {
		t.Errorf("docs/dependencies.md has no section %q", title)
	}
}

// direct lists the requirements without the comment "indirect".
func direct(t *testing.T, dir string) []string {
	name := filepath.Join(dir, "go.mod")
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	f, err := modfile.Parse(name, data, nil)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, r := range f.Require {
		if !r.Indirect && !strings.HasPrefix(r.Mod.Path, own) {
			paths = append(paths, r.Mod.Path)
		}
	}
	slices.Sort(paths)
	return paths
}

// compiledBy tells for each module which of the packages need it; commands last.
func compiledBy(t *testing.T, dir string, packages map[string]string) map[string][]string {
	names := slices.SortedFunc(maps.Keys(packages), func(a, b string) int {
		return strings.Compare(packages[a], packages[b])
	})
	slices.SortStableFunc(names, func(a, b string) int {
		return isCommand(packages[a]) - isCommand(packages[b])
	})
	needs := map[string][]string{}
	for _, name := range names {
		c := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", packages[name])
		c.Dir = dir
		out, err := c.Output()
		if err != nil {
			t.Fatalf("list the dependencies of %s: %v", name, err)
		}
		for module := range strings.FieldsSeq(string(out)) {
			if !slices.Contains(needs[module], name) {
				needs[module] = append(needs[module], name)
			}
		}
	}
	return needs
}

func isCommand(path string) int {
	if strings.HasPrefix(path, "./cmd/") {
		return 1
	}
	return 0
}
