package main

import (
	"errors"
	"flag"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pimigrate/pimigrate/internal/ruleset"
	"github.com/pimigrate/pimigrate/internal/vetdriver"
)

// Severities: an operation whose removal date has come does not work any more;
// any other deprecated one still does. The analyzer does not know which: its
// findings are cached, and today is not part of the key.
const (
	retired   = "error"
	announced = "warning"
)

// A judge decides about findings on one day.
type judge struct {
	day    string // YYYY-MM-DD
	failOn string
	rules  ruleset.Rules
}

var failures = []string{"retired", "announced", "never"}

func (j *judge) define(fs *flag.FlagSet) {
	j.day, j.failOn = time.Now().Format(time.DateOnly), "announced"
	fs.Func("as-of", "", func(text string) error {
		if _, err := time.Parse(time.DateOnly, text); err != nil {
			return errors.New("not a date such as 2026-10-28")
		}
		j.day = text
		return nil
	})
	fs.Func("fail-on", "", func(text string) error {
		if !slices.Contains(failures, text) {
			return fmt.Errorf("choose from %s", strings.Join(failures, ", "))
		}
		j.failOn = text
		return nil
	})
}

// judge sets the severities of findings and reports whether they are failures.
func (j *judge) judge(findings []vetdriver.Finding) (fail bool) {
	for i := range findings {
		f := &findings[i]
		f.Severity = j.severity(f.Message)
		fail = fail || j.failOn == "announced" || j.failOn == "retired" && f.Severity == retired
	}
	return fail && j.failOn != "never"
}

// severity goes by the operation's ID, with which a message ends. What is not
// about one operation is no reason to break a build.
func (j *judge) severity(message string) string {
	_, id, ok := strings.Cut(message[strings.LastIndex(message, " ")+1:], "[")
	if !ok {
		return announced
	}
	id = strings.TrimSuffix(id, "]")
	for _, set := range j.rules.Sets {
		op := set.Operation(id)
		if op == nil || op.Deprecation == nil {
			continue
		}
		if d := op.Deprecation.RemovalDate; d != "" && d <= j.day {
			return retired
		}
		return announced
	}
	return announced
}
