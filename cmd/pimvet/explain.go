package main

import (
	"context"
	"errors"
	"flag"
	"io"
	"strings"

	"github.com/pimigrate/pimigrate/internal/explain"
	"github.com/pimigrate/pimigrate/internal/ruleset"
)

const ruleUsage = "[-rules file]... [-spec file [-overlay file]...]... [-builtin=false]"

// listRules prints the rules in force.
func listRules(_ context.Context, args []string, stdout, stderr io.Writer) int {
	q, err := parseQuery("rules", args)
	if err == nil && len(q.names) > 0 {
		err = errors.New("it takes no arguments; 'pimvet explain' says all of one rule")
	}
	if errors.Is(err, flag.ErrHelp) {
		return status(stderr, false, printHelp(stdout))
	}
	if err != nil {
		return usage(stderr, "rules", "[-json] [-as-of date] "+ruleUsage, err)
	}
	rules, err := q.load()
	if err != nil {
		return status(stderr, false, err)
	}
	list := explain.List(rules.Sets, q.judge.day)
	if q.json {
		return status(stderr, false, printObject(stdout, list))
	}
	return status(stderr, false, explain.WriteList(stdout, list))
}

// explainRule prints all that is known of one rule.
func explainRule(_ context.Context, args []string, stdout, stderr io.Writer) int {
	q, err := parseQuery("explain", args)
	if err == nil && len(q.names) == 0 {
		err = errors.New("which rule? Name an operationId, a request such as 'GET /path', or another of 'pimvet rules'")
	}
	if errors.Is(err, flag.ErrHelp) {
		return status(stderr, false, printHelp(stdout))
	}
	if err != nil {
		return usage(stderr, "explain", "[-json] [-as-of date] "+ruleUsage+" RULE", err)
	}
	rules, err := q.load()
	if err != nil {
		return status(stderr, false, err)
	}
	found, err := explain.Find(rules.Sets, strings.Join(q.names, " "), q.judge.day)
	if err != nil {
		return status(stderr, false, err)
	}
	if q.json {
		return status(stderr, false, printObject(stdout, found))
	}
	return status(stderr, false, explain.WriteText(stdout, found))
}

// A query asks about rules.
type query struct {
	json  bool
	judge judge
	rules ruleFlags
	names []string
}

func parseQuery(name string, args []string) (*query, error) {
	q := &query{}
	fs := flag.NewFlagSet(name, flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.BoolVar(&q.json, "json", false, "")
	q.judge.defineDay(fs)
	q.rules.define(fs)
	err := fs.Parse(args)
	q.names = fs.Args()
	return q, err
}

func (q *query) load() (ruleset.Rules, error) {
	list, err := q.rules.list()
	if err != nil {
		return ruleset.Rules{}, err
	}
	return ruleset.Load(list)
}
