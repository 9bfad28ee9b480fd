package doclink_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/internal/doclink"
)

const page = "# A page\n" +
	"[self](#a-page), [file](b/other.md), ![picture](none.png), [web](https://example.com/x#y)\n" +
	"[heading](b/other.md#what-pimvet--h-says), [twice](b/other.md#twice-1)\n" +
	"[gone](b/other.md#gone) and `[code](none.md)`\n" +
	"\n    [in a block](none.md)\n" +
	"\n```\n# Not a heading\n[in another](none.md)\n```\n" +
	"[none](#not-a-heading) [note](#n)\n\n1. <a id=\"n\"></a>note\n"

const other = "# Other\n## What `pimvet -h` says\n## Twice\n## [Twice](../page.md)\n[up](../page.md) [gone](page.md)\n"

func TestCheck(t *testing.T) {
	root := t.TempDir()
	if err := os.Mkdir(filepath.Join(root, "b"), 0o777); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"page.md": page, "b/other.md": other} {
		if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := doclink.Check(root, []string{"page.md", "b/other.md"})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"page.md:2: none.png does not exist",
		`page.md:4: b/other.md has no place "gone"`,
		`page.md:12: page.md has no place "not-a-heading"`,
		"b/other.md:5: b/page.md does not exist",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
