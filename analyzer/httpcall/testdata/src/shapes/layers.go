package shapes

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
)

// An SDK of three layers: a client, a request that collects the segments of its
// path, and the function that sends it.

type layered struct{ base, version string }

func newLayered() *layered { return &layered{base: host, version: "v1"} }

type segments struct {
	c    *layered
	verb string
	path []string
}

func (c *layered) request(verb string) *segments { return &segments{c: c, verb: verb} }

func (s *segments) add(path ...string) *segments {
	s.path = append(s.path, path...)
	return s
}

func (s *segments) do() error {
	req, err := http.NewRequest(s.verb, s.c.base+"/"+s.c.version+"/"+strings.Join(s.path, "/"), nil) // want `^ https://api.example.com/v1/{}$`
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(req)
	return err
}

func dropItem(c *layered, id string) error {
	return c.request("DELETE").add("lists", id).add("items", "1").do() // want `^DELETE https://api.example.com/v1/lists/{}/items/1 via do$`
}

func readLists(c *layered) error {
	r := c.request("GET")
	r.add("lists")
	r.add("all", "of", "them")
	return r.do() // want `^GET https://api.example.com/v1/lists/all/of/them via do$`
}

func (s *segments) item(id string) *segments { return s.add("items").add(id) }

func readItem(c *layered, id string) error {
	r := c.request("GET")
	r.add("lists").add(id)
	r.item("1").add("parts")
	return r.do() // want `^GET https://api.example.com/v1/lists/{}/items/1/parts via do$`
}

// A constructor that knows a part: the settings that options may change, a path
// below a name that it is given, and a service of its own.

type limits struct {
	base string
	n    int
}

type limit func(*limits)

type tenant struct {
	limits limits
	root   string
	lists  *service
}

type service struct {
	of   *tenant
	name string
}

func newTenant(name string, ls ...limit) *tenant {
	limits := limits{base: host}
	for _, l := range ls {
		l(&limits)
	}
	t := &tenant{limits: limits, root: "/tenants/" + name}
	t.lists = &service{of: t, name: "lists"}
	return t
}

func (t *tenant) read() {
	http.Get(t.limits.base + "/read") // want `^GET https://api.example.com/read$`
	http.Get(host + t.root + "/read") // want `^GET https://api.example.com/tenants/{}/read$`
	t.lists.get("1")                  // want `^GET https://api.example.com/lists/1 via get$`
}

func (s *service) get(id string) {
	http.Get(host + "/" + s.name + "/" + id) // want `^GET https://api.example.com/{}/{}$`
}

// The functions of cmp and slices that paths are put together with.

func library(base, p string, parts []string) {
	http.Get(cmp.Or(base, host) + "/library")  // want `^GET {}/library\|https://api.example.com/library$`
	http.Get(host + cmp.Or("", p, "/p", "/q")) // want `^GET https://api.example.com{}\|https://api.example.com/p$`
	v1 := []string{host, "v1"}
	http.Get(strings.Join(slices.Concat(v1, []string{"a", "b"}), "/")) // want `^GET https://api.example.com/v1/a/b$`
	http.Get(strings.Join(slices.Concat(v1, parts), "/"))              // want `^GET $`
}

// A URL that prints as its text, and a server of a test behind a function.

func printedURL() {
	u := &url.URL{Scheme: "https", Host: "api.example.com", Path: "/printed"}
	http.Get(fmt.Sprintf("%v/%d", u, 1)) // want `^GET https://api.example.com/printed/1$`
	server := &url.URL{Scheme: "https", Host: "api.example.com"}
	http.Get(server.ResolveReference(&url.URL{Path: "/rooted"}).String()) // want `^GET https://api.example.com/rooted$`
	http.Get(server.ResolveReference(&url.URL{Path: "below"}).String())   // want `^GET https://api.example.com/below$`
}

func serve() (*httptest.Server, string) {
	s := httptest.NewServer(nil)
	return s, s.URL
}

func served() {
	_, base := serve()
	http.Get(base + "/served") // want `^GET http://127.0.0.1/served$`
}

// Requests for a handler of the program itself, which nobody sends.

func record(h http.Handler, req *http.Request) *httptest.ResponseRecorder {
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, req)
	return rec
}

func handle(w http.ResponseWriter, r *http.Request) {}

func handlers() {
	req, err := http.NewRequest("GET", "/recorded", nil)
	if err != nil {
		return
	}
	req = req.WithContext(context.Background())
	http.NewServeMux().ServeHTTP(httptest.NewRecorder(), req)
	other, _ := http.NewRequest("GET", "/recorded", nil)
	record(http.NewServeMux(), other)
	third, _ := http.NewRequest("GET", "/recorded", nil)
	handle(httptest.NewRecorder(), third)
	handle(httptest.NewRecorder(), &http.Request{Method: "GET"})
	sent, _ := http.NewRequest("GET", host+"/sent", nil) // want `^GET https://api.example.com/sent$`
	http.DefaultClient.Do(sent)
}

// A path is formatted by a function that copies its arguments, and goes through
// one that asks for its beginning to one of several servers.

func layout(format string, params ...string) string {
	untyped := make([]any, len(params))
	for i, p := range params {
		untyped[i] = url.QueryEscape(p)
	}
	return fmt.Sprintf(format, untyped...)
}

func rootedPath(path, query string) string {
	switch len(query) {
	case 0:
	case 1:
		path += "?q=" + query
	default:
		path += "?query=" + query
	}
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return path
}

type server struct{ base string }

func pickServer(kind string) *server {
	switch kind {
	case "files":
		return &server{"https://files.example.com"}
	case "meter":
		return &server{"https://meter.example.com"}
	case "connect":
		return &server{"https://connect.example.com"}
	}
	return &server{host}
}

func (s *server) ask(path, query string) {
	http.Get(s.base + rootedPath(path, query)) // want `^GET {}\?q={}\|{}\?query={}\|`
}

func (s *server) part(id, query string) {
	s.ask(layout("/items/%s/parts/%s", id, "a"), query) // want `^GET {}/items/{}/parts/{} via ask$`
}

func anyPart(kind, id, query string) {
	pickServer(kind).part(id, query) // want `^GET {}/items/{}/parts/{} via part$`
}
