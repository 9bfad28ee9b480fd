package rewrite_test

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/pimigrate/pimigrate/analyzer"
	"github.com/pimigrate/pimigrate/internal/editcase"
)

// A program is a case in one state: before or after edits.
type program struct {
	dir      string
	flags    []string
	files    map[string][]byte   // by name, relative to dir
	roots    []*packages.Package // those to analyze
	others   map[string]*packages.Package
	findings []finding
	err      error // why it does not compile or could not be analyzed
}

// A finding is a diagnostic with positions relative to the program.
type finding struct {
	file              string
	line              int
	category, message string
	edits             []edit
}

// load loads all cases at once: most of the time goes into what they import.
func load(t *testing.T, cases []*editcase.Case) []*program {
	t.Helper()
	sdk, err := filepath.Abs(filepath.Join("testdata", "sdk"))
	if err != nil {
		t.Fatal(err)
	}
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := editcase.WriteModule(dir, cases, sdk); err != nil {
		t.Fatal(err)
	}
	cfg := &packages.Config{Mode: packages.LoadAllSyntax | packages.NeedModule, Dir: dir, Tests: true}
	cfg.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off", "GOPROXY=off", "CGO_ENABLED=0")
	loaded, err := packages.Load(cfg, "./...")
	if err != nil {
		t.Fatal(err)
	}
	others := map[string]*packages.Package{}
	packages.Visit(loaded, nil, func(p *packages.Package) { others[p.ID] = p })
	var programs []*program
	for _, c := range cases {
		p := &program{dir: filepath.Join(dir, c.Name), flags: c.Flags, files: map[string][]byte{}, others: others}
		for _, f := range c.Files {
			p.files[f.Name] = f.Data
		}
		p.choose(loaded)
		programs = append(programs, p)
	}
	return programs
}

// choose picks the packages of the program. Of a package that has tests it is
// the variant with them.
func (p *program) choose(loaded []*packages.Package) {
	variants := map[string]bool{}
	for _, pkg := range loaded {
		if pkg.ID != pkg.PkgPath {
			variants[pkg.PkgPath] = true
		}
	}
	for _, pkg := range loaded {
		if !p.holds(pkg) || pkg.ID == pkg.PkgPath && variants[pkg.PkgPath] {
			continue
		}
		p.roots = append(p.roots, pkg)
		for _, e := range pkg.Errors {
			p.err = errors.Join(p.err, e)
		}
	}
	if p.roots == nil {
		p.err = errors.New("there are no Go files")
	}
}

// holds reports whether pkg consists of files of the program. The main
// packages of tests do not.
func (p *program) holds(pkg *packages.Package) bool {
	if len(pkg.GoFiles) == 0 {
		return false
	}
	_, ok := p.name(pkg.GoFiles[0])
	return ok
}

func (p *program) name(file string) (string, bool) {
	rel, ok := strings.CutPrefix(file, p.dir+string(filepath.Separator))
	return filepath.ToSlash(rel), ok
}

// analyze sets the findings of programs. The flags of an analyzer are global,
// so that programs with the same flags go together.
func analyze(t *testing.T, programs []*program) {
	t.Helper()
	groups := map[string][]*program{}
	for _, p := range programs {
		if p.err == nil {
			key := strings.Join(p.flags, " ")
			groups[key] = append(groups[key], p)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		flags := &analyzer.Analyzer.Flags
		if err := flags.Parse(strings.Fields(key)); err != nil {
			t.Fatal(err)
		}
		analyzeGroup(t, groups[key])
		flags.VisitAll(func(f *flag.Flag) {
			if err := f.Value.Set(f.DefValue); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// contained is the analyzer, but a panic fails one case only.
func contained() *analysis.Analyzer {
	a := *analyzer.Analyzer
	a.Run = func(pass *analysis.Pass) (result any, err error) {
		defer func() {
			if r := recover(); r != nil {
				err = fmt.Errorf("panic: %v\n%s", r, panicked(debug.Stack()))
			}
		}()
		return analyzer.Analyzer.Run(pass)
	}
	return &a
}

// panicked is what of a stack lies between a panic and the analyzer.
func panicked(stack []byte) string {
	s := string(stack)
	_, s, _ = strings.Cut(s, "\npanic(")
	s, _, _ = strings.Cut(s, "\n"+reflect.TypeFor[program]().PkgPath())
	return s
}

func analyzeGroup(t *testing.T, programs []*program) {
	t.Helper()
	of := map[*packages.Package]*program{}
	var roots []*packages.Package
	for _, p := range programs {
		for _, pkg := range p.roots {
			of[pkg] = p
			roots = append(roots, pkg)
		}
	}
	graph, err := checker.Analyze([]*analysis.Analyzer{contained()}, roots, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, action := range graph.Roots {
		p := of[action.Package]
		p.err = errors.Join(p.err, action.Err)
		for _, d := range action.Diagnostics {
			p.findings = append(p.findings, p.finding(action.Package.Fset, d))
		}
	}
	for _, p := range programs {
		slices.SortFunc(p.findings, func(a, b finding) int {
			return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line), cmp.Compare(a.message, b.message))
		})
	}
}

func (p *program) finding(fset *token.FileSet, d analysis.Diagnostic) finding {
	at := fset.PositionFor(d.Pos, false)
	f := finding{line: at.Line, category: d.Category, message: d.Message}
	f.file, _ = p.name(at.Filename)
	for _, fix := range d.SuggestedFixes[:min(1, len(d.SuggestedFixes))] { // others are alternatives
		for _, e := range fix.TextEdits {
			start, end := fset.PositionFor(e.Pos, false), fset.PositionFor(e.End, false)
			if !e.End.IsValid() {
				end = start
			}
			name, _ := p.name(start.Filename)
			f.edits = append(f.edits, edit{name, start.Offset, end.Offset, string(e.NewText)})
		}
	}
	return f
}
