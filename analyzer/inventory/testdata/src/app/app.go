// Package app sends requests in every way that the inventory tells apart.
package app

import (
	"net/http"
	"os"

	"app/api"
)

func direct(v2 bool) {
	u := "https://example.com/v1/x"
	if v2 {
		u = "https://example.com/v2/x"
	}
	http.Get(u) // want "^GET\thttps://example.com/v1/x \\| https://example.com/v2/x\tdirect$"
}

func wrapper(path string) { http.Get("https://example.com" + path) } // want "^GET\thttps://example.com{}\tdirect$"

func through() {
	wrapper("/a") // want "^GET\thttps://example.com/a\twrapper app.wrapper$"
	fixed()       // the same as inside
}

func fixed() { wrapper("/b") } // want "^GET\thttps://example.com/b\twrapper app.wrapper$"

func sdk(c *api.Client) {
	c.All()     // want "^GET\t{}/v1/users/me\tsdk api.Client.All$"
	c.User("x") // want "^GET\t{}/v1/users/x\tsdk api.Client.User$"
}

func unresolved(c *api.Client, u string) {
	http.Get(u)              // want "^GET\t-\tparameter$"
	http.Get(c.Base)         // want "^GET\t-\tfield$"
	http.Get(os.Getenv("U")) // want "^GET\t-\tcomputed$"
}

type logged struct{ base http.RoundTripper }

func (l logged) RoundTrip(req *http.Request) (*http.Response, error) {
	return l.base.RoundTrip(req) // want "^-\t-\tparameter$"
}
