package httpcall

import "strings"

// This file is the one place that knows HTTP libraries. A row names a function
// as types.Func.FullName does and says where method, URL and request stand
// among its arguments, the receiver first.

// An operand is where a row finds a value: a constant text, or a field path of
// an argument.
type operand struct {
	text string
	arg  int
	path []string
}

func verb(s string) operand             { return operand{text: s, arg: -1} }
func arg(n int, path ...string) operand { return operand{arg: n, path: path} }
func (o operand) eval(args []*expr) *expr {
	if o.arg < 0 {
		return mkText(o.text)
	}
	if o.arg >= len(args) {
		return anything
	}
	e := args[o.arg]
	for _, f := range o.path {
		e = mkField(e, f)
	}
	return e
}

// A sink is a function that sends a request, or makes one to be sent.
type sink struct {
	makes   string  // the type of the request it returns, or ""
	request int     // the argument that is the request to send, or -1
	method  operand // if request < 0
	url     operand // if request < 0
}

// makes is a sink that returns a request of type t.
func makes(t string, method, url operand) sink { return sink{t, -1, method, url} }

// sends is a sink that sends a request described by its arguments.
func sends(method, url operand) sink { return sink{"", -1, method, url} }

// does is a sink that sends the request which is argument n.
func does(n int) sink { return sink{request: n} }

// A requestType is a library's request: the fields that hold method and URL.
type requestType struct {
	method, url []string
	parsed      bool // the URL is a *url.URL, not a text
}

var requestTypes = map[string]requestType{
	httpRequest:  {[]string{"Method"}, []string{"URL"}, true},
	kiotaRequest: {[]string{"Method"}, []string{"UrlTemplate"}, false},
}

const (
	httpRequest  = "net/http.Request"
	kiotaRequest = "github.com/microsoft/kiota-abstractions-go.RequestInformation"
)

var sinks = map[string]sink{
	"net/http.NewRequest":               makes(httpRequest, arg(0), arg(1)),
	"net/http.NewRequestWithContext":    makes(httpRequest, arg(1), arg(2)),
	"net/http.Get":                      sends(verb("GET"), arg(0)),
	"net/http.Head":                     sends(verb("HEAD"), arg(0)),
	"net/http.Post":                     sends(verb("POST"), arg(0)),
	"net/http.PostForm":                 sends(verb("POST"), arg(0)),
	"(*net/http.Client).Get":            sends(verb("GET"), arg(1)),
	"(*net/http.Client).Head":           sends(verb("HEAD"), arg(1)),
	"(*net/http.Client).Post":           sends(verb("POST"), arg(1)),
	"(*net/http.Client).PostForm":       sends(verb("POST"), arg(1)),
	"(*net/http.Client).Do":             does(1),
	"(*net/http.Transport).RoundTrip":   does(1),
	"(net/http.RoundTripper).RoundTrip": does(1),

	"github.com/microsoft/kiota-abstractions-go.NewRequestInformationWithMethodAndUrlTemplateAndPathParameters": makes(kiotaRequest, arg(0), arg(1)),
}

// same lists functions that return one of their arguments, as far as method
// and URL go.
var same = map[string]int{
	"(*net/http.Request).WithContext": 0,
	"(*net/http.Request).Clone":       0,
}

// constructors build objects whose fields requests are later made from.
var constructors = map[string]func(args []*expr) *expr{
	"github.com/microsoft/kiota-abstractions-go.NewBaseRequestBuilder": func(a []*expr) *expr {
		return mkObject(nil, []string{"UrlTemplate"}, []*expr{a[1]})
	},
}

// verbs spells the methods of libraries that number them.
var verbs = map[string][]string{
	"github.com/microsoft/kiota-abstractions-go.HttpMethod": {"GET", "POST", "PATCH", "DELETE", "OPTIONS", "CONNECT", "PUT", "TRACE", "HEAD"},
}

// A mutator is a library method that writes through one of its arguments.
type mutator struct {
	target int
	path   []string
	value  func(args []*expr) *expr
}

// builtText names the text a builder holds so far.
const builtText = "…text"

func built(b *expr) *expr { return mkField(b, builtText) }

func writes(more func(args []*expr) *expr) mutator {
	return mutator{0, []string{builtText}, func(a []*expr) *expr { return mkConcat(built(a[0]), more(a)) }}
}

var mutators = map[string]mutator{
	"(*strings.Builder).WriteString": writes(func(a []*expr) *expr { return a[1] }),
	"(*strings.Builder).WriteByte":   writes(func(a []*expr) *expr { return char(a[1]) }),
	"(*strings.Builder).WriteRune":   writes(func(a []*expr) *expr { return char(a[1]) }),
	"(*bytes.Buffer).WriteString":    writes(func(a []*expr) *expr { return a[1] }),
	"(*bytes.Buffer).WriteByte":      writes(func(a []*expr) *expr { return char(a[1]) }),
	"(*bytes.Buffer).WriteRune":      writes(func(a []*expr) *expr { return char(a[1]) }),
	"fmt.Fprintf":                    writes(func(a []*expr) *expr { return mkApply("fmt.Sprintf", a[1], a[2]) }),
	"fmt.Fprint":                     writes(func(a []*expr) *expr { return mkApply("fmt.Sprint", a[1]) }),
	"io.WriteString":                 writes(func(a []*expr) *expr { return a[1] }),
}

// libraries are the packages that the tables describe. They are not analyzed
// themselves.
var libraries = libraryPaths()

func libraryPaths() map[string]bool {
	paths := map[string]bool{
		// Dumps and forwards what callers hand it, with URLs it changes on the
		// way: it sends no request of its own.
		"net/http/httputil": true,
	}
	for name := range sinks {
		paths[packageOf(name)] = true
	}
	for name := range constructors {
		paths[packageOf(name)] = true
	}
	return paths
}

// packageOf is the package path in a name such as "(*net/http.Client).Do".
func packageOf(name string) string {
	name = strings.TrimLeft(name, "(*")
	slash := strings.LastIndex(name, "/")
	return name[:slash+1+strings.Index(name[slash+1:], ".")]
}
