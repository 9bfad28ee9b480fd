package rule

import (
	"maps"
	"regexp"
	"slices"
	"strings"
)

// A location is a URL cut up: the host if known, and the path.
type location struct {
	host     string // "" if unknown
	open     bool   // the path may go on to the left
	segments []string
	slash    bool // at the end
	odata    bool
}

// unknownText is what stands for unknown text in a segment.
const unknownText = "{}"

var braces = regexp.MustCompile(`\{[^{}/]*\}`)

// parse cuts rawURL. Query and fragment, also as {?x,y} of a URI template, end
// the path.
func (s *Set) parse(rawURL string) location {
	for _, end := range []string{"{?", "{&"} {
		rawURL, _, _ = strings.Cut(rawURL, end)
	}
	rawURL = braces.ReplaceAllString(rawURL, unknownText)
	if i := strings.IndexAny(rawURL, "?#"); i >= 0 {
		rawURL = rawURL[:i]
	}
	loc := location{odata: s.PathStyle == "odata"}
	if scheme, rest, ok := strings.Cut(rawURL, "://"); ok && !strings.Contains(scheme, "/") {
		host, path, _ := strings.Cut(rest, "/")
		if strings.Contains(host, unknownText) {
			loc.open = strings.HasSuffix(host, unknownText)
		} else {
			loc.host = hostName(host)
		}
		rawURL = path
	} else {
		// Unknown text in front is a base URL, whether or not it ends in a slash.
		rawURL = strings.TrimPrefix(rawURL, unknownText)
		loc.open = true
	}
	loc.slash = strings.HasSuffix(rawURL, "/")
	loc.segments = s.segments(rawURL)
	if n := len(loc.segments) - 1; loc.odata && n > 0 && loc.segments[n] == "$count" {
		loc.segments = loc.segments[:n] // of what is in front of it
	}
	return loc
}

// hostName is the host in an authority, without a user and the ports that https
// and http have anyway.
func hostName(authority string) string {
	host := strings.ToLower(authority[strings.LastIndex(authority, "@")+1:])
	return strings.TrimSuffix(strings.TrimSuffix(host, ":443"), ":80")
}

// segments cuts a path. In OData style /x('y') and /x/y are one path, x() is x,
// and an action may have its namespace in front. Case does not count.
func (s *Set) segments(path string) []string {
	var out []string
	for seg := range strings.SplitSeq(path, "/") {
		if seg == "" {
			continue
		}
		if s.PathStyle != "odata" {
			out = append(out, seg)
			continue
		}
		seg = strings.TrimPrefix(strings.ToLower(seg), "microsoft.graph.")
		name, arg, ok := strings.Cut(seg, "(")
		if !ok || !strings.HasSuffix(arg, ")") || name == "" {
			out = append(out, seg)
			continue
		}
		out = append(out, name)
		if k := key(strings.TrimSuffix(arg, ")")); k != "" {
			out = append(out, k)
		}
	}
	return out
}

// key is what stands in the parentheses of an OData segment, as a segment of
// its own. The values of named parameters do not tell paths apart.
func key(arg string) string {
	if strings.Contains(arg, "=") {
		return unknownText
	}
	return strings.Trim(strings.ReplaceAll(arg, "%27", "'"), "' ")
}

// MayServe reports whether a server of the API has the host of rawURL, or that
// is not known.
func (s *Set) MayServe(rawURL string) bool {
	host := s.parse(rawURL).host
	if host == "" {
		return true
	}
	return slices.ContainsFunc(slices.Collect(maps.Values(s.byLast)), func(ts []*template) bool {
		return slices.ContainsFunc(ts, func(t *template) bool { return t.servers.has(host) })
	})
}
