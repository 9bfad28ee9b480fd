package compile

import (
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// overlap reports whether one URL can match both templates. That of the live
// operation may have more in front, which a base URL can hold, if it refines the
// other: it has all its static segments, and more.
func overlap(live, retired string) bool {
	ls, rs := segments(live), segments(retired)
	longer := len(ls) > len(rs)
	if longer && rule.IsVersion(rs[0]) {
		rs = rs[1:]
	}
	if len(ls) < len(rs) {
		return false
	}
	refines := false
	for i := 1; i <= len(rs); i++ {
		l, r := ls[len(ls)-i], rs[len(rs)-i]
		static, wanted := !strings.Contains(l, "{"), !strings.Contains(r, "{")
		switch {
		case static && wanted && !strings.EqualFold(l, r), longer && wanted && !static:
			return false
		case static && !wanted:
			refines = true
		}
	}
	return refines || !longer
}

// A pathTree holds paths by their segments from the right, parameters as "{}":
// with thousands of deprecated operations and of live ones, to compare each with
// each takes minutes.
type pathTree struct {
	paths    []string
	children map[string]*pathTree
}

// add adds a path, also as it is without its version.
func (t *pathTree) add(path string) {
	all := segments(path)
	t.insert(all, path)
	if rule.IsVersion(all[0]) {
		t.insert(all[1:], path)
	}
}

func (t *pathTree) insert(rest []string, path string) {
	for i := len(rest) - 1; i >= 0; i-- {
		key := kind(rest[i])
		if t.children == nil {
			t.children = map[string]*pathTree{}
		}
		if t.children[key] == nil {
			t.children[key] = &pathTree{}
		}
		t = t.children[key]
	}
	t.paths = append(t.paths, path)
}

// overlaps reports whether live overlaps a path of t. Rest is what of live has
// not been compared.
func (t *pathTree) overlaps(live string, rest []string) bool {
	for _, p := range t.paths {
		if overlap(live, p) {
			return true
		}
	}
	if len(rest) == 0 {
		return false
	}
	last, rest := kind(rest[len(rest)-1]), rest[:len(rest)-1]
	for key, child := range t.children {
		if (key == last || key == "{}" || last == "{}") && child.overlaps(live, rest) {
			return true
		}
	}
	return false
}

// kind is what counts of a segment: its text, whatever the case, or that it has
// a parameter.
func kind(segment string) string {
	if strings.Contains(segment, "{") {
		return "{}"
	}
	return strings.ToLower(segment)
}
