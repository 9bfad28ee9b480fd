package docrun_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/internal/doclink"
	"github.com/pimigrate/pimigrate/internal/docrun"
)

func pages(t *testing.T) []string {
	t.Helper()
	all, err := docrun.Pages("../..")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(all, "README.md") {
		t.Fatalf("README.md is not among the pages %q", all)
	}
	return all
}

func TestLinks(t *testing.T) {
	problems, err := doclink.Check("../..", pages(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Error(p)
	}
}

// TestReadme wants a link to each page, so that none is out of reach.
func TestReadme(t *testing.T) {
	links, err := doclink.Links("../..", "README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range pages(t) {
		inExample := strings.HasPrefix(page, "examples/") // each describes its own directory
		linked := slices.ContainsFunc(links, func(l doclink.Link) bool { return l.File == page })
		if page != "README.md" && !inExample && !linked {
			t.Errorf("README.md has no link to %s", page)
		}
	}
}
