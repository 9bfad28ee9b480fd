// Package endpoint calls functions whose endpoints are asked for.
package endpoint

import "endpoint/api"

func calls(c *api.Client, a api.API) {
	c.Get("1")                // want `^GET https://api.example.com/v1/things/{}$`
	a.Get("1")                // want `^GET https://api.example.com/v1/things/{}$`
	c.Send("GET", "things/1") // want `^ https://api.example.com/v1/{}$`
	first(c)                  // want `^GET https://api.example.com/v1/things/1$`
	c.Move("1")               // want `^none$`
	c.Name()                  // want `^none$`
}

func first(c *api.Client) {
	c.Get("1") // want `^GET https://api.example.com/v1/things/{}$`
}
