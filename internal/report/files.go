package report

import (
	"os"
	"path/filepath"
)

// rootMarks are what the root of a tree has, the best first.
var rootMarks = []string{".git", "go.work", "go.mod"}

// root is the directory to which names in reports are relative: that of the
// repository, since services that show a report know files by their names there.
func root(dir string) string {
	for _, mark := range rootMarks {
		for at := dir; ; at = filepath.Dir(at) {
			if _, err := os.Stat(filepath.Join(at, mark)); err == nil {
				return at
			}
			if at == filepath.Dir(at) {
				break
			}
		}
	}
	return dir
}

// inside returns the name of file relative to dir, if it is inside.
func inside(dir, file string) (string, bool) {
	rel, err := filepath.Rel(dir, file)
	return rel, err == nil && filepath.IsLocal(rel)
}

// relative is the name that reports have for a file which the driver names
// relative to the current directory.
func (r *Report) relative(name string) string {
	if !filepath.IsAbs(name) {
		name = filepath.Join(r.cwd, name)
	}
	if rel, ok := inside(r.root, name); ok {
		name = rel
	}
	return filepath.ToSlash(name)
}

// Path is the absolute name of a file of the report.
func (r *Report) Path(file string) string {
	name := filepath.FromSlash(file)
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(r.root, name)
}

// Shown is the name of a file for a person: relative to the current directory
// if it is inside.
func (r *Report) Shown(file string) string {
	name := r.Path(file)
	if rel, ok := inside(r.cwd, name); ok {
		return rel
	}
	return name
}
