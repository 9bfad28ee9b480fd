package shapes

import (
	"fmt"
	"net/http"
)

// Values that print by a method of theirs.

type resource int

const dogs resource = 1

func (r resource) String() string {
	switch r {
	case 0:
		return "cats"
	case dogs:
		return "dogs"
	case 2, 3:
		return "mice"
	}
	return fmt.Sprintf("resource(%d)", int(r))
}

type tag string

func (t tag) String() string { return "tag-" + string(t) }

type location struct{ region, name string }

func (l location) String() string { return l.region + "/things/" + l.name }

type pointed string

func (p *pointed) String() string { return "not this" }

func printedByMethod(n string) {
	http.Get(fmt.Sprintf("%s/%s/%d", host, dogs, dogs))                // want `^GET https://api.example.com/dogs/1$`
	http.Get(host + fmt.Sprint("/", tag("a")))                         // want `^GET https://api.example.com/tag-a$`
	http.Get(fmt.Sprintf(host+"/%v", location{region: "eu", name: n})) // want `^GET https://api.example.com/eu/things/{}$`
	http.Get(fmt.Sprintf(host+"/%v", pointed("p")))                    // want `^GET https://api.example.com/p$`
	printf("/%v/x", resource(3))                                       // want `^GET https://api.example.com/mice/x via printf$`
	http.Get(host + "/" + resource(len(n)).String())                   // want `com/cats\|.*/dogs\|.*/mice\|.*/resource\({}\)$`
	printf("/%v/x", dogs)                                              // want `^GET https://api.example.com/dogs/x via printf$`
	asserted(tag("b"))                                                 // want `^GET https://api.example.com/b via asserted$`
}

func printf(format string, args ...any) {
	http.Get(host + fmt.Sprintf(format, args...)) // want `^GET https://api.example.com{}$`
}

func asserted(args ...any) {
	http.Get(host + "/" + string(args[0].(tag))) // want `^GET https://api.example.com/{}$`
}

// Names in a table.

var (
	resourceNames = [...]string{"cats", "dogs"}
	resourcePaths = map[resource]string{0: "/cats", dogs: "/dogs"}
)

func (r resource) name() string { return resourceNames[r] }
func (r resource) path() string { return resourcePaths[r] }

func tabled(r resource) {
	http.Get(host + "/" + dogs.name())         // want `^GET https://api.example.com/dogs$`
	http.Get(host + dogs.path())               // want `^GET https://api.example.com/dogs$`
	http.Get(host + resource(0).path())        // want `^GET https://api.example.com/cats$`
	http.Get(host + "/" + r.name())            // want `^GET https://api.example.com/cats\|https://api.example.com/dogs$`
	http.Get(host + r.path())                  // want `^GET https://api.example.com/cats\|https://api.example.com/dogs$`
	http.Get(host + "/" + resourceNames[dogs]) // want `^GET https://api.example.com/dogs$`
}
