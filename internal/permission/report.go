package permission

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/rule"
	"github.com/pimigrate/pimigrate/internal/callsite"
)

// A Report says what the requests of a program need.
type Report struct {
	Packages    int       `json:"packages"`
	Requests    int       `json:"requests"`
	Tests       int       `json:"tests"`
	Operations  []Use     `json:"operations"`
	Delegated   Kind      `json:"delegated"`
	Application Kind      `json:"application"`
	Unknown     []Unknown `json:"unknown"`
	Elsewhere   []Request `json:"elsewhere"`
}

// A Kind is what the report says of permissions of one kind.
type Kind struct {
	Today []Need `json:"today"`
	After []Need `json:"after"`
	Add   []Need `json:"add"`
	Drop  []Need `json:"drop"`
	None  []Use  `json:"none"`
}

// A Request is one by its method and URL, with the places that send it.
type Request struct {
	Request string              `json:"request"`
	Calls   []callsite.Position `json:"calls"`
}

// Unknown is a request of which it cannot be said what it needs.
type Unknown struct {
	Reason    string `json:"reason"`
	Why       string `json:"why"`
	Operation string `json:"operation,omitempty"`
	Request
}

// Reasons of what is not known.
const (
	Unresolved   = "unresolved"   // nothing is known of the URL
	Method       = "method"       // the method is not known
	Undescribed  = "undescribed"  // no operation fits, and the server is, or may be, one of those described
	Undocumented = "undocumented" // the operation lists no permission of either kind
)

// New makes the report of what sites need by the rules of sets. Requests in test
// files are counted only: they are not sent by the program.
func New(packages int, sites []callsite.Site, sets []*rule.Set) *Report {
	r := &Report{Packages: packages, Operations: []Use{}, Unknown: []Unknown{}, Elsewhere: []Request{}}
	c := &collector{Report: r, sets: sets}
	for _, s := range sites {
		if strings.HasSuffix(s.File, "_test.go") {
			r.Tests++
			continue
		}
		r.Requests++
		c.site(s)
	}
	today, after := c.demands()
	r.Delegated = kindOf(delegated, today, after)
	r.Application = kindOf(application, today, after)
	return r
}

// A collector sorts requests by the operation they reach.
type collector struct {
	*Report
	sets  []*rule.Set
	found []reached
}

// reached is an operation with the places that call it.
type reached struct {
	op    *rule.Operation
	set   *rule.Set
	calls []callsite.Position
}

var whyUnresolved = map[string]string{
	"parameter": "a parameter decides where it goes: calls of the function are looked at one by one",
	"field":     "a field of a struct decides where it goes",
	"computed":  "where it goes is computed",
}

func (c *collector) site(s callsite.Site) {
	if len(s.URLs) == 0 {
		method := strings.Join(s.Methods, " | ")
		if method == "" {
			method = "?"
		}
		c.unknown(Unknown{Reason: Unresolved, Why: cmp.Or(whyUnresolved[s.How], s.How), Request: Request{Request: method + " ?"}}, s.Position)
		return
	}
	methods := s.Methods
	if len(methods) == 0 {
		methods = []string{""}
	}
	for _, url := range s.URLs {
		for _, method := range methods {
			c.request(method, url, s.Position)
		}
	}
}

func (c *collector) request(method, url string, at callsite.Position) {
	for _, set := range c.sets {
		op := set.Find(method, url)
		switch {
		case op == nil:
			continue
		case method == "":
			c.unknown(Unknown{Reason: Method, Why: "its method is not known", Request: Request{Request: "? " + op.Path}}, at)
		default:
			c.reach(op, set, at)
		}
		return
	}
	if method == "" {
		method = "?"
	}
	request := method + " " + url
	if slices.ContainsFunc(c.sets, func(s *rule.Set) bool { return s.MayServe(url) }) {
		c.unknown(Unknown{Reason: Undescribed, Why: "no operation of the rules fits it", Request: Request{Request: request}}, at)
		return
	}
	i := slices.IndexFunc(c.Elsewhere, func(r Request) bool { return r.Request == request })
	if i < 0 {
		i = len(c.Elsewhere)
		c.Elsewhere = append(c.Elsewhere, Request{Request: request})
	}
	addCall(&c.Elsewhere[i].Calls, at)
}

func (c *collector) reach(op *rule.Operation, set *rule.Set, at callsite.Position) {
	i := slices.IndexFunc(c.found, func(r reached) bool { return r.op == op })
	if i < 0 {
		i = len(c.found)
		c.found = append(c.found, reached{op: op, set: set})
	}
	addCall(&c.found[i].calls, at)
}

// unknown adds places to what is not known, which is listed once.
func (c *collector) unknown(u Unknown, calls ...callsite.Position) {
	i := slices.IndexFunc(c.Unknown, func(o Unknown) bool {
		return o.Reason == u.Reason && o.Why == u.Why && o.Request.Request == u.Request.Request
	})
	if i < 0 {
		i = len(c.Unknown)
		c.Unknown = append(c.Unknown, u)
	}
	for _, at := range calls {
		addCall(&c.Unknown[i].Calls, at)
	}
}

func addCall(calls *[]callsite.Position, at callsite.Position) {
	if !slices.Contains(*calls, at) {
		*calls = append(*calls, at)
	}
}
