package main

import (
	"cmp"
	"slices"
	"strings"
)

// A disagreement is a function for which pimvet does not find what the answer
// key says.
type disagreement struct {
	corpus, fn string
	key        string // endpoints of the answer key
	found      string // endpoints that pimvet finds instead, - for none
	grade      grade  // differs: wrong, vague: missed
	reason     string // why, if testdata/known.tsv says so
}

// aside reports whether the function counts neither way: the answer key is at
// fault, or the function leaves the request to another one, where the inventory
// lists it.
func (d disagreement) aside() bool {
	for _, r := range []string{"wrong annotation", "alias", "delegates"} {
		if strings.HasPrefix(d.reason, r) {
			return true
		}
	}
	return false
}

// compare grades each answer.
func compare(corpus string, answers []answer, calls []call, base string) []disagreement {
	byFunc := map[string][]endpoint{}
	for _, c := range calls {
		byFunc[c.fn] = append(byFunc[c.fn], c.endpoints(base)...)
	}
	var out []disagreement
	for _, a := range answers {
		found := byFunc[a.fn]
		if g := judge(a, found); g != agrees {
			out = append(out, disagreement{corpus: corpus, fn: a.fn, key: a.String(), found: join(found), grade: g})
		}
	}
	return out
}

// judge grades all that was found in a function. One endpoint that the key does
// not have makes it wrong, even beside one that it has; one that is vague does
// not. Nothing found is vague.
func judge(a answer, found []endpoint) grade {
	out := vague
	for _, f := range found {
		best := differs
		for _, k := range a.endpoints {
			best = max(best, agree(k, f))
		}
		switch best {
		case differs:
			return differs
		case agrees:
			out = agrees
		}
	}
	return out
}

// join lists endpoints, each once.
func join(list []endpoint) string {
	var out []string
	for _, e := range list {
		out = append(out, e.String())
	}
	slices.Sort(out)
	return cmp.Or(strings.Join(slices.Compact(out), " | "), "-")
}

// A row is one line of the table.
type row struct {
	name            string
	answers         int
	sites, resolved int
	aside           int
	wrong, missed   int
	pim             string // findings of the PIM rules
	sa1019          string
	floor           float64 // least recall, in percent
	maxWrong        int
}

func newRow(name string, answers int, calls []call) row {
	r := row{name: name, answers: answers, sites: len(calls), pim: "-", sa1019: "-", floor: 100}
	for _, c := range calls {
		if len(c.URLs) > 0 {
			r.resolved++
		}
	}
	return r
}

func (r *row) count(ds []disagreement) {
	for _, d := range ds {
		switch {
		case d.aside():
			r.aside++
		case d.grade == differs:
			r.wrong++
		default:
			r.missed++
		}
	}
}

func (r row) correct() int       { return r.answers - r.aside - r.wrong - r.missed }
func (r row) precision() float64 { return percent(r.correct(), r.correct()+r.wrong) }
func (r row) recall() float64    { return percent(r.correct(), r.answers-r.aside) }

func percent(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return 100 * float64(n) / float64(of)
}
