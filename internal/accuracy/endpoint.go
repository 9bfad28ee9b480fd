package main

import (
	"regexp"
	"slices"
	"strings"
)

// An endpoint is a method and a path. {name} in the path of an answer key is a
// parameter; {} in a path that pimvet found is text it does not know.
type endpoint struct{ method, path string }

func (e endpoint) String() string {
	if e.method == "" {
		return "? " + e.path
	}
	return e.method + " " + e.path
}

// A grade says how far what was found agrees with the answer key.
type grade int

const (
	differs grade = iota // a wrong endpoint: nothing put for {} makes it the right one
	vague                // some text put for {} makes it the right one
	agrees
)

// agree grades what was found: agrees if method and path are those of key, a
// segment of what was found for a segment of the key.
func agree(key, found endpoint) grade {
	g := agreePaths(key.path, found.path)
	switch {
	case found.method == "":
		return min(g, vague)
	case !strings.EqualFold(found.method, key.method):
		return differs
	}
	return g
}

func agreePaths(key, found string) grade {
	ks, fs := segments(key), segments(found)
	if len(ks) == len(fs) {
		g := agrees
		for i := range ks {
			g = min(g, agreeSegments(ks[i], fs[i]))
		}
		if g != differs {
			return g
		}
	}
	// Unknown text may hold slashes, or nothing.
	if unknownAs(".*", found).MatchString(parameter.ReplaceAllString(key, "x")) {
		return vague
	}
	return differs
}

// agreeSegments takes any one segment for a parameter of the key, also one
// that is known: {archive_format} may be zip.
func agreeSegments(key, found string) grade {
	switch {
	case parameterAs("[^/]+", key).MatchString(found):
		return agrees
	case unknownAs("[^/]*", found).MatchString(key):
		return vague
	}
	return differs
}

var parameter = regexp.MustCompile(`\{[^{}/]*\}`)

// parameterAs is the pattern of a key's segment.
func parameterAs(pattern, segment string) *regexp.Regexp {
	return wildcard(parameter.Split(segment, -1), pattern)
}

// unknownAs is the pattern of a path that was found.
func unknownAs(pattern, path string) *regexp.Regexp {
	return wildcard(strings.Split(path, unknown), pattern)
}

func wildcard(literals []string, pattern string) *regexp.Regexp {
	for i, l := range literals {
		literals[i] = regexp.QuoteMeta(l)
	}
	return regexp.MustCompile("^" + strings.Join(literals, pattern) + "$")
}

func segments(path string) []string {
	return slices.DeleteFunc(strings.Split(path, "/"), func(s string) bool { return s == "" })
}

// unknown is what stands for unknown text in a URL that pimvet found.
const unknown = "{}"

// pathOf is what follows scheme, host and the client's base path in a URL that
// pimvet found, without query. A variable of a URI template is unknown text.
func pathOf(url, base string) string {
	url = parameter.ReplaceAllString(cutQuery(url), unknown)
	if scheme, rest, ok := strings.Cut(url, "://"); ok && !strings.Contains(scheme, "/") {
		_, url, _ = strings.Cut(rest, "/")
	} else {
		url = strings.TrimPrefix(url, unknown) // an unknown base URL
	}
	path := "/" + strings.TrimPrefix(url, "/")
	if rest, ok := strings.CutPrefix(path, "/"+base+"/"); ok && base != "" {
		return "/" + rest
	}
	return path
}

// cutQuery drops the query, also that of a URI template: {?x,y}.
func cutQuery(path string) string {
	for _, start := range []string{"{?", "{&", "?", "#"} {
		path, _, _ = strings.Cut(path, start)
	}
	return path
}
