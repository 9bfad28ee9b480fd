// Package fasthttp uses github.com/valyala/fasthttp.
package fasthttp

import (
	"fmt"
	"time"

	"github.com/valyala/fasthttp"

	"github.com/pimigrate/pimigrate/internal/librarytest/fasthttp/api"
)

const base = "https://api.example.com/v1"

func Functions(id string) {
	fasthttp.Get(nil, "https://api.example.com/v1/users")         // want `GET https://api.example.com/v1/users`
	fasthttp.GetTimeout(nil, base+"/users/"+id, time.Second)      // want `GET https://api.example.com/v1/users/{}`
	fasthttp.Post(nil, fmt.Sprintf("%s/users/%s", base, id), nil) // want `POST https://api.example.com/v1/users/{}`
}

func Methods(c *fasthttp.Client, h *fasthttp.HostClient, id string) {
	c.Get(nil, base+"/users")       // want `GET https://api.example.com/v1/users`
	c.Post(nil, base+"/users", nil) // want `POST https://api.example.com/v1/users`
	h.Get(nil, base+"/teams")       // want `GET https://api.example.com/v1/teams`
}

func Pooled(id string) error {
	req := fasthttp.AcquireRequest() // want `DELETE https://api.example.com/v1/users/{}`
	defer fasthttp.ReleaseRequest(req)
	resp := fasthttp.AcquireResponse()
	defer fasthttp.ReleaseResponse(resp)
	req.SetRequestURI(base + "/users/" + id)
	req.Header.SetMethod(fasthttp.MethodDelete)
	req.Header.SetContentType("application/json")
	req.URI().QueryArgs().Add("force", "true")
	return fasthttp.DoTimeout(req, resp, time.Second)
}

func Local(h *fasthttp.HostClient, id string) error {
	req := &fasthttp.Request{} // want `PUT {}/v1/users/{}`
	req.Header.SetMethodBytes([]byte("PUT"))
	req.Header.SetRequestURI("/v1/users/" + id)
	req.SetHost("api.example.com")
	return h.Do(req, nil)
}

func URI(c *fasthttp.Client, id string) error {
	req := fasthttp.AcquireRequest() // want `GET https://api.example.com/v2/users/{}`
	defer fasthttp.ReleaseRequest(req)
	req.SetRequestURI(base)
	req.URI().SetPath("/v2/users/" + id)
	return c.DoRedirects(req, nil, 3)
}

func Wrapped(id string) error {
	return api.New().Call("PATCH", "/users/"+id) // want `PATCH https://api.example.com/v1/users/{} via Call`
}
