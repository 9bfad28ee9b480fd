package rule

import (
	"net/url"
	"regexp"
	"strings"
)

// A Match is a request that reaches a deprecated operation.
type Match struct {
	*Operation
	set *Set
}

// Successor returns the operation that r names.
func (m Match) Successor(r Replacement) *Operation { return m.set.Operation(r.OperationID) }

// Match finds the deprecated operation that a request with the given method
// ("" if unknown) and URL reaches. In the URL {} stands for unknown text, and
// so does a name in braces.
func (s *Set) Match(method, rawURL string) (Match, bool) {
	u := s.parse(rawURL)
	if len(u.segments) == 0 {
		return Match{}, false
	}
	var best *template
	for _, t := range s.candidates(u) {
		if method != "" && !strings.EqualFold(method, t.op.Method) || !t.matches(u) {
			continue
		}
		switch {
		case best == nil || t.beats(best):
			best = t
		case method == "" && t.op.Path == best.op.Path && t.op.Deprecation == nil:
			best = t // the method decides, and is not known: silent
		}
	}
	if best == nil || best.op.Deprecation == nil {
		return Match{}, false
	}
	return Match{best.op, s}, true
}

// A location is a URL cut up: the host if known, and the path.
type location struct {
	host     string // "" if unknown
	open     bool   // the path may go on to the left
	segments []string
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
	var loc location
	if scheme, rest, ok := strings.Cut(rawURL, "://"); ok && !strings.Contains(scheme, "/") {
		host, path, _ := strings.Cut(rest, "/")
		if strings.Contains(host, unknownText) {
			loc.open = strings.HasSuffix(host, unknownText)
		} else {
			loc.host = strings.ToLower(host)
		}
		rawURL = path
	} else {
		// Unknown text in front is a base URL, whether or not it ends in a slash.
		rawURL = strings.TrimPrefix(rawURL, unknownText)
		loc.open = true
	}
	loc.segments = s.segments(rawURL)
	return loc
}

// segments cuts a path. In OData style /x('{}'), /x({}) and /x/{} are one path,
// x() is x, and an action may have its namespace in front.
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
		if strings.Trim(arg, "()' ") != "" {
			out = append(out, unknownText)
		}
	}
	return out
}

// A template is the path of an operation, ready to match.
type template struct {
	op       *Operation
	segments []string
	hosts    map[string]bool
	bases    [][]string // path segments of the servers
}

// index prepares the templates, by their last segment.
func (s *Set) index() {
	s.byLast = map[string][]*template{}
	for i := range s.Operations {
		op := &s.Operations[i]
		t := &template{op: op, hosts: map[string]bool{}}
		t.segments = s.segments(braces.ReplaceAllString(op.Path, unknownText))
		if len(t.segments) == 0 {
			continue
		}
		servers := op.Servers
		if servers == nil {
			servers = s.Servers
		}
		for _, server := range servers {
			u, err := url.Parse(braces.ReplaceAllString(server, "x"))
			if err != nil {
				continue
			}
			if u.Host != "" && !strings.Contains(server, "{") {
				t.hosts[strings.ToLower(u.Host)] = true
			}
			t.bases = append(t.bases, s.segments(u.Path))
		}
		key := t.segments[len(t.segments)-1]
		s.byLast[key] = append(s.byLast[key], t)
	}
}

func (s *Set) candidates(u location) []*template {
	last := u.segments[len(u.segments)-1]
	if last == unknownText {
		return s.byLast[unknownText]
	}
	return append(s.byLast[last][:len(s.byLast[last]):len(s.byLast[last])], s.byLast[unknownText]...)
}

// version is what the first segment of a path looks like where an API puts its
// version there.
var version = regexp.MustCompile(`^(?i)(v\d+(\.\d+)*|alpha|beta|preview)$`)

// matches compares the path of u with t from the right.
func (t *template) matches(u location) bool {
	if u.host != "" && len(t.hosts) > 0 && !t.hosts[u.host] {
		return false
	}
	i, j := len(t.segments), len(u.segments)
	static := false
	for i > 0 && j > 0 {
		i, j = i-1, j-1
		if t.segments[i] == unknownText {
			continue
		}
		if t.segments[i] != u.segments[j] {
			return false
		}
		static = true
	}
	switch {
	case !static:
		return false
	case i > 0: // the rest of the template must be something the base URL holds
		return u.open && i == 1 && version.MatchString(t.segments[0])
	case j > 0: // the rest of the URL must be the base path of a server
		return t.isBase(u.segments[:j])
	}
	return true
}

func (t *template) isBase(segments []string) bool {
	for _, b := range t.bases {
		if strings.Join(b, "/") == strings.Join(segments, "/") {
			return true
		}
	}
	return false
}

// beats reports whether t is more specific than other: at the first segment
// where they differ in kind it has the static one.
func (t *template) beats(other *template) bool {
	for i := 0; i < len(t.segments) && i < len(other.segments); i++ {
		a, b := t.segments[len(t.segments)-1-i] != unknownText, other.segments[len(other.segments)-1-i] != unknownText
		if a != b {
			return a
		}
	}
	return len(t.segments) > len(other.segments)
}
