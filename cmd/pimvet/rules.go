package main

import (
	"errors"
	"flag"
	"os"

	"github.com/pimigrate/pimigrate/internal/rulecache"
	"github.com/pimigrate/pimigrate/internal/ruleset"
)

// ruleFlags say which rules to lint with.
type ruleFlags struct {
	files   files
	specs   []spec
	builtIn bool
}

// A spec is an API description with the overlays for it.
type spec struct {
	name     string
	overlays []string
}

func (r *ruleFlags) define(fs *flag.FlagSet) {
	fs.Var(&r.files, "rules", "")
	fs.Func("spec", "", func(name string) error {
		r.specs = append(r.specs, spec{name: name})
		return nil
	})
	fs.Func("overlay", "", func(name string) error {
		if len(r.specs) == 0 {
			return errors.New("no -spec before it that it is for")
		}
		last := &r.specs[len(r.specs)-1]
		last.overlays = append(last.overlays, name)
		return nil
	})
	fs.BoolVar(&r.builtIn, "builtin", true, "")
}

// list compiles descriptions and returns what the processes that analyze get
// to know: a value of ruleset.Env. Flags go before the environment.
func (r *ruleFlags) list() (string, error) {
	names := append([]string{}, r.files...)
	for _, s := range r.specs {
		name, err := rulecache.Compile(s.name, s.overlays...)
		if err != nil {
			return "", err
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		if !r.builtIn {
			return "", errors.New("-builtin=false leaves no rules: give some with -rules or -spec")
		}
		return os.Getenv(ruleset.Env), nil
	}
	return ruleset.Join(r.builtIn, names)
}
