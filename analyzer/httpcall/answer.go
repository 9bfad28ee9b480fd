package httpcall

import (
	"go/types"
)

// This file says what is known of answers: the types that are a response, what
// their fields and methods tell, and the functions that take such parts apart.
// The rows are in library_answer.go.

// An Aspect is what a value tells of a request or of its answer.
type Aspect int

const (
	NoAspect   Aspect = iota // nothing that the tables know of
	Request                  // a request, to be sent
	Response                 // the answer as a whole
	Status                   // its status, a number
	StatusLine               // its status as a text, such as "200 OK"
	Success                  // whether the status is 2xx
	Failure                  // whether the status is 4xx or 5xx
	Headers                  // its headers
	Stream                   // its body, to be read
	Content                  // its body as bytes or text
	Decoded                  // what its body is decoded to, or a decoder of it
	Length                   // the length of its body
	Text                     // made of any of these for people to read
	Absent                   // what its body is decoded to where it failed: nil on success
	Aside                    // what depends on neither status nor body
)

// An AnswerFunc is what a function does with an answer, or with a part of it.
type AnswerFunc struct {
	Results  []Aspect // what it returns, by result
	Into     []int    // the arguments that the body is written or decoded to
	Statuses int      // if > 0, the first of the statuses that it looks for that of the answer in
}

// AspectOf returns Request or Response if t is that of a library, or points to
// it, else NoAspect.
func AspectOf(t types.Type) Aspect {
	n := typeName(t)
	if n == nil {
		return NoAspect
	}
	if _, ok := members[fullName(n)]; ok || isEnvelope(n) {
		return Response
	}
	if _, ok := requestTypes[fullName(n)]; ok {
		return Request
	}
	return NoAspect
}

// MemberAspect returns what the field or method called name tells of the
// response of type t, and false if the tables do not know.
func MemberAspect(t types.Type, name string) (Aspect, bool) {
	n := typeName(t)
	if n == nil {
		return NoAspect, false
	}
	if isEnvelope(n) {
		return envelopeAspect(name)
	}
	a, ok := members[fullName(n)][name]
	return a, ok
}

// AnswerFuncOf returns the row of f.
func AnswerFuncOf(f *types.Func) (AnswerFunc, bool) {
	row, ok := answerFuncs[f.Origin().FullName()]
	return row, ok
}

// IsClient reports whether a value of type t, an interface with a method that
// returns response, may be the client of response's library, and so returns
// what that does.
func IsClient(t, response types.Type) bool {
	iface, ok := t.Underlying().(*types.Interface)
	n := typeName(response)
	if !ok || n == nil || iface.Empty() {
		return false
	}
	for _, name := range clients[fullName(n)] {
		c := n.Pkg().Scope().Lookup(name)
		if c != nil && types.Implements(types.NewPointer(c.Type()), iface) {
			return true
		}
	}
	return false
}

// An answers holds the rows of one package.
type answers struct {
	path      string
	responses map[string]map[string]Aspect // types that are a response, and their fields and methods
	clients   map[string][]string          // the types that return such a response
	funcs     map[string]AnswerFunc
}

// The rows of all packages, under full names.
var (
	members     = map[string]map[string]Aspect{}
	clients     = map[string][]string{}
	answerFuncs = map[string]AnswerFunc{}
)

func init() {
	for _, a := range answerTables {
		l := library{path: a.path}
		enter(members, l, a.responses)
		enter(clients, l, a.clients)
		enter(answerFuncs, l, a.funcs)
	}
}
