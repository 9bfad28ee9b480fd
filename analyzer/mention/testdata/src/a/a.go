package a

import (
	"fmt"
	"log"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"

	"example.com/lib"
)

// What is kept.

const (
	kept     = "x/const"           // want "^x/const$"
	Exported = "x/exported"        // want "x/exported exported"
	sum      = "x/" + "a" + suffix // longer begins with it
	suffix   = "/b"
	longer   = sum + "/c" // want "x/a/b/c"
)

var list = []string{"x/1", "x/2"} // want "x/1 lists: 1" "x/2 lists: 1"

var byKey = map[string]string{
	"x/key": "x/value", // want "x/value lists: 1"
}

type options struct{ path string }

var opts = &options{path: "x/field"} // want "x/field lists: 1"

func local(id string) string {
	p := "x/" + id // want "x/{}"
	p += "/y"
	return p
}

func Returned() string { return "x/returned" } // want "x/returned exported"

// What is handed on.

func handedOn(c *lib.Client, f func(string), id string) error {
	f("x/func")                                         // want "x/func"
	_ = c.Get("x/method")                               // want "x/method"
	_ = c.Get(fmt.Sprintf("x/%s", id))                  // want "x/%s"
	_ = c.Get(path.Join("x/join", id))                  // want "x/join"
	_ = c.Get(strings.ReplaceAll("x/{id}", "{id}", id)) // want "x/{id}"
	_ = c.Get(string("x/conversion"))                   // want "x/conversion"
	_ = c.Get(get("x/own"))                             // want "x/own"
	_ = append(list, "x/append")                        // want "x/append"
	_ = url.Values{"p": {"x/form"}}                     // want "x/form lists: 2"
	return exec.Command("curl", "x/command").Run()      // want "x/command"
}

func foreign(c *lib.Client) error {
	_ = c.Get(lib.Path + "/a") // want "x/lib/a$"
	return c.Get(lib.Path)     // want "x/lib from elsewhere"
}

func get(path string) string { return path }

// What is compared.

const (
	label   = "x/label"
	pattern = "x/pattern"
)

var routes = []string{"x/route"}

var prefixes = [...]string{"x/prefix"}

type route struct {
	path string
	h    http.HandlerFunc
}

var table = []route{{"x/table", nil}, {"x/handled", handle}} // want "x/table lists: 2"

func handle(w http.ResponseWriter, r *http.Request) {}

func compared(mux *http.ServeMux, s string) bool {
	switch s {
	case label, "x/case":
		return true
	}
	switch "x/tag" {
	case s:
		return true
	}
	mux.HandleFunc(pattern, handle)
	mux.HandleFunc("x/literal", handle)
	mux.HandleFunc(asPattern(), handle)
	for _, r := range routes {
		mux.HandleFunc(r, handle)
	}
	for i := range prefixes {
		if strings.HasPrefix(s, prefixes[i]) {
			return true
		}
	}
	_ = byKey["x/index"]
	_ = strings.TrimPrefix(s, "x/trim")
	_ = slices.Contains([]string{"x/contains"}, s)
	_ = os.Getenv("x/env")
	_ = s == lib.Path
	return s == "x/equal" || is(s, "x/is") || lib.Has(s, "x/has")
}

func asPattern() string { return "x/asPattern" }

func is(s, path string) bool { return s == path }

// What is shown.

const logged = "x/logged"

func shown(err error) error {
	log.Println(logged, "x/log")
	lib.Log("sent", "path", "x/any")
	debugf("%s", "x/debugf")
	println("x/builtin")
	return fmt.Errorf("x/error: %w", err)
}

func debugf(format string, args ...any) { log.Printf(format, args...) }

type tagged struct {
	f int "x/tag"
}
