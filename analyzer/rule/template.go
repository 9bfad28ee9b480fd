package rule

import (
	"regexp"
	"slices"
	"strings"
)

// A template is the path of an operation, ready to match.
type template struct {
	op       *Operation
	segments []string
	servers  *servers
}

// servers are what the base URLs of an operation allow in front of its path.
type servers struct {
	hosts    map[string]bool
	patterns []*regexp.Regexp // of hosts with variables
	bases    [][]string       // path segments; variables are unknown text
}

// index prepares the templates, by their last segment.
func (s *Set) index() {
	s.byLast = map[string][]*template{}
	shared := s.parseServers(s.Servers)
	for i := range s.Operations {
		op := &s.Operations[i]
		t := &template{op: op, servers: shared}
		t.segments = s.template(op.Path)
		if len(t.segments) == 0 {
			continue
		}
		if op.Servers != nil {
			t.servers = s.parseServers(op.Servers)
		}
		key := t.segments[len(t.segments)-1]
		s.byLast[key] = append(s.byLast[key], t)
	}
}

// parseServers reads base URLs. The host of {scheme}://{host}/api and that of
// /api can be any.
func (s *Set) parseServers(urls []string) *servers {
	out := &servers{hosts: map[string]bool{}}
	for _, server := range urls {
		server = braces.ReplaceAllString(server, unknownText)
		_, rest, absolute := strings.Cut(server, "://")
		if !absolute {
			rest = server
		}
		host, path, _ := strings.Cut(rest, "/")
		if host == "" {
			host = unknownText
		}
		if strings.Contains(host, unknownText) {
			pattern := strings.ReplaceAll(regexp.QuoteMeta(strings.ToLower(host)), regexp.QuoteMeta(unknownText), "[^/]*")
			out.patterns = append(out.patterns, regexp.MustCompile("^"+pattern+"$"))
		} else {
			out.hosts[strings.ToLower(host)] = true
		}
		out.bases = append(out.bases, s.segments(path))
	}
	return out
}

// has reports whether host can be that of a server. Without servers any can.
func (s *servers) has(host string) bool {
	if len(s.hosts) == 0 && len(s.patterns) == 0 || s.hosts[host] {
		return true
	}
	return slices.ContainsFunc(s.patterns, func(p *regexp.Regexp) bool { return p.MatchString(host) })
}

// candidates are the templates with the method and the last segment of u.
func (s *Set) candidates(method string, u location) []*template {
	var out []*template
	last := u.segments[len(u.segments)-1]
	for _, key := range []string{last, unknownText} {
		for _, t := range s.byLast[key] {
			if method == "" || strings.EqualFold(method, t.op.Method) {
				out = append(out, t)
			}
		}
		if last == unknownText {
			break
		}
	}
	return out
}

// version is what the first segment of a path looks like where an API puts its
// version there.
var version = regexp.MustCompile(`^(?i)(v\d+(\.\d+)*|alpha|beta|preview)$`)

// IsVersion reports whether a path segment looks like the version of an API.
func IsVersion(segment string) bool { return version.MatchString(segment) }

// matches reports whether the path of u is t.
func (t *template) matches(u location) bool {
	i, j, ok := t.compare(u)
	switch {
	case !ok:
		return false
	case t.op.Wide && i <= 1: // the parameter in front takes all that is left
		return u.open || i == 0
	case i > 0: // the rest of the template must be something the base URL holds
		return u.open && i == 1 && IsVersion(t.segments[0])
	case u.open && j == 0:
		return true
	}
	return t.servers.isBase(u.segments[:j], u.open)
}

// compare compares the path of u with t from the right and returns how many
// segments of either are left. All static segments of t must be in u, and one
// at least.
func (t *template) compare(u location) (i, j int, ok bool) {
	if u.host != "" && !t.servers.has(u.host) {
		return 0, 0, false
	}
	i, j = len(t.segments), len(u.segments)
	for i > 0 && j > 0 {
		switch want, have := t.segments[i-1], u.segments[j-1]; {
		case want == unknownText && u.odata && strings.HasPrefix(have, "$"):
			return 0, 0, false // $batch is no key
		case want == unknownText:
		case want != have:
			return 0, 0, false
		default:
			ok = true
		}
		i, j = i-1, j-1
	}
	return i, j, ok
}

// shadows reports whether u can rather be t than other, which it matches, if
// the base URL holds more than a version: {}/privilegedAccess/group/resources
// can be below /v1.0/identityGovernance. Then t has all static segments that
// other has in u, and more.
func (t *template) shadows(other *template, u location) bool {
	i, _, ok := t.compare(u)
	if !ok || i == 0 || !u.open {
		return false
	}
	refines := false
	for n := 1; n <= min(len(u.segments), len(other.segments)); n++ {
		static, wanted := t.segments[len(t.segments)-n] != unknownText, other.segments[len(other.segments)-n] != unknownText
		if wanted && !static {
			return false
		}
		refines = refines || static && !wanted
	}
	return refines
}

// isBase reports whether segments are the base path of a server, or, if there
// may be more to their left, the end of one.
func (s *servers) isBase(segments []string, open bool) bool {
	return len(s.bases) == 0 || slices.ContainsFunc(s.bases, func(base []string) bool {
		if open && len(segments) < len(base) {
			base = base[len(base)-len(segments):]
		}
		return slices.EqualFunc(base, segments, func(b, s string) bool { return b == s || b == unknownText })
	})
}

// beats reports whether t is more specific than other: at the first segment
// from the right where they differ in kind it has the static one.
func (t *template) beats(other *template) bool {
	for n := 1; n <= min(len(t.segments), len(other.segments)); n++ {
		a, b := t.segments[len(t.segments)-n] != unknownText, other.segments[len(other.segments)-n] != unknownText
		if a != b {
			return a
		}
	}
	return len(t.segments) > len(other.segments)
}
