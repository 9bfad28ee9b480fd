package shapes

import (
	"maps"
	"net/http"
	"slices"
)

// Loops over the iterators of slices and maps.

var pages = map[string]string{"one": "/pages/1", "two": "/pages/2"}

func iterated(ids []string) {
	for _, r := range slices.All([]route{{"GET", "/a"}, {"POST", "/b"}}) {
		req, _ := http.NewRequest(r.method, host+r.path, nil) // want `^GET https://api.example.com/a$` `^POST https://api.example.com/b$`
		http.DefaultClient.Do(req)
	}
	for p := range maps.Values(pages) {
		http.Get(host + p) // want `/pages/1$` `/pages/2$`
	}
	for _, k := range slices.Sorted(maps.Keys(pages)) {
		http.Get(host + "/pages/" + k) // want `/pages/one\|https://api.example.com/pages/two$`
	}
	for id := range slices.Values(ids) {
		http.Get(host + "/ids/" + id) // want `^GET https://api.example.com/ids/{}$`
	}
}
