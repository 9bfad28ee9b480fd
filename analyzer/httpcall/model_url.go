package httpcall

import (
	"net/url"
	"strings"
)

// urlText names the part of a url.URL object that holds the text it was parsed
// from. Fields written later stand beside it under their own names. It is no
// identifier, because objects of the program have parts named by theirs.
const urlText = "…url"

// urlModels are the functions of net/url. "url.X" is field X of a parsed URL.
var urlModels = map[string]model{
	"net/url.Parse":           func(a []*expr) *expr { return mkURL(a[0]) },
	"net/url.ParseRequestURI": func(a []*expr) *expr { return mkURL(a[0]) },
	"net/url.JoinPath":        func(a []*expr) *expr { return joinURL(a[0], a[1]) },
	"net/url.PathEscape":      func(a []*expr) *expr { return mapSegment(a[0], url.PathEscape) },
	"net/url.QueryEscape":     func(a []*expr) *expr { return mapSegment(a[0], url.QueryEscape) },
	"net/url.PathUnescape":    func(a []*expr) *expr { return a[0] },

	"(*net/url.URL).String":           func(a []*expr) *expr { return urlString(a[0]) },
	"(*net/url.URL).RequestURI":       func(a []*expr) *expr { return mkApply("url.Path", urlStringOr(a[0])) },
	"(*net/url.URL).EscapedPath":      func(a []*expr) *expr { return mkField(a[0], "Path") },
	"(*net/url.URL).Parse":            func(a []*expr) *expr { return mkURL(mkApply("resolve", urlStringOr(a[0]), a[1])) },
	"(*net/url.URL).ResolveReference": func(a []*expr) *expr { return mkURL(mkApply("resolve", urlStringOr(a[0]), urlStringOr(a[1]))) },
	"(*net/url.URL).JoinPath":         func(a []*expr) *expr { return mkURL(joinURL(urlStringOr(a[0]), a[1])) },
	"(*net/url.URL).Redacted":         func(a []*expr) *expr { return urlString(a[0]) },

	"resolve":      resolveReference,
	"url.Path":     func(a []*expr) *expr { return splitURL(a[0]).path },
	"url.RawPath":  func(a []*expr) *expr { return splitURL(a[0]).path },
	"url.Host":     func(a []*expr) *expr { return anything },
	"url.Scheme":   func(a []*expr) *expr { return anything },
	"url.RawQuery": func(a []*expr) *expr { return anything },
	"url.Fragment": func(a []*expr) *expr { return anything },
	"url.Opaque":   func(a []*expr) *expr { return mkText("") },
	"url.User":     func(a []*expr) *expr { return anything },
	"url.Origin":   func(a []*expr) *expr { return splitURL(a[0]).origin },
}

// mkURL is the url.URL parsed from the text e.
func mkURL(e *expr) *expr { return mkObject(nil, []string{urlText}, []*expr{e}) }

// urlStringOr is the text of the URL e, waiting if need be.
func urlStringOr(e *expr) *expr {
	return mkApply("(*net/url.URL).String", e)
}

// urlString puts a URL together from the text it was parsed from and the
// fields written since.
func urlString(u *expr) *expr {
	if u.kind != object {
		return orWait(u)
	}
	base := u.named(urlText)
	if r := u.named(rest); base == nil && r != nil {
		base = urlStringOr(r)
	}
	var out []*expr
	switch p := u.named("Path"); {
	case base == nil:
		out = composed(u)
	case p == nil && u.named("Host") == nil && u.named("Scheme") == nil:
		out = []*expr{base}
	case p == nil:
		out = append(origin(u), mkApply("url.Path", base))
	case u.named("Host") != nil:
		out = append(origin(u), p)
	default:
		out = []*expr{mkApply("url.Origin", base), p}
	}
	if q := u.named("RawQuery"); q != nil && !(q.kind == literal && q.text == "") {
		out = append(out, mkText("?"), q)
	}
	return mkConcat(out...)
}

// composed is a URL literal: scheme://host/path.
func composed(u *expr) []*expr {
	out := origin(u)
	p := mkField(u, "Path")
	if len(out) > 0 && !(p.kind == literal && p.text == "") {
		out = append(out, mkText("/"))
		p = seamLeft(p)
	}
	return append(out, p)
}

func origin(u *expr) []*expr {
	host := mkField(u, "Host")
	if host.kind == literal && host.text == "" {
		return nil
	}
	scheme := mkField(u, "Scheme")
	if scheme.kind == literal && scheme.text == "" {
		scheme = mkText("https")
	}
	return []*expr{scheme, mkText("://"), host}
}

// split is the text of a URL, cut.
type split struct{ origin, path *expr } // nil when a symbol decides

// splitURL cuts scheme and host from e, and what follows the path.
func splitURL(e *expr) split {
	p := parts(e)
	k, i := scheme(p)
	switch first := p[0]; {
	case i >= 0:
		return splitHost(p, k, i+len("://"))
	case first.kind != literal && first.symbolic:
		return split{}
	case first.kind != literal:
		// An unknown server, then a path.
		return split{first, mkConcat(append([]*expr{mkText("")}, cutQuery(p[1:])...)...)}
	}
	return split{mkText(""), mkConcat(cutQuery(p)...)}
}

// scheme is where the "://" of an absolute URL stands: the part, and the byte in
// it or -1 if there is none. The name in front may be unknown.
func scheme(p []*expr) (part, at int) {
	if p[0].kind == literal && strings.Contains(p[0].text, "://") {
		return 0, strings.Index(p[0].text, "://")
	}
	if len(p) > 1 && p[1].kind == literal && strings.HasPrefix(p[1].text, "://") {
		return 1, 0
	}
	return 0, -1
}

// splitHost cuts the URL p, whose host begins at byte from of part k. The host
// ends at the first slash, in whichever part.
func splitHost(p []*expr, k, from int) split {
	for ; k < len(p); k, from = k+1, 0 {
		x := p[k]
		if x.kind != literal {
			if x.symbolic && x.kind != param && x.kind != field {
				return split{}
			}
			continue
		}
		if j := strings.IndexAny(x.text[from:], "/?#"); j >= 0 {
			j += from
			tail := append([]*expr{x.slice(j, len(x.text))}, p[k+1:]...)
			head := append(append([]*expr{}, p[:k]...), x.slice(0, j))
			return split{mkConcat(head...), mkConcat(cutQuery(tail)...)}
		}
	}
	return split{mkConcat(p...), mkText("")}
}

// cutQuery drops everything from the first '?' or '#' on.
func cutQuery(p []*expr) []*expr {
	for k, x := range p {
		if x.kind != literal {
			continue
		}
		if j := strings.IndexAny(x.text, "?#"); j >= 0 {
			return append(append([]*expr{}, p[:k]...), x.slice(0, j))
		}
	}
	return p
}

// resolveReference is (*url.URL).ResolveReference on text.
func resolveReference(a []*expr) *expr {
	base, ref := a[0], a[1]
	p := parts(ref)
	first := p[0]
	if len(p) > 1 && first.kind == literal && first.text == "." && p[1].kind == literal && strings.HasPrefix(p[1].text, "/") {
		return mkApply("resolve", base, mkConcat(append([]*expr{p[1].slice(1, len(p[1].text))}, p[2:]...)...))
	}
	if first.kind != literal {
		if first.symbolic {
			return nil
		}
		return ref
	}
	switch {
	case hasScheme(first.text):
		return ref
	case strings.HasPrefix(first.text, "/"):
		origin := mkApply("url.Origin", base)
		return mkConcat(origin, ref)
	case strings.HasPrefix(first.text, "./"):
		ref = mkConcat(append([]*expr{first.slice(2, len(first.text))}, parts(ref)[1:]...)...)
	}
	return mkConcat(mkApply("directory", base), ref)
}

// hasScheme reports whether a reference that begins with s is absolute: a
// colon comes before the first slash.
func hasScheme(s string) bool {
	colon, slash := strings.IndexByte(s, ':'), strings.IndexAny(s, "/?#")
	return colon > 0 && (slash < 0 || colon < slash)
}

func init() {
	// In an init only because it takes part in a cycle with mkApply's table.
	models["directory"] = directory
}

// directory is base up to and with its last slash, which is what a relative
// reference is resolved against.
func directory(a []*expr) *expr {
	p := parts(cutTail(a[0]))
	if _, at := scheme(p); at >= 0 {
		if path := splitURL(mkConcat(p...)).path; path != nil && path.kind == literal && path.text == "" {
			return mkConcat(append(append([]*expr{}, p...), mkText("/"))...) // a server alone
		}
	}
	last := p[len(p)-1]
	if last.kind != literal {
		if last.symbolic {
			return nil
		}
		return mkConcat(append(append([]*expr{}, p...), mkText("/"))...)
	}
	if len(p) > 1 && !strings.Contains(last.text, "/") {
		return mkConcat(anything, mkText("/"))
	}
	i := strings.LastIndex(last.text, "/")
	if s := strings.Index(last.text, "://"); i < 0 || s >= 0 && i < s+3 {
		return mkConcat(append(append([]*expr{}, p...), mkText("/"))...)
	}
	return mkConcat(append(append([]*expr{}, p[:len(p)-1]...), last.slice(0, i+1))...)
}

func cutTail(e *expr) *expr { return mkConcat(cutQuery(parts(e))...) }

// joinURL is url.JoinPath(base, elems...).
func joinURL(base, elems *expr) *expr {
	if elems.kind != list {
		return orWait(elems)
	}
	return joinSlash(append([]*expr{cutTail(base)}, elems.args...))
}

// mapSegment escapes the literals of e; a symbol is one segment either way.
// They lose their place: several segments cannot stand there.
func mapSegment(e *expr, f func(string) string) *expr {
	p := parts(e)
	out := make([]*expr, len(p))
	for i, x := range p {
		out[i] = x
		if x.kind == literal {
			out[i] = mkText(f(x.text))
		}
	}
	return mkConcat(out...)
}
