package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// A program is a row laid out in a directory.
type program struct {
	dir      string
	patterns []string
	env      []string
}

// prepare lays out r in a directory below temp.
func (r row) prepare(ctx context.Context, temp string) (program, error) {
	p := program{dir: filepath.Join(temp, r.name), patterns: r.patterns}
	// The directory has another name each time. Without trimpath the go command
	// would not find what it has compiled of these modules before.
	p.env = []string{"GOFLAGS=" + strings.TrimSpace(os.Getenv("GOFLAGS")+" -trimpath")}
	if len(p.patterns) == 0 {
		p.patterns = []string{"./..."}
	}
	if err := os.MkdirAll(p.dir, 0o755); err != nil {
		return p, err
	}
	switch len(r.modules) {
	case 0:
		return p, r.write(p.dir)
	case 1:
		p.env = append(p.env, "GOWORK=off") // some modules have the go.work file of their repository, but not what it names
		if err := r.modules[0].copyTo(ctx, p.dir); err != nil {
			return p, err
		}
	default:
		return r.workspace(ctx, p)
	}
	if r.vendored {
		return p, p.goCommand(ctx, "mod", "vendor")
	}
	return p, nil
}

// write makes a module in dir that has r's source, if any.
func (r row) write(dir string) error {
	mod := fmt.Sprintf("module example.com/%s\n\ngo 1.26\n", r.name)
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte(mod), 0o644); err != nil || r.source == "" {
		return err
	}
	return os.WriteFile(filepath.Join(dir, r.name+".go"), []byte(r.source), 0o644)
}

// workspace lays out each module of r in a directory of its own.
func (r row) workspace(ctx context.Context, p program) (program, error) {
	init := []string{"work", "init"}
	p.patterns = nil
	for i, m := range r.modules {
		name := strconv.Itoa(i) + path.Base(path.Dir(m.path))
		if err := m.copyTo(ctx, filepath.Join(p.dir, name)); err != nil {
			return p, err
		}
		init = append(init, "./"+name)
		p.patterns = append(p.patterns, "./"+name+"/...")
	}
	return p, p.goCommand(ctx, init...)
}

// copyTo downloads m and copies its files to dir, where they can be written.
func (m module) copyTo(ctx context.Context, dir string) error {
	out, err := execute(ctx, os.TempDir(), []string{"GOWORK=off"}, "go", "mod", "download", "-json", m.path+"@"+m.version).output()
	var got struct{ Dir, Sum, Error string }
	if json.Unmarshal(out, &got) == nil && got.Error != "" {
		return fmt.Errorf("download %s: %s", m.path, got.Error)
	}
	if err != nil {
		return fmt.Errorf("download %s: %w", m.path, err)
	}
	if got.Sum != m.sum {
		return fmt.Errorf("download %s: the checksum of %s is %s, expected %s", m.path, m.version, got.Sum, m.sum)
	}
	return copyTree(got.Dir, dir)
}

// copyTree is os.CopyFS for the module cache, whose files and directories must
// not be written.
func copyTree(from, to string) error {
	return filepath.WalkDir(from, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		target := filepath.Join(to, strings.TrimPrefix(name, from))
		if d.IsDir() {
			return os.MkdirAll(target, 0o755)
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return os.WriteFile(target, data, 0o644)
	})
}

// execute runs a command in p's directory.
func (p program) execute(ctx context.Context, env []string, name string, args ...string) run {
	return execute(ctx, p.dir, slices.Concat(p.env, env), name, args...)
}

func (p program) goCommand(ctx context.Context, args ...string) error {
	_, err := p.execute(ctx, nil, "go", args...).output()
	return err
}
