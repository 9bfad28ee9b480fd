package odata

import (
	"encoding/base64"
	"slices"
	"strconv"
	"strings"
)

// A mark is where a page ends: behind so many objects, the last of which has an id. The id
// counts: who cancels what a page lists, or removes it, is to find the others in the next.
type mark struct {
	passed int
	id     string // "" for none
}

// rest returns the objects behind a mark that its id finds in a list.
func (m mark) rest(list []any) (rest []any, found bool) {
	if m.id == "" {
		return list, false
	}
	for i, v := range slices.Backward(list) {
		if object(v)["id"] == m.id {
			return list[i+1:], true
		}
	}
	return list, false
}

// A token of a next page is opaque: clients must not read it.
const tokenPrefix = "page."

func (m mark) token() string {
	return base64.RawURLEncoding.EncodeToString([]byte(tokenPrefix + strconv.Itoa(m.passed) + "." + m.id))
}

func readToken(text string) (mark, error) {
	b, err := base64.RawURLEncoding.DecodeString(text)
	if err == nil {
		if rest, ok := strings.CutPrefix(string(b), tokenPrefix); ok {
			passed, id, _ := strings.Cut(rest, ".")
			n, err := number("$skiptoken", passed, 0)
			return mark{n, id}, err
		}
	}
	return mark{}, malformed("The value of $skiptoken is not one that the service gave out.")
}
