package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// A call is one line of the inventory.
type call struct {
	File    string   `json:"file"`
	Line    int      `json:"line"`
	Methods []string `json:"methods"`
	URLs    []string `json:"urls"`
	How     string   `json:"how"`

	fn string // the function it stands in: F or T.M
}

// endpoints are all methods and paths the call can have.
func (c call) endpoints(base string) []endpoint {
	methods := c.Methods
	if len(methods) == 0 {
		methods = []string{""}
	}
	var out []endpoint
	for _, u := range c.URLs {
		for _, m := range methods {
			out = append(out, endpoint{m, pathOf(u, base)})
		}
	}
	return out
}

// retired returns the deprecated operation of the set that c reaches.
func (c call) retired(set *rule.Set) (*rule.Operation, bool) {
	methods := c.Methods
	if len(methods) == 0 {
		methods = []string{""}
	}
	for _, u := range c.URLs {
		for _, m := range methods {
			if op, ok := set.Match(m, u); ok {
				return op.Operation, true
			}
		}
	}
	return nil, false
}

// inventory runs "pimvet calls" in dir. Calls in tests are dropped: they are
// not the client.
func inventory(ctx context.Context, pimvet, dir string, packages []string) ([]call, error) {
	out, err := run(ctx, dir, pimvet, append([]string{"calls", "-json"}, packages...)...)
	if err != nil {
		return nil, err
	}
	var list struct{ Calls []call }
	if err := json.Unmarshal(out, &list); err != nil {
		return nil, fmt.Errorf("decode the output of pimvet calls: %w", err)
	}
	var calls []call
	funcs := functions{}
	for _, c := range list.Calls {
		if strings.HasSuffix(c.File, "_test.go") {
			continue
		}
		if !filepath.IsAbs(c.File) {
			c.File = filepath.Join(dir, c.File)
		}
		if c.fn, err = funcs.at(c.File, c.Line); err != nil {
			return nil, err
		}
		calls = append(calls, c)
	}
	return calls, nil
}

// run runs a program and returns its standard output.
func run(ctx context.Context, dir, name string, args ...string) ([]byte, error) {
	var stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir, cmd.Stderr = dir, &stderr
	out, err := cmd.Output()
	if err != nil {
		return out, fmt.Errorf("run %s %s: %w: %s", filepath.Base(name), strings.Join(args, " "), err, tail(stderr.String()))
	}
	return out, nil
}

func tail(s string) string {
	const most = 2000
	if len(s) > most {
		s = "... " + s[len(s)-most:]
	}
	return strings.TrimSpace(s)
}

// moduleDir is the directory of this module. The clients are named by import
// path, which works only there.
func moduleDir(ctx context.Context) (string, error) {
	out, err := run(ctx, "", "go", "list", "-m", "-f", "{{.Path}}\t{{.Dir}}")
	if err != nil {
		return "", err
	}
	path, dir, _ := strings.Cut(strings.TrimSpace(string(out)), "\t")
	if path != "github.com/pimigrate/pimigrate/internal/accuracy" {
		return "", errors.New("run this program in its own directory: go run -C internal/accuracy")
	}
	return dir, nil
}

// findPimvet makes the name of the pimvet under test absolute, because it runs
// in other directories.
func findPimvet(name string) (string, error) {
	if name == "" {
		return "", errors.New("name a pimvet binary with -pimvet")
	}
	abs, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	if _, err := os.Stat(abs); err != nil {
		return "", fmt.Errorf("find pimvet: %w", err)
	}
	return abs, nil
}
