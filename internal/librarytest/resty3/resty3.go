// Package resty3 uses resty.dev/v3.
package resty3

import (
	"context"
	"fmt"

	"resty.dev/v3"

	"github.com/pimigrate/pimigrate/internal/librarytest/resty3/api"
)

var shared = resty.New().SetBaseURL("https://shared.example.com/")

func Literals(id string) {
	client := resty.New()
	client.R().Get("https://api.example.com/v1/users")                     // want `GET https://api.example.com/v1/users`
	client.R().SetHeader("A", "b").Put("https://api.example.com/v1/" + id) // want `PUT https://api.example.com/v1/{}`
}

func Verbs(id string) {
	client := resty.New()
	client.SetTimeout(1).SetBaseURL("https://api.example.com/v1")
	path := fmt.Sprintf("/users/%s", id)
	client.R().Get(path)                                                         // want `GET https://api.example.com/v1/users/{}`
	client.R().SetBody(id).Post("users")                                         // want `POST https://api.example.com/v1/users`
	client.R().Put(path)                                                         // want `PUT https://api.example.com/v1/users/{}`
	client.R().Patch(path)                                                       // want `PATCH https://api.example.com/v1/users/{}`
	client.R().Delete(path)                                                      // want `DELETE https://api.example.com/v1/users/{}`
	client.R().Head(path)                                                        // want `HEAD https://api.example.com/v1/users/{}`
	client.NewRequest().Options(path)                                            // want `OPTIONS https://api.example.com/v1/users/{}`
	client.R().Execute("REPORT", "/users")                                       // want `REPORT https://api.example.com/v1/users`
	client.R().Get("https://other.example.com/x")                                // want `GET https://other.example.com/x`
	client.Clone(context.Background()).R().SetPathParam("id", id).Get("/a/{id}") // want `GET https://api.example.com/v1/a/{id}`
}

func Fields(client *resty.Client, id string) error {
	client.SetBaseURL("https://api.example.com/v2")
	req := client.R()
	req.SetMethod(resty.MethodDelete).SetURL("/users/" + id)
	req.SetQueryParam("force", "true")
	_, err := req.Send() // want `DELETE https://api.example.com/v2/users/{}`
	return err
}

func Unknown(client *resty.Client, id string) error {
	_, err := client.R().Get("/users/" + id) // want `GET {}/users/{}`
	return err
}

func Global() error {
	_, err := shared.R().Get("ping") // want `GET https://shared.example.com/ping`
	return err
}

func Wrapped(id string) {
	c := api.New("token")
	c.User(id)                             // want `GET https://api.example.com/v1/users/{id} via User`
	c.Call("POST", "/users/"+id+"/x", nil) // want `POST https://api.example.com/v1/users/{}/x via Call`
}
