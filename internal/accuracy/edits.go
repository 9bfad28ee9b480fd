package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
)

// A migration is an SDK of request builders whose callers pimvet edits.
type migration struct {
	name     string
	sdk      string
	client   string // type of package sdk
	packages []string
	least    int // calls that are edited
}

var migrations = []migration{{
	name: "msgraph-beta, edits", sdk: strings.TrimSuffix(msgraph, "/"), client: "GraphServiceClient",
	packages: pimPackages, least: 8,
}}

// An edited is what pimvet -fix comes to in a program that calls each method
// of an SDK once.
type edited struct {
	name           string
	calls, retired int
	edited         int
	compiles       bool           // afterwards
	reasons        map[string]int // why calls are not edited
}

// measure edits a program that calls each method of the SDK. The program must
// compile afterwards, and a second run must not change it.
func (m migration) measure(b *bench) error {
	dir, n, err := b.chainCaller(m.sdk, m.client, m.packages)
	if err != nil {
		return err
	}
	if _, err := run(b.ctx, dir, "go", "build", "./..."); err != nil {
		return fmt.Errorf("before the edits: %w", err)
	}
	e := edited{name: m.name, calls: n, reasons: map[string]int{}}
	out, err := b.lint(dir, "-json", "./...")
	if err != nil {
		return err
	}
	if err := e.read(b, dir, out); err != nil {
		return err
	}
	if _, err := b.lint(dir, "-fix", "./..."); err != nil {
		return err
	}
	if _, err := run(b.ctx, dir, "go", "build", "./..."); err != nil {
		b.fail("%s: the program does not compile after the edits: %v", m.name, err)
	} else {
		e.compiles = true
	}
	if patch, err := b.lint(dir, "-diff", "./..."); err != nil || len(patch) > 0 {
		b.fail("%s: a second run edits again: %s", m.name, tail(string(patch)))
	}
	if e.edited < m.least {
		b.fail("%s: %d calls are edited, the floor is %d", m.name, e.edited, m.least)
	}
	b.edits = append(b.edits, e)
	return nil
}

// read counts the findings that pimvet -json has printed.
func (e *edited) read(b *bench, dir string, out []byte) error {
	var result struct {
		Findings []struct {
			File, Message string
			Line          int
			Edits         []json.RawMessage
		}
	}
	if err := json.Unmarshal(out, &result); err != nil {
		return fmt.Errorf("decode the findings of pimvet: %w", err)
	}
	funcs := functions{}
	for _, f := range result.Findings {
		fn, err := funcs.at(filepath.Join(dir, filepath.Base(f.File)), f.Line)
		if err != nil {
			return err
		}
		outcome := "edited"
		e.retired++
		if len(f.Edits) > 0 {
			e.edited++
		} else {
			_, after, _ := strings.Cut(f.Message, "not edited: ")
			reason, _, _ := strings.Cut(after, " [")
			if reason == "" {
				reason = "no operation replaces it"
			}
			e.reasons[reason]++
			outcome = "not edited: " + reason
		}
		b.printf("%s\t%s\t%s\n", e.name, fn, outcome)
	}
	return nil
}

// lint runs pimvet in dir. That there are findings is no error.
func (b *bench) lint(dir string, args ...string) ([]byte, error) {
	out, err := run(b.ctx, dir, b.pimvet, args...)
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 1 {
		err = nil
	}
	return out, err
}

// writeEdits prints how many calls were edited and why not the others.
func writeEdits(w io.Writer, all []edited) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, e := range all {
		fmt.Fprintf(t, "\ncalls\t  of a program that calls each method once: %s\n", e.name)
		fmt.Fprintf(t, "%d\t  are in the program\n%d\t  of them are retired\n%d\t  are edited\n", e.calls, e.retired, e.edited)
		if e.compiles {
			fmt.Fprintf(t, "\t  and the program compiles\n")
		}
		reasons := slices.Collect(maps.Keys(e.reasons))
		slices.SortFunc(reasons, func(a, b string) int {
			return cmp.Or(cmp.Compare(e.reasons[b], e.reasons[a]), cmp.Compare(a, b))
		})
		for _, r := range reasons {
			fmt.Fprintf(t, "%d\t  are not: %s\n", e.reasons[r], r)
		}
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("print table: %w", err)
	}
	return nil
}
