// Package shapes holds one example of each way in which real clients spell a
// request, beyond the plain ones of package direct.
package shapes

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path"
	"strings"
	"time"
)

const host = "https://api.example.com"

// A struct that describes the operation.

type operation struct {
	Method      string
	PathPattern string
	Params      map[string]string
}

func submit(op *operation) error {
	p := op.PathPattern
	for k, v := range op.Params {
		p = strings.Replace(p, "{"+k+"}", url.PathEscape(v), -1)
	}
	req, err := http.NewRequest(op.Method, host+p, nil) // want `^ https://api.example.com{}$`
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(req)
	return err
}

func getPet(id string) error {
	op := &operation{Method: "GET", PathPattern: "/pets/{id}", Params: map[string]string{"id": id}}
	return submit(op) // want `^GET https://api.example.com/pets/{id} via submit$`
}

func newOperation(method, pattern string) *operation {
	return &operation{Method: method, PathPattern: pattern}
}

func dropPet() error {
	return submit(newOperation("DELETE", "/pets/{id}")) // want `^DELETE https://api.example.com/pets/{id} via submit$`
}

// A list of parts and a function that joins them.

func call(verb string, parts ...string) {
	u := host
	if len(parts) > 0 {
		u += "/" + strings.Join(parts, "/")
	}
	req, _ := http.NewRequest(verb, u, nil) // want `^ https://api.example.com\|https://api.example.com/{}$`
	http.DefaultClient.Do(req)
}

func partsCaller(id string) {
	call("GET", "v1", "users", id, "posts") // want `^GET https://api.example.com\|https://api.example.com/v1/users/{}/posts via call$`
}

func mutate(parts []string, verb string) {
	u, _ := url.Parse(host)
	u.Path = path.Join(parts[0], parts[1])
	req, _ := http.NewRequest(verb, u.String(), nil) // want `^ https://api.example.com{}/{}$`
	http.DefaultClient.Do(req)
}

func mutateCaller() {
	p := [2]string{"/v1", "teams"}
	mutate(p[:], "PUT") // want `^PUT https://api.example.com/v1/teams via mutate$`
}

// A builder that grows its URL on copies.

type builder struct{ url string }

func (b builder) Users() builder          { b.url += "/users"; return b }
func (b builder) ByID(id string) builder  { b.url += "/" + id; return b }
func (b builder) Get() error              { _, err := http.Get(b.url); return err } // want `^GET  *$`
func (b *builder) grow(s string) *builder { b.url = b.url + s; return b }
func (b *builder) Post() error            { _, err := http.Post(b.url, "", nil); return err } // want `^POST  *$`

func builders(id string) {
	b := builder{url: host}
	b.Users().ByID(id).Get() // want `^GET https://api.example.com/users/{} via Get$`
	p := &builder{url: host}
	p.grow("/teams").grow("/x").Post() // want `^POST https://api.example.com/teams/x via Post$`
}

// An interface with one implementation in its package.

type backend interface {
	Call(method, path string) error
}

type httpBackend struct{}

func (httpBackend) Call(method, path string) error {
	req, err := http.NewRequest(method, host+path, nil) // want `^ https://api.example.com{}$`
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(req)
	return err
}

type api struct{ b backend }

func (a api) refund(id string) error {
	return a.b.Call(http.MethodPost, "/v1/charges/"+id+"/refund") // want `^POST https://api.example.com/v1/charges/{}/refund via Call$`
}

// A set of constants.

type kind string

const (
	accounts kind = "accounts"
	zones    kind = "zones"
)

func scoped(all bool, id string) {
	k := zones
	if all {
		k = accounts
	}
	http.Get(fmt.Sprintf("%s/%s/%s/rules", host, k, id)) // want `^GET https://api.example.com/zones/{}/rules\|https://api.example.com/accounts/{}/rules$`
}

func byKind(k kind) { http.Get(fmt.Sprintf("%s/%s/rules", host, k)) } // want `^GET https://api.example.com/{}/rules$`

func kinds() {
	byKind(accounts) // want `^GET https://api.example.com/accounts/rules via byKind$`
	byKind(zones)    // want `^GET https://api.example.com/zones/rules via byKind$`
}

// Method values, function values and closures.

func methodValue(c *http.Client) {
	get := c.Get
	get(host + "/v1/method-value") // want `^GET https://api.example.com/v1/method-value$`
}

func functionValue() {
	send := http.Get
	send(host + "/v1/function-value") // want `^GET https://api.example.com/v1/function-value$`
}

func retry(f func() error) error { return f() }

func closure_(id string) error {
	p := "/v1/closures/" + id
	return retry(func() error {
		_, err := http.Get(host + p) // want `^GET https://api.example.com/v1/closures/{}$`
		return err
	})
}

// Options.

type settings struct{ base, path string }

type option func(*settings)

func withPath(p string) option { return func(s *settings) { s.path = p } }

func fetch(opts ...option) {
	s := &settings{base: host}
	for _, o := range opts {
		o(s)
	}
	http.Get(s.base + s.path) // want `^GET https://api.example.com\|https://api.example.com{}$`
}

func options(id string) {
	fetch(withPath("/v1/options/" + id)) // want `^GET https://api.example.com/v1/options/{} via fetch$`
}

// Generics.

func getAs[T any](ctx context.Context, p string) (T, error) {
	var t T
	req, err := http.NewRequestWithContext(ctx, "GET", host+p, nil) // want `^GET https://api.example.com{}$`
	if err != nil {
		return t, err
	}
	_, err = http.DefaultClient.Do(req)
	return t, err
}

func generic(ctx context.Context) {
	getAs[int](ctx, "/v1/generics") // want `^GET https://api.example.com/v1/generics via getAs$`
}

type store[T any] struct{ path string }

func (s *store[T]) load() { http.Get(host + s.path) } // want `^GET https://api.example.com{}$`

func genericType() {
	s := &store[string]{path: "/v1/stores"}
	s.load() // want `^GET https://api.example.com/v1/stores via load$`
}

// Embedded clients.

type inner struct{ base string }

func (c *inner) get(p string) { http.Get(c.base + p) } // want `^GET  *$`

type outer struct{ *inner }

func newOuter() *outer { return &outer{&inner{base: host}} }

func embedded() {
	newOuter().get("/v1/embedded") // want `^GET https://api.example.com/v1/embedded via get$`
}

// A path that a method formats, and a printf-like helper.

type id struct{ group, name string }

func (i id) String() string { return fmt.Sprintf("groups/%s/things/%s", i.group, i.name) }

func getf(format string, args ...any) {
	http.Get(host + "/" + fmt.Sprintf(format, args...)) // want `^GET https://api.example.com/{}$`
}

func helper(i id) {
	getf("%s/start", i.String())            // want `^GET https://api.example.com/groups/{}/things/{}/start via getf$`
	getf("v1/%d/%[1]d%%", 7)                // want `^GET https://api.example.com/v1/7/7% via getf$`
	getf("v1/%s", strings.ToLower("USERS")) // want `^GET https://api.example.com/v1/users via getf$`
}

// A switch that picks the path.

func pick(k string) string {
	switch k {
	case "a":
		return "/v1/as"
	case "b":
		return "/v1/bs"
	default:
		return "/v1/cs"
	}
}

func picked(k string) {
	http.Get(host + pick(k)) // want `^GET https://api.example.com/v1/as\|https://api.example.com/v1/bs\|https://api.example.com/v1/cs$`
}

// Too much to follow is unknown, not guessed.

func manyPaths(k int) string {
	switch k {
	case 0:
		return "/0"
	case 1:
		return "/1"
	case 2:
		return "/2"
	case 3:
		return "/3"
	case 4:
		return "/4"
	case 5:
		return "/5"
	case 6:
		return "/6"
	case 7:
		return "/7"
	}
	return "/8"
}

func recursive(n int) string {
	if n == 0 {
		return "/"
	}
	return recursive(n-1) + "x/"
}

func bounds(n int, parts []string) {
	http.Get(host + manyPaths(n)) // want `^GET https://api.example.com{}$`
	http.Get(host + recursive(n)) // want `^GET https://api.example.com/\|https://api.example.com{}x/$`
	u := host
	for _, p := range parts {
		u += "/" + p
	}
	http.Get(u) // want `^GET https://api.example.com$`
}

// A method and a path chosen together belong together.

func together(user string) {
	u, m := host+"/user/memberships", "PATCH"
	if user != "" {
		u, m = host+"/orgs/memberships/"+user, "PUT"
	}
	req, _ := http.NewRequest(m, u, nil) // want `^PATCH https://api.example.com/user/memberships$` `^PUT https://api.example.com/orgs/memberships/{}$`
	http.DefaultClient.Do(req)
}

// A copy made on one branch is the same request.

func sendCopy(req *http.Request, copied bool) {
	r := req
	if copied {
		r = new(http.Request) // want `^ $`
		*r = *req
	}
	http.DefaultClient.Do(r)
}

func copies() {
	req, _ := http.NewRequest("DELETE", host+"/v1/copies", nil) // want `^DELETE https://api.example.com/v1/copies$`
	sendCopy(req, true)
}

// The value beside an error does not count.

func checked(k string) (string, error) {
	if k == "" {
		return "", fmt.Errorf("no key")
	}
	return "/v1/checked/" + k, nil
}

func errorPath(k string) {
	p, err := checked(k)
	if err != nil {
		return
	}
	http.Get(host + p) // want `^GET https://api.example.com/v1/checked/{}$`
}

// Many alternatives of one ID are one hole, not the end of the URL.

func parameter(v, style string) string {
	switch style {
	case "csv":
		return strings.Trim(v, "[]")
	case "ssv":
		return strings.ToLower(v)
	case "date":
		return time.Now().String()
	}
	return v
}

func prepare(p, h, scheme string) (*http.Request, error) {
	u, err := url.Parse(p)
	if err != nil {
		return nil, err
	}
	if h != "" {
		u.Host = h
	}
	if scheme != "" {
		u.Scheme = scheme
	}
	return http.NewRequest("GET", u.String(), nil) // want `^GET $`
}

func manyAlternatives(base, id, h, scheme string) {
	req, _ := prepare(base+"/v1/c/"+parameter(id, "")+"/d", h, scheme) // want `^GET .*/v1/c/{}/d.* via prepare$`
	http.DefaultClient.Do(req)
}

// A list written where it is used: each of its elements.

func eachKind() {
	for _, kind := range []string{"cats", "dogs"} {
		http.Get(host + "/" + kind) // want `^GET https://api.example.com/cats\|https://api.example.com/dogs$`
	}
	for _, o := range []operation{{Method: "GET", PathPattern: "/mice"}, {Method: "GET", PathPattern: "/rats"}} {
		req, _ := http.NewRequest(o.Method, host+o.PathPattern, nil) // want `^GET https://api.example.com/mice\|https://api.example.com/rats$`
		http.DefaultClient.Do(req)
	}
	last := [...]string{"cows", "pigs"}
	last[0] = "hens"
	http.Get(host + "/" + last[0]) // want `^GET https://api.example.com/hens$`
}

// Fields of a parsed URL that say nothing of where it leads.

func copied(u *url.URL) {
	from, _ := url.Parse(host + "/lions")
	v := url.URL{}
	v.OmitHost = from.OmitHost
	v.ForceQuery = from.ForceQuery
	v.RawFragment = from.RawFragment
	if from.OmitHost {
		from.Path = "/tigers"
	}
	http.Get(from.String()) // want `^GET https://api.example.com/lions\|https://api.example.com/tigers$`
}

// A struct of the program whose field is called as a part of ours might be.

type label struct {
	text, suffix string
}

func labelled(id string) {
	l := label{text: "/bears"}
	l.suffix += "/" + id
	http.Get(host + l.text + l.suffix) // want `^GET https://api.example.com/bears/{}$`
}

// A path made absolute, a method with a default, a base with a fallback: the
// test of a text says which of two values it is.

// Rooted is exported so that it has a fact.
func Rooted(method, path, version string) {
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	if strings.HasSuffix(path, "/") {
		path = path + "index"
	}
	if method == "" {
		method = "POST"
	}
	base := host
	if len(version) > 0 {
		if _, err := url.Parse(version); err != nil {
			return
		}
		base = host + "/" + version
	}
	if strings.Contains(path, "/internal/") {
		base = "https://internal.example.com"
	}
	req, _ := http.NewRequest(method, base+path, nil) // want `^ `
	http.DefaultClient.Do(req)
}

func rootedCallers(id string) {
	Rooted("GET", "/a", "")                    // want `^GET https://api.example.com/a via Rooted$`
	Rooted("", "b/", "v2")                     // want `^POST https://api.example.com/v2/b/index via Rooted$`
	Rooted("PUT", "c/"+id+"/internal/d", "v2") // want `^PUT https://internal.example.com/c/{}/internal/d via Rooted$`
	Rooted("PUT", id, "")                      // want `^PUT https://api.example.com{}\|`
	Rooted(id, "/e", id)                       // want `^ https://api.example.com/e\|https://api.example.com/{}/e via Rooted$`
}

func renamed(path string) {
	switch {
	case strings.HasPrefix(path, "/old"):
		path = "/new"
	case path == "/gone":
		path = "/here"
	}
	http.Get(host + path) // want `^GET https://api.example.com/new\|https://api.example.com/here\|https://api.example.com{}$`
}

// An API with many servers: past the bound its paths stay, its servers do not.

type region struct{ base string }

func newRegion(n int) *region {
	switch n {
	case 1:
		return &region{"https://one.example.com"}
	case 2:
		return &region{"https://two.example.com"}
	case 3:
		return &region{"https://three.example.com"}
	}
	return &region{"https://four.example.com"}
}

func (r *region) send(path, query string, n int) {
	if n > 0 {
		path += "?" + query
	}
	if n > 1 {
		path += "&n=" + query
	}
	http.Get(r.base + path) // want `^GET $`
}

func (r *region) pets() {
	r.send("/pets", "", 0) // want `^GET {}/pets via send$`
}

// A request type of the client's own, which hooks see and a redirect changes.

type vault struct {
	addr  *url.URL
	hooks []func(*order)
}

type order struct {
	Method string
	URL    *url.URL
	Header http.Header
	Body   []byte
}

func (v *vault) order(method, p string) *order {
	return &order{Method: method, URL: &url.URL{Scheme: v.addr.Scheme, Host: v.addr.Host, Path: path.Join(v.addr.Path, p)}}
}

func (o *order) encode() error {
	o.Body = []byte("{}")
	return nil
}

func (o *order) toHTTP() (*http.Request, error) {
	o.URL.RawQuery = "a=b"
	req, err := http.NewRequest(o.Method, o.URL.RequestURI(), nil) // want `^ $`
	if err != nil {
		return nil, err
	}
	req.URL.Scheme = o.URL.Scheme
	req.URL.Host = o.URL.Host
	return req, nil
}

func (v *vault) send(o *order) error {
	for _, hook := range v.hooks {
		hook(o)
	}
	redirected := false
again:
	req, err := o.toHTTP() // want `^  via toHTTP$`
	if err != nil {
		return err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	if resp.StatusCode == 302 && !redirected {
		if o.URL, err = resp.Location(); err != nil {
			return err
		}
		redirected = true
		goto again
	}
	return nil
}

func (v *vault) health(id string) error {
	o := v.order("GET", "/v1/sys/health/"+id)
	if err := o.encode(); err != nil {
		return err
	}
	return v.send(o) // want `^GET {}://{}/{}/v1/sys/health/{} via send$`
}

// A base with alternatives, and a parameter printed in one of several ways.

type panel struct{ scheme, server string }

func (s *panel) base(secure bool) string {
	u := s.server
	if secure {
		u = s.scheme + "://" + u
	}
	if s.scheme == "unix" {
		return u + ":" + s.scheme
	}
	return u
}

func printed(v any) string {
	switch v := v.(type) {
	case time.Time:
		if v.Nanosecond() == 0 {
			return v.Format("2006-01-02")
		}
		return v.Format("2006-01-02.000")
	case fmt.Stringer:
		return "'" + v.String() + "'"
	case error:
		return "!" + v.Error()
	}
	return fmt.Sprint(v)
}

func replacePart(path, key, value string) string { return strings.ReplaceAll(path, key, value) }

func (s *panel) dashboard(id string, secure bool) {
	p := s.base(secure) + "/api/v1/dashboard/{id}"
	p = replacePart(p, "{id}", url.PathEscape(printed(id)))
	http.Get(p) // want `^GET .*{}/api/v1/dashboard/{}\|{}://{}/api/v1/dashboard/{}$`
}

// Functions in package variables, such as the commands of a program.

type command struct{ run func(id string) error }

var drop = &command{
	run: func(id string) error {
		_, err := http.Get(host + "/drop/" + id) // want `^GET https://api.example.com/drop/{}$`
		return err
	},
}

var dropped, _ = http.Get(host + "/dropped") // want `^GET https://api.example.com/dropped$`

var fetchIt = func(path string) error {
	_, err := http.Get(host + path) // want `^GET https://api.example.com{}$`
	return err
}

func fetchItAll() {
	fetchIt("/all") // want `^GET https://api.example.com/all$`
}

// What is chosen together stays together.

func byVerb(verb, id string) error {
	var method, p string
	switch verb {
	case "read":
		method, p = "GET", "/read/"+id
	case "drop":
		method, p = "DELETE", "/drop/"+id
	}
	req, err := http.NewRequest(method, host+p, nil) // want `^DELETE https://api.example.com/drop/{}$` `^GET https://api.example.com/read/{}$` `^GET https://api.example.com$`
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(req)
	return err
}

type route struct{ method, path string }

var routes = []route{{"GET", "/one"}, {"POST", "/two"}}

func each() {
	for _, r := range routes {
		req, _ := http.NewRequest(r.method, host+r.path, nil) // want `^GET https://api.example.com/one$` `^POST https://api.example.com/two$`
		http.DefaultClient.Do(req)
	}
}

func sendRoute(r route) {
	req, _ := http.NewRequest(r.method, fmt.Sprintf("%s%s", host, r.path), nil) // want `^ https://api.example.com{}$`
	http.DefaultClient.Do(req)
}

func eachIndexed() {
	for i := range routes {
		sendRoute(routes[i]) // want `^GET https://api.example.com/one via sendRoute$` `^POST https://api.example.com/two via sendRoute$`
	}
}

func eachNamed(name string) {
	named := map[string]route{"a": {"GET", "/a"}, "b": {"PUT", "/b"}}
	for _, r := range named {
		sendRoute(r) // want `^GET https://api.example.com/a via sendRoute$` `^PUT https://api.example.com/b via sendRoute$`
	}
	sendRoute(named[name]) // want `^GET https://api.example.com/a via sendRoute$` `^PUT https://api.example.com/b via sendRoute$`
}

// More entries than alternatives a value can have.
func long() {
	for _, p := range []string{"0", "1", "2", "3", "4", "5", "6", "7", "8"} {
		http.Get(host + "/long/" + p) // want `/0$` `/1$` `/2$` `/3$` `/4$` `/5$` `/6$` `/7$` `/8$`
	}
}

// Text in bytes.

func bytesURL(id string) {
	b := append([]byte(host), "/bytes"...)
	b = append(b, '/')
	http.Get(string(append(b, id...)))                        // want `^GET https://api.example.com/bytes/{}$`
	http.Get(string(fmt.Appendf(nil, host+"/format/%s", id))) // want `^GET https://api.example.com/format/{}$`
	c := make([]byte, 0, 64)
	http.Get(string(append(c, host+"/made"...))) // want `^GET https://api.example.com/made$`
}

// A literal that captures an entry of a table.
func eachLater(run func(func())) {
	for _, r := range routes {
		run(func() {
			req, _ := http.NewRequest(r.method, host+r.path, nil) // want `^GET https://api.example.com/one$` `^POST https://api.example.com/two$`
			http.DefaultClient.Do(req)
		})
	}
}

// Requests that others take from a channel.
func queue(ids []string, out chan<- *http.Request) {
	for _, id := range ids {
		req, err := http.NewRequest("PUT", host+"/queued/"+id, nil) // want `^PUT https://api.example.com/queued/{}$`
		if err == nil {
			out <- req
		}
	}
}

// A test's client, which says nothing of where clients go.

type baseClient struct {
	base *url.URL
	text string
}

func newBaseClient() *baseClient {
	u, _ := url.Parse(host)
	return &baseClient{base: u, text: host}
}

func newTestClient() *baseClient {
	srv := httptest.NewServer(nil)
	u, _ := url.Parse(srv.URL + "/prefix/")
	return &baseClient{base: u, text: srv.URL}
}

func (c *baseClient) both() {
	u, _ := c.base.Parse("/parsed")
	http.Get(u.String())       // want `^GET https://api.example.com/parsed$`
	http.Get(c.text + "/text") // want `^GET https://api.example.com/text$`
}

// A base that settings of many names can replace: the one that is spelled stays known.

type bases struct{ a, b, c, d, e, f, g, h, i string }

type settable struct{ base string }

func loadBases(data []byte) (s bases) {
	json.Unmarshal(data, &s)
	return s
}

func newSettable(kind int, data []byte) *settable {
	s, base := loadBases(data), host
	switch kind {
	case 1:
		base = s.a
	case 2:
		base = s.b
	case 3:
		base = s.c
	case 4:
		base = s.d
	case 5:
		base = s.e
	case 6:
		base = s.f
	case 7:
		base = s.g
	case 8:
		base = s.h
	case 9:
		base = s.i
	}
	return &settable{base}
}

func (c *settable) get() {
	http.Get(c.base + "/settable") // want `^GET https://api.example.com/settable$`
}
