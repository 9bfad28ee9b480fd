// Package direct calls the library itself.
package direct

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"strings"
)

const base = "https://api.example.com"

const version = "/v1"

func literal() {
	http.Get("https://api.example.com/v1/users")               // want `^GET https://api.example.com/v1/users$`
	http.Post("https://api.example.com/v1/users", "", nil)     // want `^POST https://api.example.com/v1/users$`
	http.DefaultClient.Get("https://api.example.com/v1/teams") // want `^GET https://api.example.com/v1/teams$`
}

func newRequest(ctx context.Context, id string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodDelete, base+version+"/users/"+id, nil) // want `^DELETE https://api.example.com/v1/users/{}$`
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(req)
	return err
}

func format(id int) {
	u := fmt.Sprintf("%s/v1/users/%d/posts?limit=%d", base, id, 10)
	req, _ := http.NewRequest("", u, nil) // want `^GET https://api.example.com/v1/users/{}/posts\?limit=10$`
	http.DefaultClient.Do(req)
}

func struct_(id string) {
	req := &http.Request{ // want `^PUT https://api.example.com/v1/users/{}$`
		Method: "PUT",
		URL:    &url.URL{Scheme: "https", Host: "api.example.com", Path: "/v1/users/" + id},
	}
	http.DefaultClient.Do(req)
}

func assigned(id string) {
	req, _ := http.NewRequest("GET", base, nil) // want `^PATCH https://api.example.com/v1/users/{}\?{}$`
	req.Method = "PATCH"
	req.URL.Path = path.Join("/v1", "users", id)
	q := req.URL.Query()
	q.Set("a", "b")
	req.URL.RawQuery = q.Encode()
	http.DefaultClient.Do(req)
}

func branches(admin bool) {
	p := "/v1/users"
	if admin {
		p = "/v1/admins"
	}
	http.Get(base + p) // want `^GET https://api.example.com/v1/users\|https://api.example.com/v1/admins$`
}

func reused() {
	p := "/v1/a"
	http.Get(base + p) // want `^GET https://api.example.com/v1/a$`
	p = "/v1/b"
	http.Post(base+p, "", nil) // want `^POST https://api.example.com/v1/b$`
}

func template(id string) {
	t := "/v1/users/{id}/cancel"
	http.Get(base + strings.ReplaceAll(t, "{id}", url.PathEscape(id))) // want `^GET https://api.example.com/v1/users/{}/cancel$`
}

func parsed(id string) error {
	u, err := url.Parse(base + "/v1/")
	if err != nil {
		return err
	}
	ref, err := u.Parse("users/" + id)
	if err != nil {
		return err
	}
	http.Get(ref.String())                     // want `^GET https://api.example.com/v1/users/{}$`
	http.Get(u.JoinPath("users", id).String()) // want `^GET https://api.example.com/v1/users/{}$`
	return nil
}

func builder(id string) {
	var b strings.Builder
	b.WriteString(base)
	b.WriteString("/v1/users/")
	fmt.Fprintf(&b, "%s/posts", id)
	b.WriteByte('/')
	http.Get(b.String()) // want `^GET https://api.example.com/v1/users/{}/posts/$`
}

func literalFunc(id string) {
	get := func(p string) { http.Get(base + p) }
	get("/v1/x/" + id) // want `^GET https://api.example.com/v1/x/{}$`
}

func doer(d interface {
	Do(*http.Request) (*http.Response, error)
}) {
	req, _ := http.NewRequest("POST", base+"/v1/jobs", nil) // want `^POST https://api.example.com/v1/jobs$`
	d.Do(req)
}

func join(parts ...string) {
	http.Get(strings.Join([]string{base, "v1", "users", parts[0]}, "/")) // want `^GET https://api.example.com/v1/users/{}$`
}

var paths = map[string]string{"a": "/v1/as", "b": "/v1/bs"}

func fromMap(k string) {
	http.Get(base + paths["a"]) // want `^GET https://api.example.com/v1/as$`
	http.Get(base + paths[k])   // want `^GET https://api.example.com/v1/as\|https://api.example.com/v1/bs$`
}

func paging(next func() string) {
	u := base + "/v1/users"
	for u != "" {
		http.Get(u) // want `^GET https://api.example.com/v1/users$`
		u = next()
	}
}

func made(id string) (*http.Request, error) {
	return http.NewRequest("PUT", base+"/v1/made/"+id, nil) // want `^PUT https://api.example.com/v1/made/{}$`
}

func madeInSteps(id string) (*http.Request, error) {
	req, err := http.NewRequest("PUT", base+"/v1/made/"+id, nil) // want `^POST https://api.example.com/v1/made/{}$`
	if err != nil {
		return nil, err
	}
	req.Method = "POST"
	return req, nil
}

func sendsMade() {
	req, _ := made("x") // want `^PUT https://api.example.com/v1/made/x via made$`
	http.DefaultClient.Do(req)
}
