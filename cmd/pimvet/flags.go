package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/pimigrate/pimigrate/internal/ruleset"
	"github.com/pimigrate/pimigrate/internal/vetdriver"
)

type options struct {
	fix, diff, version bool

	rules   ruleFlags
	judge   judge
	outputs outputs
	scope   scope

	prefer   string
	dir      string
	builds   buildFlags
	analyzer []string // the analyzer's flags, as go vet takes them
	packages []string
}

// newFlagSet leaves usage texts empty: they stand in the package comment.
func newFlagSet(o *options, a *analysis.Analyzer) *flag.FlagSet {
	fs := flag.NewFlagSet("pimvet", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.BoolVar(&o.fix, "fix", false, "")
	fs.BoolVar(&o.diff, "diff", false, "")
	fs.BoolVar(&o.version, "version", false, "")
	fs.StringVar(&o.dir, "C", "", "")
	o.builds.define(fs)
	o.rules.define(fs)
	o.judge.define(fs)
	o.outputs.define(fs)
	o.scope.define(fs)
	a.Flags.VisitAll(func(f *flag.Flag) {
		fs.Var(f.Value, f.Name, "")
	})
	return fs
}

func parseFlags(args []string, a *analysis.Analyzer) (*options, error) {
	o := &options{}
	fs := newFlagSet(o, a)
	if err := fs.Parse(args); err != nil {
		return nil, err
	}
	// Setting the analyzer's flags here as well has shown that they are valid;
	// what analyzes is another process, which gets them on its command line.
	// It runs in another directory, so a flag that names a file has to be made
	// absolute by its Set method.
	fs.Visit(func(f *flag.Flag) {
		if a.Flags.Lookup(f.Name) != nil {
			if f.Name == "prefer" {
				o.prefer = f.Value.String()
			}
			o.analyzer = append(o.analyzer, "-"+a.Name+"."+f.Name+"="+f.Value.String())
		}
	})
	o.packages = fs.Args()
	if len(o.packages) == 0 {
		o.packages = []string{"./..."}
	}
	return o, o.check()
}

func (o *options) check() error {
	if o.diff && (len(o.outputs.list) > 0 || o.outputs.file != "") {
		return errors.New("-diff prints a patch: it cannot be combined with -format, -json or -o")
	}
	if err := errors.Join(o.outputs.check(), o.scope.check(o)); err != nil {
		return err
	}
	if o.version && !o.outputs.plain() {
		return errors.New("-version prints a line, or an object with -json: it takes no other format and no file")
	}
	for _, p := range o.packages {
		if strings.HasPrefix(p, "-") {
			return fmt.Errorf("flag %s comes after a package: put flags first", p)
		}
	}
	return nil
}

// driver reads all rules before anything is analyzed: in the processes that the
// go command starts, a bad rule file would go unseen.
func (o *options) driver(stderr io.Writer) (*vetdriver.Driver, error) {
	list, err := o.rules.list()
	if err != nil {
		return nil, err
	}
	if o.judge.rules, err = ruleset.Load(list); err != nil {
		return nil, err
	}
	if word := o.prefer; word != "" && !o.judge.rules.CanPrefer(word) {
		return nil, fmt.Errorf("-prefer %s: no replacement of any operation has this word in its description", word)
	}
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("finding pimvet's own executable, which the go command runs: %w", err)
	}
	watched := newProgress(stderr)
	return &vetdriver.Driver{
		Tool:           self,
		Dir:            o.dir,
		Configurations: o.builds.configurations(),
		Flags:          o.analyzer,
		Env:            []string{ruleset.Env + "=" + list},
		Patterns:       o.packages,
		Stderr:         watched,
		Progress:       watched.update,
	}, nil
}
