package main

import "fmt"

// A corpus is a client whose source says which endpoint each method has.
type corpus struct {
	name     string
	packages []string
	base     string // path in which the client's base URL ends, as "beta"
	answers  func(dir string) ([]answer, error)
	least    int     // answers the key must have: a reader that finds none proves nothing
	floor    float64 // least recall, in percent
	pim      bool    // the client calls operations that rule.PIM() reports
	heavy    bool    // takes minutes and gigabytes
	called   bool    // also measure a program that calls each method
}

const (
	goGitHub   = "github.com/google/go-github/v84/github"
	goGitHub75 = "github.com/google/go-github/v75/github"
	goGitHub62 = "github.com/google/go-github/v62/github"
	godo       = "github.com/digitalocean/godo"
	msgraph    = "github.com/microsoftgraph/msgraph-beta-sdk-go/"
	datadogV1  = "github.com/DataDog/datadog-api-client-go/v2/api/datadogV1"
	weaviate   = "github.com/weaviate/weaviate-go-client/v5/weaviate/"
)

// weaviatePackages are those that send requests. Others need packages for
// tests that the module does not have.
var weaviatePackages = []string{
	weaviate + "alias", weaviate + "backup", weaviate + "batch", weaviate + "classifications",
	weaviate + "cluster", weaviate + "contextionary", weaviate + "data", weaviate + "graphql",
	weaviate + "groups", weaviate + "misc", weaviate + "rbac", weaviate + "schema", weaviate + "users",
}

// pimPackages are the packages of msgraph for PIM v2.
var pimPackages = []string{
	msgraph + "privilegedaccess", msgraph + "privilegedapproval", msgraph + "privilegedoperationevents",
	msgraph + "privilegedroleassignmentrequests", msgraph + "privilegedroleassignments",
	msgraph + "privilegedroles", msgraph + "privilegedsignupstatus",
}

// corpora are all clients with a key in their source.
var corpora = []corpus{
	{
		name: "go-github", packages: []string{goGitHub},
		answers: annotations, least: 1178, floor: 99, called: true,
	},
	{
		name: "okta", packages: []string{"github.com/okta/okta-sdk-golang/v5/okta"},
		answers: oktaLiterals, least: 585, floor: 98,
	},
	{
		name: "datadog", packages: []string{datadogV1}, answers: datadogLiterals, least: 235, floor: 98,
	},
	{
		name: "msgraph-beta", base: "beta", packages: pimPackages,
		answers: kiotaTemplates, least: 230, floor: 100, pim: true, heavy: true,
	},
}

// callers ends the name of the row for a program that calls a client.
const callers = ": its callers"

// measure runs the inventory over one corpus and compares.
func (c corpus) measure(b *bench) error {
	calls, err := b.inventory(c.packages...)
	if err != nil {
		return err
	}
	var all []disagreement
	var key []answer
	for _, p := range c.packages {
		dir, err := b.packageDir(p)
		if err != nil {
			return err
		}
		answers, err := c.answers(dir)
		if err != nil {
			return err
		}
		key = append(key, answers...)
		all = append(all, compare(c.name, answers, inDir(calls, dir), c.base)...)
	}
	if len(key) < c.least {
		return fmt.Errorf("the answer key has %d methods, expected %d", len(key), c.least)
	}
	r := c.row(b, c.name, len(key), calls, all)
	r.pim = b.pim(c.name, calls, c.pim)
	b.add(r)
	if c.called {
		return c.measureCaller(b, key)
	}
	return nil
}

func (c corpus) row(b *bench, name string, answers int, calls []call, ds []disagreement) row {
	b.known.explain(ds)
	b.report(ds)
	r := newRow(name, answers, calls)
	r.floor = c.floor
	r.count(ds)
	r.maxWrong = r.wrong // a wrong one that is not known fails by name
	return r
}

// measureCaller compares what is found in a program that calls each method.
func (c corpus) measureCaller(b *bench, key []answer) error {
	var methods []string
	for _, a := range key {
		methods = append(methods, a.fn)
	}
	p, err := b.caller(c.packages, methods)
	if err != nil {
		return err
	}
	calls, err := b.callerCalls(p)
	if err != nil {
		return err
	}
	name := c.name + callers
	b.add(c.row(b, name, len(key), calls, compare(name, key, calls, c.base)))
	return nil
}
