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
	slash    bool       // at the end
	values   [][]string // by segment: the texts that a parameter can have, nil for any
	servers  *servers
}

// index prepares the templates, by their last segment.
func (s *Set) index() {
	s.byLast = map[string][]*template{}
	shared := s.parseServers(s.Servers)
	for i := range s.Operations {
		op := &s.Operations[i]
		t := &template{op: op, slash: strings.HasSuffix(op.Path, "/"), servers: shared}
		t.segments = s.template(op.Path)
		if len(t.segments) == 0 {
			continue
		}
		t.values = s.values(op, len(t.segments))
		if op.Servers != nil {
			t.servers = s.parseServers(op.Servers)
		}
		key := t.segments[len(t.segments)-1]
		if strings.Contains(key, unknownText) {
			key = unknownText
		}
		s.byLast[key] = append(s.byLast[key], t)
	}
}

// values are those of op's parameters that are a segment, by segment.
func (s *Set) values(op *Operation, segments int) [][]string {
	out := make([][]string, segments)
	parts := s.segments(op.Path)
	if op.Values == nil || len(parts) != segments { // a slash in a name
		return out
	}
	for i, seg := range parts {
		if name, ok := strings.CutPrefix(seg, "{"); ok {
			out[i] = op.Values[strings.TrimSuffix(name, "}")]
		}
	}
	return out
}

// takes reports whether the parameter in segment i can be text.
func (t *template) takes(i int, text string) bool {
	return t.values[i] == nil || strings.Contains(text, unknownText) || slices.Contains(t.values[i], text)
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
		case want == unknownText && !t.takes(i-1, have):
			return 0, 0, false // /orgs/x/actions/y is not /orgs/{org}/{product}/{enablement}
		case want == unknownText:
		case want != have && !fits(have, want):
			return 0, 0, false
		default:
			ok = true
		}
		i, j = i-1, j-1
	}
	return i, j, ok
}

// fits reports whether have is the template segment want, which has parameters
// and literal text, such as {name}.json. All of the text must be there.
func fits(have, want string) bool {
	first, rest, ok := strings.Cut(want, unknownText)
	if !ok {
		return false
	}
	if have, ok = strings.CutPrefix(have, first); !ok {
		return false
	}
	parts := strings.Split(rest, unknownText)
	last := len(parts) - 1
	for _, text := range parts[:last] {
		if _, have, ok = strings.Cut(have, text); !ok {
			return false
		}
	}
	return len(have) > len(parts[last]) && strings.HasSuffix(have, parts[last])
}

// specificity is that of a template's segment: a parameter, one with text
// around it, or text.
func specificity(segment string) int {
	switch {
	case segment == unknownText:
		return 0
	case strings.Contains(segment, unknownText):
		return 1
	}
	return 2
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

// beats reports whether t is more specific than other: at the first segment
// from the right where they differ in kind it has the static one. Of two that
// differ in nothing or in a slash at the end it is the one that ends as u does,
// or else that is live.
func (t *template) beats(other *template, u location) bool {
	for n := 1; n <= min(len(t.segments), len(other.segments)); n++ {
		a, b := specificity(t.segments[len(t.segments)-n]), specificity(other.segments[len(other.segments)-n])
		if a != b {
			return a > b
		}
	}
	if len(t.segments) != len(other.segments) {
		return len(t.segments) > len(other.segments)
	}
	if t.op.Method != other.op.Method {
		return false // the method is not known
	}
	if t.slash != other.slash {
		return t.slash == u.slash
	}
	return t.op.Deprecation == nil && other.op.Deprecation != nil
}
