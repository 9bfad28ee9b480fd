package main

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/rule"
	"github.com/pimigrate/pimigrate/analyzer/rule/compile"
)

// GitHub's own description, an npm package of 29 MB.
const (
	octokitPackage = "@octokit/openapi"
	octokitVersion = "23.0.2"
)

// errSkip says that something to measure with is missing.
var errSkip = errors.New("skipped")

// octokit compiles editions of GitHub's description into one set.
func octokit(editions ...string) func(*bench) (*rule.Set, error) {
	return func(b *bench) (*rule.Set, error) {
		tarball, err := b.fetchOctokit()
		if err != nil {
			return nil, err
		}
		var sets []*rule.Set
		for _, e := range editions {
			s, ok := b.editions[e]
			if !ok {
				if s, err = compileFrom(tarball, octokitFile(e)); err != nil {
					return nil, err
				}
				b.editions[e] = s
			}
			sets = append(sets, s)
		}
		return merge(sets)
	}
}

// merge makes one set of several: deprecated is what one of them deprecates.
// One after the other would not do: /orgs/{org}/{product}/{enablement}, which
// is deprecated, matches what another edition knows as /orgs/{org}/actions/x.
func merge(sets []*rule.Set) (*rule.Set, error) {
	out := rule.Set{Title: sets[0].Title, Servers: sets[0].Servers}
	at := map[endpoint]int{}
	for _, s := range sets {
		for _, op := range s.Operations {
			i, ok := at[endpoint{op.Method, op.Path}]
			switch {
			case !ok:
				at[endpoint{op.Method, op.Path}] = len(out.Operations)
				out.Operations = append(out.Operations, op)
			case op.Deprecation != nil:
				out.Operations[i] = op
			}
		}
	}
	return ready(&out)
}

// octokitFile is the name of an edition in the package's archive.
func octokitFile(edition string) string { return "package/generated/" + edition + ".json" }

// fetchOctokit returns the package's archive, from the user's cache directory
// if it is there. npm compares its checksum.
func (b *bench) fetchOctokit() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("find a cache directory: %w", err)
	}
	dir := filepath.Join(cache, "pimigrate-accuracy")
	file := filepath.Join(dir, "octokit-openapi-"+octokitVersion+".tgz")
	if _, err := os.Stat(file); err == nil {
		return file, nil
	}
	if _, err := exec.LookPath("npm"); err != nil {
		return "", fmt.Errorf("%w: npm is needed once, to fetch %s@%s", errSkip, octokitPackage, octokitVersion)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", fmt.Errorf("make a cache directory: %w", err)
	}
	out, err := run(b.ctx, b.temp, "npm", "pack", "--silent", octokitPackage+"@"+octokitVersion, "--pack-destination", dir)
	if err != nil {
		return "", err
	}
	name := path.Base(strings.TrimSpace(string(out)))
	if name != filepath.Base(file) {
		return "", fmt.Errorf("npm pack has written %q, not %s", name, filepath.Base(file))
	}
	return file, nil
}

func compileFrom(tarball, name string) (*rule.Set, error) {
	data, err := extract(tarball, name)
	if err != nil {
		return nil, err
	}
	set, err := compile.Document(data)
	if err != nil {
		return nil, fmt.Errorf("compile %s: %w", name, err)
	}
	return set, nil
}

// extract reads one file of a gzipped tar archive.
func extract(tarball, name string) ([]byte, error) {
	f, err := os.Open(tarball)
	if err != nil {
		return nil, fmt.Errorf("read archive: %w", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("read archive %s: %w", tarball, err)
	}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if err != nil {
			return nil, fmt.Errorf("find %s in archive %s: %w", name, tarball, err)
		}
		if h.Name == name {
			return io.ReadAll(t)
		}
	}
}
