package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/rule"
	"github.com/pimigrate/pimigrate/analyzer/rule/compile"
)

// listed makes rules from a table of deprecated operations in testdata.
func listed(file, server string) func(*bench) (*rule.Set, error) {
	return func(*bench) (*rule.Set, error) {
		rows, err := readTSV(filepath.Join("testdata", file))
		if err != nil {
			return nil, err
		}
		set := rule.Set{Title: file, Servers: []string{server}}
		for _, r := range rows {
			if len(r) < 3 {
				return nil, fmt.Errorf("read %s: %d fields in a line, expected 3 or more", file, len(r))
			}
			set.Operations = append(set.Operations, rule.Operation{
				ID: r[2], Method: r[0], Path: r[1], Deprecation: &rule.Deprecation{},
			})
		}
		return ready(&set)
	}
}

// ready prepares a set for matching, which only Read does.
func ready(set *rule.Set) (*rule.Set, error) {
	data, err := json.Marshal(set)
	if err != nil {
		return nil, fmt.Errorf("make rules of %q: %w", set.Title, err)
	}
	return rule.Read(data)
}

// shipped makes rules from a description that a module of this one's
// requirements holds.
func shipped(module string, file ...string) func(*bench) (*rule.Set, error) {
	return func(b *bench) (*rule.Set, error) {
		dir, err := run(b.ctx, b.dir, "go", "list", "-m", "-f", "{{.Dir}}", module)
		if err != nil {
			return nil, err
		}
		name := filepath.Join(append([]string{strings.TrimSpace(string(dir))}, file...)...)
		set, _, err := compile.File(name)
		if err != nil {
			return nil, fmt.Errorf("compile the description in %s: %w", module, err)
		}
		return ready(set)
	}
}
