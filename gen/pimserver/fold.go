package pimserver

import (
	"net/http"
	"net/url"
	"strings"
	"sync"
)

// CanonicalPaths lets next serve every spelling of a path that Microsoft Graph
// takes: those of [ODataPaths], names in any case, and beta for v1.0, all of which it
// has too. next sees the one spelling that openapi/pim.yaml has, with functions in the
// form /fn/on/principal. Ids keep their case, and a path that no operation has stays as
// [ODataPaths] leaves it.
//
// [NewHandler] does this already; it is for handlers in front of it that look at
// paths.
//
// Sources: Microsoft Graph's traverse-the-graph, by which names compare without case and
// ids with case; pim-facts 3, by which PIM v3 has the same shapes on beta.
func CanonicalPaths(next http.Handler) http.Handler {
	routes := allRoutes()
	rewritten := ODataPaths(rewritePaths(next, routes.fold))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.RawPath == "" && routes.spells(strings.TrimPrefix(r.URL.Path, "/")) {
			next.ServeHTTP(w, r)
			return
		}
		rewritten.ServeHTTP(w, r)
	})
}

// allRoutes are the paths of all operations.
var allRoutes = sync.OnceValue(func() *routes {
	r := &routes{}
	HandlerWithOptions(nil, StdHTTPServerOptions{BaseRouter: r})
	return r
})

// routes is a tree of path templates. It stands in for an [http.ServeMux] to
// learn the patterns that are registered on one.
type routes struct {
	name  string             // as the template spells it; "" for a parameter
	names map[string]*routes // by name, as it is spelled and in lower case
	param *routes
}

// HandleFunc adds the path of a pattern and drops the handler.
func (n *routes) HandleFunc(pattern string, _ func(http.ResponseWriter, *http.Request)) {
	_, path, _ := strings.Cut(pattern, " ")
	for segment := range strings.SplitSeq(strings.TrimPrefix(path, "/"), "/") {
		n = n.child(segment)
	}
}

// ServeHTTP is there for the interface: nothing is ever served from here.
func (*routes) ServeHTTP(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) }

func (n *routes) child(segment string) *routes {
	if strings.HasPrefix(segment, "{") {
		if n.param == nil {
			n.param = &routes{}
		}
		return n.param
	}
	key := strings.ToLower(segment)
	if n.names == nil {
		n.names = map[string]*routes{}
	}
	if n.names[key] == nil {
		n.names[key] = &routes{name: segment}
	}
	n.names[segment] = n.names[key]
	return n.names[key]
}

// fold spells the names of an escaped path as the templates do.
func (n *routes) fold(path string) string {
	segments := strings.Split(strings.TrimPrefix(path, "/"), "/")
	if n.match(segments) {
		return "/" + strings.Join(segments, "/")
	}
	if strings.EqualFold(segments[0], preview) {
		segments[0] = stable
		if n.match(segments) {
			return "/" + strings.Join(segments, "/")
		}
	}
	return path
}

// Versions of the service, of which the first has all that the second has.
const preview, stable = "beta", "v1.0"

// spells reports whether a template has the path, spelled as it is there. That is the
// rule, and takes no memory to find out. A path that has to be looked at more closely,
// by [ODataPaths] too, is not.
func (n *routes) spells(path string) bool {
	segment, rest, more := strings.Cut(path, "/")
	next := n.names[segment]
	switch {
	case next != nil && next.name == segment:
		return !more || next.spells(rest)
	case next != nil || n.param == nil || segment == "" || n.names[strings.ToLower(segment)] != nil,
		strings.ContainsAny(segment, "(%"), strings.HasPrefix(segment, "microsoft.graph."):
		return false
	}
	return !more || n.param.spells(rest)
}

// match reports whether a template has these segments, and if so spells their
// names as it does. A name goes before a parameter, as in http.ServeMux.
func (n *routes) match(segments []string) bool {
	if len(segments) == 0 {
		return true
	}
	text, err := url.PathUnescape(segments[0])
	if err != nil {
		return false
	}
	next := n.names[text]
	if next == nil {
		next = n.names[strings.ToLower(text)]
	}
	if next != nil && next.match(segments[1:]) {
		segments[0] = next.name
		return true
	}
	return n.param != nil && text != "" && n.param.match(segments[1:])
}
