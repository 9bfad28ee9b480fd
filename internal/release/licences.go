package main

import (
	"context"
	"debug/buildinfo"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// documents of the repository are in each archive.
var documents = []string{"CHANGELOG.md", "LICENSE", "README.md"}

// notices are the files of a module that must accompany its code.
var notices = []string{"LICENSE*", "LICENCE*", "COPYING*", "NOTICE*", "PATENTS*"}

// files are the members of an archive: the programs in dir, the documents, and the
// licences of all modules that are linked in, and of Go's standard library.
func (s *source) files(ctx context.Context, p platform, dir string) ([]file, error) {
	var files []file
	modules := map[string]string{}
	for _, name := range programs {
		name = filepath.Join(dir, p.executable(name))
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		files = append(files, file{filepath.Base(name), 0o755, data})
		info, err := buildinfo.ReadFile(name)
		if err != nil {
			return nil, err
		}
		for _, d := range info.Deps {
			modules[d.Path] = d.Version
		}
	}
	for _, name := range documents {
		data, err := os.ReadFile(filepath.Join(s.dir, name))
		if err != nil {
			return nil, err
		}
		files = append(files, file{name, 0o644, data})
	}
	licences, err := s.licences(ctx, modules)
	return append(files, licences...), err
}

func (s *source) licences(ctx context.Context, modules map[string]string) ([]file, error) {
	goroot, err := output(ctx, s.dir, "go", "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	homes := map[string]string{"go": goroot}
	for path := range modules {
		if homes[path], err = output(ctx, s.dir, "go", "list", "-m", "-f", "{{.Dir}}", path); err != nil {
			return nil, err
		}
	}
	var files []file
	for path, home := range homes {
		found, err := collect(path, home)
		if err != nil {
			return nil, err
		}
		files = append(files, found...)
	}
	slices.SortFunc(files, func(a, b file) int { return strings.Compare(a.name, b.name) })
	return files, nil
}

// collect returns the notices in a module's directory.
func collect(path, home string) ([]file, error) {
	var files []file
	for _, pattern := range notices {
		names, err := filepath.Glob(filepath.Join(home, pattern))
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				return nil, err
			}
			files = append(files, file{"licences/" + path + "/" + filepath.Base(name), 0o644, data})
		}
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s has no licence in %s: find out whether it may be distributed", path, home)
	}
	return files, nil
}
