package pim

import (
	"fmt"
	"net/url"
	"strings"

	gen "github.com/pimigrate/pimigrate/gen/pim"
)

// maxID is far beyond the longest id that Microsoft Graph gives out.
const maxID = 512

// checkID reports why an id must not become a part of a path. Of "", "." and ".."
// another path comes about, on which a POST does something else; of the rest
// that is refused no id of Microsoft Graph has any.
func checkID(id string) error {
	switch {
	case id == "":
		return fmt.Errorf("the id is empty")
	case id == "." || id == "..":
		return fmt.Errorf("the id %q would make another path", id)
	case len(id) > maxID:
		return fmt.Errorf("the id has %d bytes, more than %d", len(id), maxID)
	case strings.ContainsFunc(id, func(r rune) bool {
		return r <= ' ' || r >= 0x7f || strings.ContainsRune(`/\?#%;'"`, r)
	}):
		return fmt.Errorf("the id %.40q holds a character that no id has", id)
	}
	return nil
}

// checkPath reports why a URL is not that of its operation. It is for the
// generated client, which puts any id into a path.
func checkPath(op *gen.Operation, endpoint, u *url.URL) error {
	path, ok := strings.CutPrefix(u.EscapedPath(), strings.TrimSuffix(endpoint.EscapedPath(), "/"))
	got, want := strings.Split(path, "/"), strings.Split(op.Path, "/")
	if !ok || !sameOrigin(endpoint, u) || len(got) != len(want) {
		return fmt.Errorf("%s: an id makes it another path", op.ID)
	}
	for i, w := range want {
		if err := checkSegment(got[i], w); err != nil {
			return fmt.Errorf("%s: %w", op.ID, err)
		}
	}
	return nil
}

// checkSegment compares a segment of a path with that of the template: a name, an
// id in braces, or a function with its parameters, which may be any text.
func checkSegment(got, want string) error {
	if strings.HasPrefix(want, "{") {
		id, err := url.PathUnescape(got)
		if err != nil {
			return err
		}
		return checkID(id)
	}
	name, _, function := strings.Cut(want, "{")
	// The service reads quotes and parentheses escaped or not.
	text, err := url.PathUnescape(got)
	if err != nil || function && !strings.HasPrefix(text, name) || !function && got != want {
		return fmt.Errorf("an id makes it another path")
	}
	return nil
}
