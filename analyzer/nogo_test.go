package analyzer_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/pimigrate/pimigrate/analyzer"
	"github.com/pimigrate/pimigrate/analyzer/httpcall"
)

// likeNogo has the analyzer run, until the test ends, with no more of a pass
// than nogo, the driver of Bazel's rules for Go, fills in.
func likeNogo(t *testing.T) {
	for _, a := range []*analysis.Analyzer{httpcall.Analyzer, analyzer.Analyzer} {
		run := a.Run
		t.Cleanup(func() { a.Run = run })
		a.Run = func(pass *analysis.Pass) (any, error) {
			return run(&analysis.Pass{
				Analyzer: pass.Analyzer, Fset: pass.Fset, Files: pass.Files,
				Pkg: pass.Pkg, TypesInfo: pass.TypesInfo, TypesSizes: pass.TypesSizes,
				ResultOf: pass.ResultOf, Report: pass.Report,
				ImportPackageFact: pass.ImportPackageFact, ExportPackageFact: pass.ExportPackageFact, AllPackageFacts: pass.AllPackageFacts,
				ImportObjectFact: pass.ImportObjectFact, ExportObjectFact: pass.ExportObjectFact, AllObjectFacts: pass.AllObjectFacts,
			})
		}
	}
}

// TestNogo: without those fields a package has the same findings and edits.
func TestNogo(t *testing.T) {
	likeNogo(t)
	analysistest.Run(t, analysistest.TestData(), analyzer.Analyzer, "wrapped", "silent", "suppressed")
	analysistest.RunWithSuggestedFixes(t, analysistest.TestData(), analyzer.Analyzer, "raw")
}

// TestNogoWrapper shows the one difference: nogo does not tell which packages
// are of one module. So a request that another package builds is reported at
// the call into that, too, as if it were a dependency.
func TestNogoWrapper(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), "module example.com/app\n\ngo 1.26\n")
	write(t, filepath.Join(dir, "roles", "roles.go"), `package roles

import "net/http"

func List() (*http.Response, error) {
	return http.Get("https://graph.microsoft.com/beta/privilegedRoles")
}
`)
	write(t, filepath.Join(dir, "app.go"), `package app

import "example.com/app/roles"

func Run() { roles.List() }
`)
	expect(t, dir, "roles.go:6")
	likeNogo(t)
	expect(t, dir, "app.go:5", "roles.go:6")
}

func expect(t *testing.T, dir string, want ...string) {
	t.Helper()
	mode := packages.LoadAllSyntax | packages.NeedModule
	pkgs, err := packages.Load(&packages.Config{Mode: mode, Dir: dir}, "./...")
	if err != nil {
		t.Fatal(err)
	}
	found, err := checker.Analyze([]*analysis.Analyzer{analyzer.Analyzer}, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, action := range found.Roots {
		if action.Err != nil {
			t.Error(action.Err)
		}
		for _, d := range action.Diagnostics {
			at := action.Package.Fset.Position(d.Pos)
			got = append(got, fmt.Sprintf("%s:%d", filepath.Base(at.Filename), at.Line))
		}
	}
	if slices.Sort(got); !slices.Equal(got, want) {
		t.Errorf("findings are %q, want %q", got, want)
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
