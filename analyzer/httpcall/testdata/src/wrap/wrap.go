// Package wrap calls a client of another package.
package wrap

import (
	"context"
	"net/http"

	"wrap/client"
	"wrap/paths"
)

func service(ctx context.Context, c *client.Client) {
	c.Users.List(ctx, "acme", nil) // want `^GET https://api.example.com/v1/orgs/acme/users\|https://api.example.com/v1/orgs/acme/users\?{} via List$`
}

func request(ctx context.Context, c *client.Client, id string) {
	req, _ := c.NewRequest("DELETE", "users/"+id) // want `^DELETE https://api.example.com/v1/users/{} via NewRequest$`
	c.Do(ctx, req)
}

func options(id string) {
	client.Call(client.Options{Method: "POST", Path: "users/" + id + "/cancel"}) // want `^POST https://api.example.com/v1/users/{}/cancel via Call$`
	o := client.Options{Method: "PUT"}
	o.Path = client.ID{Group: "a", Name: id}.Path() + "/start"
	client.Call(o) // want `^PUT https://api.example.com/v1/groups/a/things/{}/start via Call$`
}

func constantPath(id string) {
	http.Get("https://api.example.com" + client.ThingPath(id)) // want `^GET https://api.example.com/beta/things/{}$`
}

func pathPackage(r paths.Ref) {
	http.Get("https://api.example.com" + paths.Get(r))   // want `^GET https://api.example.com/objects/{}\|https://api.example.com/objects/{}/{}$`
	http.Get("https://api.example.com" + paths.Patch(r)) // want `^GET https://api.example.com/objects/{}\?merge=true\|https://api.example.com/objects/{}/{}\?merge=true$`
}

func filled(id string) {
	p := client.Fill("users/{id}/keys", "{id}", id)
	client.Call(client.Options{Method: "GET", Path: p}) // want `^GET https://api.example.com/v1/users/{}/keys via Call$`
}

func styled(style, id string) {
	p, _ := client.Style(style, "id", id)
	q, _ := client.Style(style, "key", id)
	client.Call(client.Options{Method: "GET", Path: "users/" + p + "/keys/" + q}) // want `^GET https://api.example.com/v1/users/{}/keys/{} via Call$`
}

type caller interface{ call(string) }

type impl struct{}

func (impl) call(p string) {
	client.Call(client.Options{Method: "GET", Path: p}) // want `^GET https://api.example.com/v1/{} via Call$`
}

func throughInterface(c caller) {
	c.call("teams") // want `^GET https://api.example.com/v1/teams via call$`
}

func collected(id string) {
	p := client.At("https://api.example.com", "GET")
	p.Add("a", id)
	p.Add("b")
	p.Send() // want `^GET https://api.example.com/a/{}/b via Send$`
	p.Add("d").Add("e")
	p.Again("PUT").Add("c").Send() // want `^PUT https://api.example.com/a/{}/b/d/e/c via Send$`
}
