package main

import (
	"maps"
	"slices"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// A shadow looks at the live methods of a go-github that the template of a
// deprecated operation would match if it stood alone: POST
// /orgs/{org}/actions/runner-groups by /orgs/{org}/{security_product}/{enablement}.
// None may be reported.
type shadow struct {
	name  string
	pkg   string
	least int // methods there must be
}

var shadows = []shadow{
	{name: "go-github v62, shadowed", pkg: goGitHub62, least: 3},
	{name: "go-github v75, shadowed", pkg: goGitHub75, least: 6},
	{name: "go-github, shadowed", pkg: goGitHub, least: 6},
}

func (s shadow) measure(b *bench) error {
	const edition = "api.github.com"
	ops, err := b.githubOperations(edition)
	if err != nil {
		return err
	}
	full, err := octokit(edition)(b)
	if err != nil {
		return err
	}
	bare, err := withoutValues(full, func(op rule.Operation) bool { return true })
	if err != nil {
		return err
	}
	alone, err := withoutValues(full, func(op rule.Operation) bool { return op.Deprecation != nil })
	if err != nil {
		return err
	}
	dir, err := b.packageDir(s.pkg)
	if err != nil {
		return err
	}
	answers, err := annotations(dir)
	if err != nil {
		return err
	}
	calls, err := b.inventory(s.pkg)
	if err != nil {
		return err
	}
	candidates := shadowed(answers, ops)
	matched, reported := map[string]bool{}, 0
	for _, c := range calls {
		if candidates[c.fn] == "" {
			continue
		}
		if _, ok := c.retired(alone); ok {
			matched[c.fn] = true
		}
		for _, set := range []*rule.Set{full, bare} { // live operations suffice, without the values of parameters
			if op, ok := c.retired(set); ok {
				reported++
				b.fail("%s: %s, which calls %s, is reported as %s", s.name, c.fn, candidates[c.fn], op.ID)
			}
		}
	}
	for _, fn := range slices.Sorted(maps.Keys(candidates)) {
		b.printf("%s\t%s\t%s\t-\tmatched alone: %v\n", s.name, fn, candidates[fn], matched[fn])
	}
	if len(matched) < s.least {
		b.fail("%s: %d methods, expected %d", s.name, len(matched), s.least)
	}
	b.checked(len(matched), "live methods that a deprecated template matches alone: %s", s.name)
	b.checked(reported, "of them are reported: %s", s.name)
	return nil
}

// shadowed are the methods whose endpoints are live operations and fit the
// template of a deprecated one, by the annotations and the description alone.
func shadowed(answers []answer, ops []operation) map[string]string {
	live, deprecated := map[endpoint]bool{}, []endpoint{}
	for _, op := range ops {
		if op.deprecated {
			deprecated = append(deprecated, op.endpoint)
		} else {
			live[op.anyName()] = true
		}
	}
	out := map[string]string{}
	for _, a := range answers {
		fits, allLive := false, true
		for _, e := range a.endpoints {
			allLive = allLive && live[e.anyName()]
			for _, d := range deprecated {
				fits = fits || agree(d, e) == agrees
			}
		}
		if fits && allLive {
			out[a.fn] = a.String()
		}
	}
	return out
}

// withoutValues is a set with the operations to keep, whose parameters can have
// any value.
func withoutValues(set *rule.Set, keep func(rule.Operation) bool) (*rule.Set, error) {
	out := rule.Set{Title: set.Title, Servers: set.Servers, PathStyle: set.PathStyle}
	for _, op := range set.Operations {
		if keep(op) {
			op.Values = nil
			out.Operations = append(out.Operations, op)
		}
	}
	return ready(&out)
}
