package api

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"

	"github.com/pimigrate/pimigrate/analyzer/rule"
	"github.com/pimigrate/pimigrate/internal/explain"
	"github.com/pimigrate/pimigrate/pimtest"
)

var update = flag.Bool("update", false, "write what there is into testdata")

const module = "github.com/pimigrate/pimigrate/"

// stable are the packages whose Go API is promised.
var stable = []string{
	"analyzer", "analyzer/inventory", "analyzer/mention", "analyzer/rule", "analyzer/rule/compile",
	"bridge", "pim", "pim/convert", "pimtest", "pimtest/tenant",
}

func TestPackages(t *testing.T) {
	var paths []string
	for _, name := range stable {
		paths = append(paths, module+name)
	}
	config := &packages.Config{Mode: packages.NeedName | packages.NeedTypes | packages.NeedImports | packages.NeedDeps}
	loaded, err := packages.Load(config, paths...)
	if err != nil {
		t.Fatal(err)
	}
	if packages.PrintErrors(loaded) > 0 || len(loaded) != len(stable) {
		t.Fatalf("%d packages can be loaded", len(loaded))
	}
	for _, p := range loaded {
		name := strings.ReplaceAll(strings.TrimPrefix(p.PkgPath, module), "/", "-")
		t.Run(name, func(t *testing.T) { compare(t, name+".txt", Exported(p.Types)) })
	}
}

// TestFlags goes by the help texts; tests of the commands hold these against the flags.
func TestFlags(t *testing.T) {
	usage := regexp.MustCompile(`(?s)\n// Usage:\n//\n(.*?)\n//\n`)
	for _, command := range []string{"pimvet", "pimd"} {
		text, err := os.ReadFile(filepath.Join("..", "..", "cmd", command, "doc.go"))
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.ReplaceAll(usage.FindStringSubmatch(string(text))[1], "//\t", ""), "\n")
		section := ""
		for line := range strings.Lines(string(text)) {
			if title, ok := strings.CutPrefix(line, "// # "); ok {
				section = strings.ToLower(strings.TrimSpace(title)) + " "
			}
			if !strings.HasPrefix(line, "//\t-") {
				continue
			}
			for _, m := range describedFlag.FindAllStringSubmatch(line, -1) {
				lines = append(lines, section+"-"+m[1])
			}
		}
		compare(t, command+"-flags.txt", lines)
	}
}

// A line of a help text that begins with a flag may name two.
var describedFlag = regexp.MustCompile(`(?:^//\t|, )-([a-z][A-Za-z0-9-]*|C)`)

// TestRules holds the ids that directives, baselines and code scanning name. Those of
// testdata can only become more.
func TestRules(t *testing.T) {
	var lines []string
	for _, op := range rule.PIM().Operations {
		if op.Deprecation != nil {
			lines = append(lines, op.ID+" "+op.Method+" "+op.Path)
		}
	}
	for _, topic := range explain.Topics {
		lines = append(lines, topic.ID)
	}
	for _, known := range read(t, "rules.txt") {
		if !slices.Contains(lines, known) {
			t.Errorf("the rule %q is gone, but people name it in directives and baselines: keep it", known)
			lines = append(lines, known)
		}
	}
	compare(t, "rules.txt", lines)
}

// TestAdmin asks the emulator's admin listener for everything that is promised.
func TestAdmin(t *testing.T) {
	srv := pimtest.NewServer(t)
	admin := srv.Admin()
	for _, route := range read(t, "admin.txt") {
		method, path, _ := strings.Cut(route, " ")
		rec := httptest.NewRecorder()
		admin.ServeHTTP(rec, httptest.NewRequest(method, "http://127.0.0.1"+path, strings.NewReader("{}")))
		if rec.Code == http.StatusNotFound || rec.Code == http.StatusMethodNotAllowed {
			t.Errorf("%s: %d %s", route, rec.Code, rec.Body)
		}
	}
}

// compare holds lines against a file of testdata, or writes it.
func compare(t *testing.T, name string, lines []string) {
	t.Helper()
	slices.Sort(lines)
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	known := read(t, name)
	for _, line := range known {
		if !slices.Contains(lines, line) {
			t.Errorf("%s: this is gone, which breaks the promise of docs/versioning.md:\n\t%s", file, line)
		}
	}
	for _, line := range lines {
		if !slices.Contains(known, line) {
			t.Errorf("%s: this is new; go test ./internal/api -update writes it down:\n\t%s", file, line)
		}
	}
}

func read(t *testing.T, name string) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if errors.Is(err, fs.ErrNotExist) && *update {
		return nil
	}
	if err != nil {
		t.Fatal(fmt.Errorf("%w; go test ./internal/api -update makes it", err))
	}
	return strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
}
