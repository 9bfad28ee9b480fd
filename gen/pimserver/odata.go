package pimserver

import (
	"net/http"
	"net/url"
	"strings"
)

// ODataPaths lets next, which knows key-as-segment paths only, serve the other
// OData spellings of the same paths:
//
//	/set('id') and /set(id)        become /set/id
//	/fn(on='principal')            becomes /fn/on/principal
//	/my()                          becomes /my
//	/microsoft.graph.cancel        becomes /cancel
//	/set/                          becomes /set
//
// A doubled quote in a quoted key stands for one quote, and an escaped slash
// stays inside its segment. A segment that it cannot read, and a key that is
// empty, "." or "..", is left as it is, so that next answers 404. A plain id that
// itself looks like name(...) is taken for one of the spellings; quote it.
//
// Case is not folded here, which needs the table of routes: [CanonicalPaths] does.
//
// Sources: Microsoft Graph's traverse-the-graph; the OData URL conventions.
func ODataPaths(next http.Handler) http.Handler { return rewritePaths(next, plainPath) }

// NullKey is the id that [NullKeys] puts where a path has none.
const NullKey = "null"

// NullKeys lets next, in front of which [CanonicalPaths] stands, see null where a path
// leaves a key out:
//
//	/set('')/action and /set//action become /set/null/action
//
// That is what a client sends that was given an empty id, and PIM v2 has an answer to it.
func NullKeys(next http.Handler) http.Handler {
	rewritten := rewritePaths(next, withNullKeys)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(r.URL.Path, "//") || strings.Contains(r.URL.Path, "('')") {
			rewritten.ServeHTTP(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func withNullKeys(path string) string {
	path = strings.ReplaceAll(path, "('')", "/"+NullKey)
	path = strings.ReplaceAll(path, "(%27%27)", "/"+NullKey)
	return strings.ReplaceAll(path, "//", "/"+NullKey+"/")
}

// rewritePaths passes requests on with the path that rewrite makes of theirs, both
// in escaped form.
func rewritePaths(next http.Handler, rewrite func(string) string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		escaped := r.URL.EscapedPath()
		plain := rewrite(escaped)
		if plain == escaped {
			next.ServeHTTP(w, r)
			return
		}
		decoded, err := url.PathUnescape(plain)
		if err != nil {
			next.ServeHTTP(w, r)
			return
		}
		u := *r.URL
		u.Path, u.RawPath = decoded, plain
		r2 := *r
		r2.URL = &u
		next.ServeHTTP(w, &r2)
	})
}

// plainPath turns an escaped path into its key-as-segment form, escaped too.
func plainPath(path string) string {
	if len(path) > 1 {
		path = strings.TrimSuffix(path, "/")
	}
	if !strings.ContainsAny(path, "(%") && !strings.Contains(path, "/microsoft.graph.") {
		return path // no segment has another spelling
	}
	segments := strings.Split(path, "/")
	for i, segment := range segments {
		segments[i] = plainSegment(segment)
	}
	return strings.Join(segments, "/")
}

// plainSegment does the same for one segment, which may become several.
func plainSegment(segment string) string {
	text, err := url.PathUnescape(segment)
	if err != nil {
		return segment
	}
	name, args := text, ""
	if open := strings.IndexByte(text, '('); open >= 0 && strings.HasSuffix(text, ")") {
		name, args = text[:open], text[open+1:len(text)-1]
	}
	short := strings.TrimPrefix(name, "microsoft.graph.")
	if short == text || !isName(short) {
		return segment
	}
	values, ok := arguments(args)
	if !ok {
		return segment
	}
	return strings.Join(append([]string{short}, values...), "/")
}

// arguments reads what stands between the parentheses: a key, or parameters of
// the form name=value. It returns the segments they become, escaped.
func arguments(args string) (segments []string, ok bool) {
	for args != "" {
		if name, rest, found := strings.Cut(args, "="); found && isName(name) {
			segments, args = append(segments, name), rest
		}
		value, rest, ok := literal(args)
		if !ok || value == "" || value == "." || value == ".." {
			return nil, false
		}
		segments = append(segments, url.PathEscape(value))
		if rest == "" {
			break
		}
		if args, ok = strings.CutPrefix(rest, ","); !ok || args == "" {
			return nil, false
		}
	}
	return segments, true
}

// literal cuts one literal, quoted or bare, off the front of s.
func literal(s string) (value, rest string, ok bool) {
	if !strings.HasPrefix(s, "'") {
		end := strings.IndexByte(s, ',')
		if end < 0 {
			end = len(s)
		}
		return s[:end], s[end:], !strings.ContainsAny(s[:end], "'()=")
	}
	for s = s[1:]; ; s = s[1:] {
		end := strings.IndexByte(s, '\'')
		if end < 0 {
			return "", "", false
		}
		value, s = value+s[:end], s[end+1:]
		if !strings.HasPrefix(s, "'") {
			return value, s, true
		}
		value += "'"
	}
}

// isName says whether s is an OData name.
func isName(s string) bool {
	for i, c := range []byte(s) {
		letter := c == '_' || 'a' <= c|0x20 && c|0x20 <= 'z'
		digit := '0' <= c && c <= '9'
		if !letter && (!digit || i == 0) {
			return false
		}
	}
	return s != ""
}
