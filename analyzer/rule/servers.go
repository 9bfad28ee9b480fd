package rule

import (
	"regexp"
	"slices"
	"strings"
)

// servers are what the base URLs of an operation allow in front of its path.
type servers struct {
	hosts    map[string]bool
	patterns []*regexp.Regexp // of hosts with variables
	bases    []base
}

// A base is the path of a base URL.
type base struct {
	segments []string // variables are unknown text
	open     bool     // there may be more to the left
}

// parseServers reads base URLs. The host of {scheme}://{host}/api and that of
// /api can be any.
func (s *Set) parseServers(urls []string) *servers {
	out := &servers{hosts: map[string]bool{}}
	for _, server := range urls {
		host, path, open := cutServer(braces.ReplaceAllString(server, unknownText))
		if strings.Contains(host, unknownText) {
			pattern := strings.ReplaceAll(regexp.QuoteMeta(host), regexp.QuoteMeta(unknownText), "[^/]*")
			out.patterns = append(out.patterns, regexp.MustCompile("^"+pattern+"$"))
		} else {
			out.hosts[host] = true
		}
		out.bases = append(out.bases, base{s.segments(path), open})
	}
	return out
}

// cutServer cuts a base URL. One without a scheme, as Swagger 2.0 and people
// write it, begins with a host if its first segment looks like one. Else it is
// relative to where the description was found: of ../api all that is known is
// its end.
func cutServer(server string) (host, path string, open bool) {
	_, rest, absolute := strings.Cut(server, "://")
	if !absolute {
		rest, absolute = strings.CutPrefix(server, "//")
	}
	host, path, _ = strings.Cut(rest, "/")
	isHost := host == unknownText || strings.ContainsAny(strings.Trim(host, "."), ".:")
	if absolute || isHost {
		return hostName(host), path, !absolute && host == unknownText // {baseUrl} can be anything
	}
	open = host != "" // it does not begin with a slash
	for strings.HasPrefix(rest, ".") {
		_, rest, _ = strings.Cut(rest, "/")
	}
	return unknownText, rest, open
}

// has reports whether host can be that of a server. Without servers any can.
func (s *servers) has(host string) bool {
	if len(s.hosts) == 0 && len(s.patterns) == 0 || s.hosts[host] {
		return true
	}
	return slices.ContainsFunc(s.patterns, func(p *regexp.Regexp) bool { return p.MatchString(host) })
}

// isBase reports whether segments are the base path of a server, or, if there
// may be more to their left, the end of one.
func (s *servers) isBase(segments []string, open bool) bool {
	return len(s.bases) == 0 || slices.ContainsFunc(s.bases, func(b base) bool {
		want, have := b.segments, segments
		if open && len(have) < len(want) {
			want = want[len(want)-len(have):]
		}
		if b.open && len(want) < len(have) {
			have = have[len(have)-len(want):]
		}
		return slices.EqualFunc(want, have, func(b, s string) bool { return b == s || b == unknownText })
	})
}
