package golangci

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/pimigrate/pimigrate/analyzer"
	"github.com/pimigrate/pimigrate/internal/ruleset"
)

// name is what the linter is called in .golangci.yml, and in all directives. The
// analyzer has it: golangci-lint puts any other in front of messages.
const name = "pimv2"

func init() {
	register.Plugin(name, newPlugin)
}

type settings struct {
	Rules   []string `json:"rules"`
	BuiltIn *bool    `json:"builtin"`
	Prefer  string   `json:"prefer"`
}

type plugin struct{ analyzers []*analysis.Analyzer }

func (p *plugin) BuildAnalyzers() ([]*analysis.Analyzer, error) { return p.analyzers, nil }
func (p *plugin) GetLoadMode() string                           { return register.LoadModeTypesInfo }

// newPlugin reads all rules at once: an error that an analyzer returns would
// come late and once a package.
func newPlugin(raw any) (register.LinterPlugin, error) {
	s, err := register.DecodeSettings[settings](raw)
	if err != nil {
		return nil, err
	}
	rules, err := s.load()
	if err != nil {
		return nil, err
	}
	linter := analyzer.New(rules.Sets...)
	linter.Run = separately(linter.Run)
	if s.Prefer != "" {
		if !rules.CanPrefer(s.Prefer) {
			return nil, fmt.Errorf("prefer %q: no replacement of any operation has this word in its description", s.Prefer)
		}
		if err := linter.Flags.Set("prefer", s.Prefer); err != nil {
			return nil, err
		}
	}
	p := &plugin{[]*analysis.Analyzer{linter}}
	if rules.Digest != nil {
		p.analyzers = append(p.analyzers, mark(rules.Digest))
	}
	return p, nil
}

func (s *settings) load() (ruleset.Rules, error) {
	var files []string
	for _, name := range s.Rules {
		file, err := find(name)
		if err != nil {
			return ruleset.Rules{}, err
		}
		files = append(files, file)
	}
	builtIn := s.BuiltIn == nil || *s.BuiltIn
	if !builtIn && len(files) == 0 {
		return ruleset.Rules{}, errors.New("builtin: false leaves no rules: name files under rules")
	}
	list, err := ruleset.Join(builtIn, files)
	if err != nil {
		return ruleset.Rules{}, err
	}
	return ruleset.Load(list)
}

// find returns the absolute name of a file that is given relative to the
// current directory or one above it. Golangci-lint does not tell plugins where
// its configuration stands, and editors run it in the directory of a package.
func find(name string) (string, error) {
	if filepath.IsAbs(name) {
		return name, nil
	}
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for at := dir; ; at = filepath.Dir(at) {
		file := filepath.Join(at, name)
		if _, err := os.Stat(file); err == nil || !errors.Is(err, fs.ErrNotExist) {
			return file, nil // what else is wrong with it shows when it is read
		}
		if at == filepath.Dir(at) {
			return "", fmt.Errorf("rules: there is no file %s in %s or a directory above it: make it with 'pimvet compile'", name, dir)
		}
	}
}

// mark is an analyzer that does nothing. Golangci-lint caches findings under
// its settings and the names of analyzers. The content of a rule file is
// neither, so a changed one would go unseen without it.
func mark(digest []byte) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name: name + "_rules_" + hex.EncodeToString(digest),
		Doc:  "keeps apart the findings of different rules",
		Run:  func(*analysis.Pass) (any, error) { return nil, nil },
	}
}
