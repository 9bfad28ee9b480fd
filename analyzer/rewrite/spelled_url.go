package rewrite

import (
	"go/ast"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
)

// A spelledURL is a URL byte by byte, with the places where the bytes stand, and
// cut into the segments of its path.
type spelledURL struct {
	text  string // hole for unknown text
	bytes []place
	parts []part
	query string // what follows the path, from the ? on
}

const hole = "\x00"

// A place is where a byte of a URL stands.
type place struct {
	lit  *ast.BasicLit // nil if that is not in a literal of this package
	off  int           // in the value of lit
	twin bool          // other literals spell it, too, in other branches
}

// A part is a path segment, or the key in the parentheses behind one.
type part struct {
	from, to int  // in the text
	end      int  // with the empty parentheses that follow
	named    bool // a key of the form name=value
}

// parse cuts u as package rule does when it matches URLs.
func parse(u httpcall.Pattern, odata bool) spelledURL {
	var a spelledURL
	var text strings.Builder
	for _, p := range u {
		if p.Hole {
			text.WriteString(hole)
			a.bytes = append(a.bytes, place{})
			continue
		}
		text.WriteString(p.Text)
		for i := range len(p.Text) {
			a.bytes = append(a.bytes, place{p.Lit, p.Off + i, p.Twin})
		}
	}
	a.text = text.String()
	from, to := pathRange(a.text)
	a.query, _, _ = strings.Cut(a.text[to:], "#")
	for from < to {
		end := from + strings.IndexByte(a.text[from:to]+"/", '/')
		if end > from {
			a.segment(from, end, odata)
		}
		from = end + 1
	}
	return a
}

// pathRange is the range of the path in a URL. It ends at a query, a fragment or
// the options of a URI template.
func pathRange(url string) (from, to int) {
	to = len(url)
	for _, end := range []string{"?", "#", "{?", "{&"} {
		if i := strings.Index(url[:to], end); i >= 0 {
			to = i
		}
	}
	scheme, rest, ok := strings.Cut(url[:to], "://")
	switch {
	case ok && !strings.Contains(scheme, "/"):
		return to - len(rest) + strings.IndexByte(rest+"/", '/'), to
	case strings.HasPrefix(url, hole): // a base URL
		return 1, to
	case strings.HasPrefix(url[:to], "{"):
		return strings.IndexByte(url[:to], '}') + 1, to
	}
	return 0, to
}

// namespace is what OData allows in front of the name of an action.
const namespace = "microsoft.graph."

// segment adds the segment of the path at [from, to). In OData style a key can
// stand in parentheses behind it.
func (a *spelledURL) segment(from, to int, odata bool) {
	if !odata {
		a.parts = append(a.parts, part{from: from, to: to, end: to})
		return
	}
	if to-from > len(namespace) && strings.EqualFold(a.text[from:from+len(namespace)], namespace) {
		from += len(namespace)
	}
	open := strings.IndexByte(a.text[from:to], '(')
	if open <= 0 || a.text[to-1] != ')' {
		a.parts = append(a.parts, part{from: from, to: to, end: to})
		return
	}
	name := part{from: from, to: from + open, end: from + open}
	key := a.text[from+open+1 : to-1]
	if strings.Trim(key, "' ") == "" {
		name.end = to
		a.parts = append(a.parts, name)
		return
	}
	a.parts = append(a.parts, name, part{from: from + open + 1, to: to - 1, end: to - 1, named: strings.Contains(key, "=")})
}

// textOf is the text of t.
func (a *spelledURL) textOf(t part) string { return a.text[t.from:t.to] }

// known reports whether nothing of t is unknown.
func (a *spelledURL) known(t part) bool { return !strings.ContainsAny(a.textOf(t), hole+"{}") }

// together reports whether the bytes [from, to) stand one after the other in
// one literal.
func (a *spelledURL) together(from, to int) bool {
	first := a.bytes[from]
	for i, p := range a.bytes[from:to] {
		if p.lit == nil || p.lit != first.lit || p.off != first.off+i {
			return false
		}
	}
	return true
}
