package ruleset

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// Env is the environment variable that lists rule files by absolute name,
// separated as in PATH. The word "pim" stands for the rules built in; without
// the variable they are the only ones.
const Env = "PIMVET_RULES"

const builtIn = "pim"

// Rules are sets of rules in the order in which they are to be tried.
type Rules struct {
	Sets   []*rule.Set
	Digest []byte // of the sets and their order; nil if there are only those built in
}

// CanPrefer reports whether word tells replacements of an operation apart.
func (r Rules) CanPrefer(word string) bool {
	return slices.ContainsFunc(r.Sets, func(s *rule.Set) bool { return s.CanPrefer(word) })
}

// Load reads the rules that list names, a value of Env.
func Load(list string) (Rules, error) {
	if list == "" {
		list = builtIn
	}
	var r Rules
	digest := sha256.New()
	for _, name := range filepath.SplitList(list) {
		if name == builtIn {
			r.Sets = append(r.Sets, rule.PIM())
			digest.Write([]byte(builtIn)) // their content is part of the executable
			continue
		}
		if !filepath.IsAbs(name) {
			return Rules{}, fmt.Errorf("read %s: %q is not an absolute file name; the go command runs tools in other directories", Env, name)
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return Rules{}, fmt.Errorf("read rules: %w", err)
		}
		set, err := rule.Read(data)
		if err != nil {
			return Rules{}, fmt.Errorf("read rules %s: %w; make the file with 'pimvet compile'", name, err)
		}
		r.Sets = append(r.Sets, set)
		sum := sha256.Sum256(data)
		digest.Write(sum[:])
	}
	if len(r.Sets) > 1 || list != builtIn {
		r.Digest = digest.Sum(nil)
	}
	return r, nil
}

// Join is the value of Env for files, with the rules built in, too, if pim.
func Join(pim bool, files []string) (string, error) {
	var list []string
	if pim {
		list = append(list, builtIn)
	}
	for _, f := range files {
		abs, err := filepath.Abs(f)
		if err != nil {
			return "", err
		}
		if strings.ContainsRune(abs, os.PathListSeparator) {
			return "", fmt.Errorf("rules %s: %q separates names in %s: put the file where no directory has it in its name", abs, os.PathListSeparator, Env)
		}
		list = append(list, abs)
	}
	return strings.Join(list, string(os.PathListSeparator)), nil
}
