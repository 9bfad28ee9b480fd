// Package req uses github.com/imroc/req/v3.
package req

import (
	"context"
	"fmt"

	"github.com/imroc/req/v3"

	"github.com/pimigrate/pimigrate/internal/librarytest/req/api"
)

func Functions(id string) {
	req.Get("https://api.example.com/v1/users")                     // want `GET https://api.example.com/v1/users`
	req.MustPost("https://api.example.com/v1/users/" + id)          // want `POST https://api.example.com/v1/users/{}`
	req.Delete("/users/" + id)                                      // want `DELETE {}/users/{}`
	req.R().SetHeader("A", "b").Put("https://api.example.com/v1/x") // want `PUT https://api.example.com/v1/x`
}

func Verbs(id string) {
	client := req.C().SetUserAgent("x").SetBaseURL("https://api.example.com/v1/")
	path := fmt.Sprintf("/users/%s", id)
	client.R().Get(path)                     // want `GET https://api.example.com/v1/users/{}`
	client.R().SetBody(id).MustPost("users") // want `POST https://api.example.com/v1/users`
	client.R().Put(path)                     // want `PUT https://api.example.com/v1/users/{}`
	client.R().Patch(path)                   // want `PATCH https://api.example.com/v1/users/{}`
	client.R().Delete(path)                  // want `DELETE https://api.example.com/v1/users/{}`
	client.R().Head(path)                    // want `HEAD https://api.example.com/v1/users/{}`
	client.R().Options(path)                 // want `OPTIONS https://api.example.com/v1/users/{}`
	client.R().Send("REPORT", path)          // want `REPORT https://api.example.com/v1/users/{}`
}

func Chains(ctx context.Context, client *req.Client, id string) {
	client.SetBaseURL("https://api.example.com/v2")
	client.Get("/users/{id}").SetPathParam("id", id).Do(ctx) // want `GET https://api.example.com/v2/users/{id}`
	client.Delete().SetURL("/users/" + id).Do()              // want `DELETE https://api.example.com/v2/users/{}`
	client.Post("https://other.example.com/x").Do(ctx)       // want `POST https://other.example.com/x`
}

func Wrapped(id string) {
	c := api.New("token")
	c.User(id)                        // want `GET https://api.example.com/v1/users/{id} via User`
	c.Call("POST", "/users/"+id+"/x") // want `POST https://api.example.com/v1/users/{}/x via Call`
}
