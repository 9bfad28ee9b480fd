package httpcall

import "strings"

// This file and its neighbours library_*.go are the one place that knows HTTP
// libraries. A library is rows of data: the names of its functions, and where
// method, URL and request stand among their arguments, the receiver first.

// A library is the rows of one package. Functions are named as in its source,
// "NewRequest" or "(*Client).Do"; types are plain names.
type library struct {
	path     string
	sinks    map[string]sink        // functions that send a request or make one
	requests map[string]requestType // types that are a request
	objects  map[string][]part      // functions that return a new object with these parts
	setters  map[string][]part      // methods that write these parts of their receiver, and may return it
	fluent   []string               // types whose other methods return the receiver if they return its type
	views    map[string]operand     // functions that return a field of an argument, not a copy
	same     map[string]int         // functions that return an argument or a copy of it
	verbs    map[string][]string    // number types that stand for methods
	fields   map[string]string      // fields of types, "Server.URL", that always begin with a text
}

// An operand is where a row finds a value: a constant text, or a field path of
// an argument; and for a relative URL the base it is joined to.
type operand struct {
	arg  int // or one of the two below
	text string
	path []string
	base *operand
	join string // the model that joins base and value
}

const (
	fixed   = -1 // the value is text
	nowhere = -2 // the library does not tell: unknown
)

func verb(s string) operand             { return operand{arg: fixed, text: s} }
func arg(n int, path ...string) operand { return operand{arg: n, path: path} }

var hidden = operand{arg: nowhere}

// below is o under the base URL base, if o is relative.
func (o operand) below(base operand) operand {
	o.base, o.join = &base, "below"
	return o
}

// with is o joined to base by the model called join.
func (o operand) with(join string, base operand) operand {
	o.base, o.join = &base, join
	return o
}

func (o operand) eval(args []*expr) *expr {
	e := o.own(args)
	if o.base == nil {
		return e
	}
	return mkApply(o.join, o.base.eval(args), e)
}

func (o operand) own(args []*expr) *expr {
	if o.arg == fixed {
		return mkText(o.text)
	}
	if o.arg < 0 || o.arg >= len(args) {
		return anything
	}
	e := args[o.arg]
	for _, f := range o.path {
		e = mkField(e, f)
	}
	return e
}

// A part is a field that a library function sets.
type part struct {
	path  []string
	value operand
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
	relative    bool // the URL is below one that the sender knows
}

// The rows of all libraries, under full names.
var (
	libraries    = map[string]bool{} // packages; they are not analyzed themselves
	sinks        = map[string]sink{}
	requestTypes = map[string]requestType{}
	objects      = map[string][]part{}
	setters      = map[string][]part{}
	fluent       = map[string]bool{}
	views        = map[string]operand{}
	same         = map[string]int{}
	verbs        = map[string][]string{}
	fields       = map[string]string{}
)

func init() {
	for _, l := range [][]library{netLibraries, sdkLibraries, fluentLibraries} {
		for _, l := range l {
			l.register()
		}
	}
}

func (l library) register() {
	libraries[l.path] = true
	enter(sinks, l, l.sinks)
	enter(requestTypes, l, l.requests)
	enter(objects, l, l.objects)
	enter(setters, l, l.setters)
	enter(views, l, l.views)
	enter(same, l, l.same)
	enter(verbs, l, l.verbs)
	enter(fields, l, l.fields)
	for _, t := range l.fluent {
		fluent[l.full(t)] = true
	}
}

func enter[T any](all map[string]T, l library, rows map[string]T) {
	for name, row := range rows {
		all[l.full(name)] = row
	}
}

// full is name as types.Func.FullName has it: the path comes before the type.
func (l library) full(name string) string {
	bare := strings.TrimLeft(name, "(*")
	return name[:len(name)-len(bare)] + l.path + "." + bare
}
