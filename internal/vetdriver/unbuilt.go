package vetdriver

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// An UnbuiltFile is a Go file of the packages that no configuration builds, so
// that nothing is known of it.
type UnbuiltFile struct {
	File       string // relative to the current directory when inside it
	Constraint string // of its name and its //go:build line, such as "windows && !cgo"
	Never      bool   // it asks for the tag ignore, which by custom is never set
}

// startUnbuilt looks for such files while go vet works.
func (d *Driver) startUnbuilt(all []*roots) <-chan []UnbuiltFile {
	found := make(chan []UnbuiltFile, 1)
	go func() { found <- d.unbuilt(all) }()
	return found
}

func (d *Driver) unbuilt(all []*roots) []UnbuiltFile {
	names := map[string]bool{}
	for _, r := range all {
		for _, name := range r.ignored {
			names[name] = true
		}
	}
	for _, name := range d.unlisted(all) {
		names[name] = true
	}
	for _, r := range all {
		maps.DeleteFunc(names, func(name string, _ bool) bool { return r.built[name] })
	}
	var out []UnbuiltFile
	for _, name := range slices.Sorted(maps.Keys(names)) {
		content, _ := os.ReadFile(name) // without it there is still the name
		u := UnbuiltFile{File: name}
		if expr := constraintOf(name, content); expr != nil {
			u.Constraint, u.Never = expr.String(), needs(expr, "ignore")
		}
		out = append(out, u)
	}
	return out
}

// unlisted returns the Go files in directories where every file is excluded.
// For patterns such as ./... the go command does not mention these. It is the
// only form of pattern that this looks at: others name no directory.
func (d *Driver) unlisted(all []*roots) []string {
	rel := relativizer()
	var names []string
	for _, pattern := range d.Patterns {
		root, ok := strings.CutSuffix(pattern, "/...")
		if !ok || !(root == "." || root == ".." || strings.HasPrefix(root, "./") || strings.HasPrefix(root, "../") || filepath.IsAbs(root)) {
			continue
		}
		if !filepath.IsAbs(root) {
			root = filepath.Join(d.Dir, root)
		}
		root, err := filepath.Abs(root)
		if err != nil {
			continue
		}
		// What cannot be read the go command has complained about.
		_ = filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil
			case e.IsDir():
				return skipDir(root, path)
			case goFile(e.Name()) && !slices.ContainsFunc(all, func(r *roots) bool { return r.dirs[filepath.Dir(path)] }):
				names = append(names, rel(path))
			}
			return nil
		})
	}
	return names
}

// skipDir leaves out the directories that ./... does.
func skipDir(root, dir string) error {
	if dir == root {
		return nil
	}
	base := filepath.Base(dir)
	if base == "testdata" || base == "vendor" || base[0] == '.' || base[0] == '_' {
		return fs.SkipDir
	}
	if info, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil && !info.IsDir() {
		return fs.SkipDir
	}
	return nil
}

func goFile(name string) bool {
	return filepath.Ext(name) == ".go" && name[0] != '.' && name[0] != '_'
}
