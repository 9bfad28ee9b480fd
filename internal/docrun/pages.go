package docrun

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// Pages lists the Markdown pages of the repository in the directory root, those
// of test data aside.
func Pages(root string) ([]string, error) {
	list := exec.Command("git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md")
	list.Dir = root
	names, err := list.Output()
	if err != nil {
		return nil, fmt.Errorf("list the pages of the repository: %w", err)
	}
	pages := slices.DeleteFunc(strings.Fields(string(names)), func(name string) bool {
		return slices.Contains(strings.Split(filepath.ToSlash(name), "/"), "testdata")
	})
	slices.Sort(pages)
	return slices.Compact(pages), nil
}
