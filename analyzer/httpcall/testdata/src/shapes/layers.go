package shapes

import (
	"net/http"
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
