package main

import (
	"errors"
	"flag"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pimigrate/pimigrate/internal/report"
	"github.com/pimigrate/pimigrate/internal/ruleset"
)

// A judge decides about findings on one day.
type judge struct {
	day    string // YYYY-MM-DD
	failOn string
	rules  ruleset.Rules
}

var failures = []string{"retired", "announced", "never"}

func (j *judge) define(fs *flag.FlagSet) {
	j.defineDay(fs)
	j.failOn = "announced"
	fs.Func("fail-on", "", func(text string) error {
		if !slices.Contains(failures, text) {
			return fmt.Errorf("choose from %s", strings.Join(failures, ", "))
		}
		j.failOn = text
		return nil
	})
}

func (j *judge) defineDay(fs *flag.FlagSet) {
	j.day = time.Now().Format(time.DateOnly)
	fs.Func("as-of", "", func(text string) error {
		if _, err := time.Parse(time.DateOnly, text); err != nil {
			return errors.New("not a date such as 2026-10-28")
		}
		j.day = text
		return nil
	})
}

// fails reports whether the findings are a failure.
func (j *judge) fails(r *report.Report) bool {
	switch j.failOn {
	case "never":
		return false
	case "retired":
		return r.Summary.Errors > 0
	}
	return r.Summary.Findings > 0
}
