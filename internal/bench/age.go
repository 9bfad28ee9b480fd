package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
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
)

// module is what the sources that count have in front of their import paths.
const module = "github.com/pimigrate/pimigrate"

// age reports figures whose code has changed and blocks of pages that differ from what
// was measured.
func age(ctx context.Context, r *record) error {
	var errs []error
	for _, s := range suites {
		m, ok := r.Suites[s.name]
		if !ok {
			errs = append(errs, fmt.Errorf("%s: not measured: run make bench", s.name))
			continue
		}
		digest, err := s.digest(ctx)
		if err != nil {
			return err
		}
		if digest != m.Digest {
			errs = append(errs, fmt.Errorf("%s: the code has changed since %s: run make bench, or make bench ONLY=%[1]s", s.name, m.Date))
		}
	}
	pages, err := quoting()
	if err != nil {
		return err
	}
	for _, name := range pages {
		fresh, err := r.stale(name)
		if err == nil && fresh != nil {
			err = fmt.Errorf("%s quotes figures that were not measured: run make bench-paste", name)
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// digest is one of the sources of the suite's packages and of what they import in the
// repository: Go files, without tests, and files that are embedded.
func (s suite) digest(ctx context.Context) (string, error) {
	seen := map[string]bool{}
	for _, dir := range s.packages {
		files, err := sources(ctx, dir)
		if err != nil {
			return "", err
		}
		for _, f := range files {
			seen[f] = true
		}
	}
	root, err := os.Getwd()
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(seen)) {
		data, err := os.ReadFile(name)
		if err != nil {
			return "", fmt.Errorf("read a source that %s describes: %w", s.name, err)
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(sum, "%s %x\n", filepath.ToSlash(rel), sha256.Sum256(data))
	}
	return hex.EncodeToString(sum.Sum(nil)[:8]), nil
}

// sources lists the files of the package in dir and of what it imports in the repository.
func sources(ctx context.Context, dir string) ([]string, error) {
	cmd := exec.CommandContext(ctx, "go", "list", "-deps", "-json=ImportPath,Dir,GoFiles,EmbedFiles", ".")
	cmd.Dir = filepath.FromSlash(dir)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("list the packages of %s: %w\n%s", dir, err, stderr.Bytes())
	}
	var files []string
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct {
			ImportPath, Dir     string
			GoFiles, EmbedFiles []string
		}
		if err := dec.Decode(&p); err == io.EOF {
			return files, nil
		} else if err != nil {
			return nil, fmt.Errorf("read the packages of %s: %w", dir, err)
		}
		if !strings.HasPrefix(p.ImportPath+"/", module+"/") {
			continue
		}
		for _, f := range append(p.GoFiles, p.EmbedFiles...) {
			files = append(files, filepath.Join(p.Dir, f))
		}
	}
}
