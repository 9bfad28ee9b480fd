package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/pimigrate/pimigrate/internal/bench/row"
)

// runAll runs the suites, or only one, and writes the record and its page. A bound that
// is not kept is an error, after everything is written.
func runAll(ctx context.Context, old *record, only string) error {
	here, err := thisMachine(ctx)
	if err != nil {
		return err
	}
	if only != "" && len(old.Suites) > 0 && old.Machine != here {
		return fmt.Errorf("%s is of another machine or version of Go (%s), and figures of two do not belong in one table: run all", recordFile, old.Machine)
	}
	now := &record{Machine: here, Suites: map[string]measured{}}
	ran := false
	for _, s := range suites {
		if only != "" && s.name != only {
			if m, ok := old.Suites[s.name]; ok {
				now.Suites[s.name] = m
			}
			continue
		}
		ran = true
		m, err := s.run(ctx)
		if err != nil {
			return fmt.Errorf("make %s: %w", s.target, err)
		}
		now.Suites[s.name] = m
	}
	if !ran {
		return fmt.Errorf("no benchmark is called %q", only)
	}
	if err := errors.Join(now.write(recordFile), os.WriteFile(pageFile, now.page(), 0o644)); err != nil {
		return err
	}
	fmt.Printf("%s\n\n", here)
	if err := row.Print(os.Stdout, now.rows()); err != nil {
		return err
	}
	return now.broken()
}

// run makes the suite's target, which gets as ROWS the name of a file for its rows.
func (s suite) run(ctx context.Context) (measured, error) {
	digest, err := s.digest(ctx)
	if err != nil {
		return measured{}, err
	}
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return measured{}, err
	}
	defer os.RemoveAll(dir)
	rows := filepath.Join(dir, "rows")
	var text bytes.Buffer
	cmd := exec.CommandContext(ctx, "make", "--silent", "--no-print-directory", s.target, "ROWS="+rows)
	cmd.Stdout, cmd.Stderr = io.MultiWriter(&text, os.Stderr), os.Stderr
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return measured{}, err
	}
	m := measured{Date: start.UTC().Format(time.DateOnly), Seconds: int(time.Since(start).Seconds()), Digest: digest, Text: trim(text.String())}
	if m.Rows, err = row.Read(rows); err == nil && len(m.Rows) == 0 {
		err = errors.New("it hands on no row")
	}
	return m, err
}

// trim removes what no page needs: blanks at the ends of lines, and blank lines around.
func trim(text string) string {
	lines := strings.Split(strings.Trim(text, "\n"), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " \t")
	}
	return strings.Join(lines, "\n") + "\n"
}

// rows has those of all suites, in their order.
func (r *record) rows() []row.Row {
	var all []row.Row
	for _, s := range suites {
		all = append(all, r.Suites[s.name].Rows...)
	}
	return slices.Clip(all)
}

func (r *record) broken() error {
	var errs []error
	for _, one := range r.rows() {
		if b := one.Broken(); b != "" {
			errs = append(errs, errors.New(b))
		}
	}
	return errors.Join(errs...)
}
