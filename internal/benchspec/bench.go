//go:build linux

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

type bench struct {
	pimvet, description string
	work                string // has the module, a build cache and what pimvet keeps
	packages            int
}

// A cost is what one run took.
type cost struct {
	wall, cpu time.Duration
	findings  int
	processes int // that analyzed a package
	opened    int // how often the description was
}

const plain = `package p%03[1]d

func Double(n int) int { return 2 * n }
`

const caller = `package p%03[1]d

import (
	"fmt"
	"net/http"
)

func Fetch(org string, id int) (*http.Response, error) {
	return http.Get("https://api.github.com" + fmt.Sprintf(%[2]q, org, id))
}
`

// makeModule writes the packages, of which a third sends requests and a
// thirtieth one that GitHub has deprecated, and compiles them.
func (b *bench) makeModule(ctx context.Context) error {
	files := map[string]string{"go.mod": "module example.com/large\n\ngo 1.26\n"}
	for i := range b.packages {
		text := fmt.Sprintf(plain, i)
		switch {
		case i%30 == 0:
			text = fmt.Sprintf(caller, i, "/orgs/%s/security-managers?page=%d")
		case i%3 == 0:
			text = fmt.Sprintf(caller, i, "/orgs/%s/teams?page=%d")
		}
		files[fmt.Sprintf("p%03d/p.go", i)] = text
	}
	for name, text := range files {
		name = filepath.Join(b.work, "module", name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return err
		}
	}
	cmd := b.command(ctx, "go", "list", "-export", "-deps", "-test", "-f", "{{if false}}{{end}}", "./...")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("compile the module: %w\n%s", err, out)
	}
	return nil
}

// command runs in the module, with caches of its own.
func (b *bench) command(ctx context.Context, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = filepath.Join(b.work, "module")
	cmd.Env = append(os.Environ(), "GOCACHE="+filepath.Join(b.work, "go"), "XDG_CACHE_HOME="+filepath.Join(b.work, "user"), "PIMVET_RULES=")
	return cmd
}

// lint runs pimvet. With -x the go command says on the standard error what it
// starts.
func (b *bench) lint(ctx context.Context, args ...string) (cost, error) {
	cmd := b.command(ctx, b.pimvet, append(slices.Clone(args), "-json", "./...")...)
	cmd.Env = append(cmd.Env, "GOFLAGS=-x")
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	opens, err := watch(b.description)
	if err != nil {
		return cost{}, err
	}
	start := time.Now()
	err = cmd.Run()
	c := cost{wall: time.Since(start)}
	if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() > 1 {
		return c, fmt.Errorf("%w\n%s", err, stderr.String())
	}
	if c.opened, err = opens(); err != nil {
		return c, fmt.Errorf("count how often %s was opened: %w", b.description, err)
	}
	c.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	for line := range strings.Lines(stderr.String()) {
		if strings.HasSuffix(strings.TrimSpace(line), "vet.cfg") && strings.Contains(line, b.pimvet) {
			c.processes++
		}
	}
	var report struct{ Findings []json.RawMessage }
	if err := json.Unmarshal(stdout.Bytes(), &report); err != nil {
		return c, fmt.Errorf("read the report: %w", err)
	}
	c.findings = len(report.Findings)
	return c, nil
}
