package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/licensecheck"
)

// A module is one that is compiled, with the directories of its packages that are.
type module struct {
	path, version, dir string
	packages           []string
}

// systems decide which files, and so which packages, are compiled.
var systems = []string{"darwin", "linux", "windows"}

// compiled lists the modules, but for the main one, that the packages depend on.
func compiled(ctx context.Context, dir string, patterns []string) ([]*module, error) {
	all := map[string]*module{}
	for _, system := range systems {
		args := append([]string{"list", "-deps", "-json=Dir,Standard,Module"}, patterns...)
		c := exec.CommandContext(ctx, "go", args...)
		c.Dir, c.Env, c.Stderr = dir, append(os.Environ(), "CGO_ENABLED=0", "GOOS="+system), os.Stderr
		out, err := c.Output()
		if err != nil {
			return nil, fmt.Errorf("go list for %s: %w", system, err)
		}
		if err := add(all, strings.NewReader(string(out))); err != nil {
			return nil, fmt.Errorf("go list for %s: %w", system, err)
		}
	}
	var list []*module
	for _, path := range slices.Sorted(maps.Keys(all)) {
		list = append(list, all[path])
	}
	return list, nil
}

// own is the beginning of the paths of this repository's modules.
const own = "github.com/pimigrate/pimigrate"

func add(all map[string]*module, r io.Reader) error {
	for dec := json.NewDecoder(r); ; {
		var p struct {
			Dir      string
			Standard bool
			Module   *struct{ Path, Version, Dir string }
		}
		err := dec.Decode(&p)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if p.Standard || p.Module == nil || strings.HasPrefix(p.Module.Path+"/", own+"/") {
			continue
		}
		m := all[p.Module.Path]
		if m == nil {
			m = &module{path: p.Module.Path, version: p.Module.Version, dir: p.Module.Dir}
			all[m.path] = m
		}
		if !slices.Contains(m.packages, p.Dir) {
			m.packages = append(m.packages, p.Dir)
		}
	}
}

// licences names those of the compiled packages.
func (m *module) licences() ([]string, error) {
	looked, names := map[string]bool{}, []string{}
	for _, dir := range m.packages {
		for ; len(dir) >= len(m.dir) && !looked[dir]; dir = filepath.Dir(dir) {
			looked[dir] = true
			found, err := identify(dir)
			if err != nil {
				return nil, err
			}
			names = append(names, found...)
		}
	}
	slices.Sort(names)
	names = slices.Compact(names)
	if len(names) == 0 {
		return nil, errors.New("has no licence")
	}
	return names, nil
}

// enough is how much of a file has to be a text that is known, in percent. Most of what
// is missing are copyright lines.
const enough = 80

// identify names the licences whose texts stand in dir.
func identify(dir string) ([]string, error) {
	var names []string
	for _, pattern := range []string{"LICEN[CS]E*", "COPYING*"} {
		files, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				return nil, err
			}
			cover := licensecheck.Scan(text)
			if cover.Percent < enough {
				return nil, fmt.Errorf("has a text of which only %.0f %% is known: %s", cover.Percent, filepath.Base(file))
			}
			for _, match := range cover.Match {
				names = append(names, match.ID)
			}
		}
	}
	return names, nil
}
