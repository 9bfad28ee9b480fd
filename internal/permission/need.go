package permission

import (
	"cmp"
	"slices"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// A Need is a permission and what needs it.
type Need struct {
	Grant
	Shared      bool  `json:"shared,omitempty"`
	Conditional bool  `json:"conditional,omitempty"`
	Operations  []Use `json:"operations"`
}

// A Grant is a permission of an API.
type Grant struct {
	Permission string `json:"permission"`
	Server     string `json:"server,omitempty"`
	API        string `json:"api"`
}

func (g Grant) String() string {
	return rule.Grant{Name: g.Permission, Server: g.Server}.String()
}

// grants are what does for o, least privileged first.
func (o option) grants(k kind) []Grant {
	var out []Grant
	for _, name := range k.of(o.op) {
		g := Grant{Permission: name, API: o.set.Title}
		if len(o.op.Servers) > 0 {
			g.Server = o.op.Servers[0]
		}
		out = append(out, g)
	}
	return out
}

func kindOf(k kind, today, after []demand) Kind {
	out := Kind{Today: needs(k, today), After: needs(k, after), None: []Use{}}
	out.Add, out.Drop = without(out.After, out.Today), without(out.Today, out.After)
	seen := map[*rule.Operation]bool{}
	for _, o := range slices.Concat(slices.Concat(today...), slices.Concat(after...)) {
		if o.documented() && len(k.of(o.op)) == 0 && !seen[o.op] {
			seen[o.op] = true
			out.None = append(out.None, o.use)
		}
	}
	return out
}

// without are the needs of a that are none of b.
func without(a, b []Need) []Need {
	out := []Need{}
	for _, n := range a {
		if !slices.ContainsFunc(b, func(o Need) bool { return o.Grant == n.Grant }) {
			out = append(out, n)
		}
	}
	return out
}

// needs are the permissions that do for all demands: those that are needed
// whatever the code chooses, then the others.
func needs(k kind, demands []demand) []Need {
	var certain, open []option
	for _, d := range demands {
		for _, o := range d {
			switch {
			case len(k.of(o.op)) == 0:
			case d.agrees(k):
				certain = append(certain, o)
			default:
				open = append(open, o)
			}
		}
	}
	list := needList{kind: k, enough: fewest(k, certain)}
	for _, o := range certain {
		list.add(o, false)
	}
	for _, o := range open {
		list.add(o, true)
	}
	return list.sorted()
}

// agrees reports whether all operations of d have the same least privileged
// permission.
func (d demand) agrees(k kind) bool {
	first := d[0].grants(k)
	return !slices.ContainsFunc(d, func(o option) bool {
		g := o.grants(k)
		return len(g) == 0 || len(first) == 0 || g[0] != first[0]
	})
}

// fewest are the least privileged permissions of options, without those that
// the others make superfluous. What does for the fewest options goes first.
func fewest(k kind, options []option) []Grant {
	var grants []Grant
	serves := map[Grant]int{}
	for _, o := range options {
		all := o.grants(k)
		if !slices.Contains(grants, all[0]) {
			grants = append(grants, all[0])
		}
		for _, g := range all {
			serves[g]++
		}
	}
	slices.SortStableFunc(grants, func(a, b Grant) int {
		return cmp.Or(cmp.Compare(serves[a], serves[b]), cmp.Compare(a.Permission, b.Permission))
	})
	for _, g := range slices.Clone(grants) {
		rest := slices.DeleteFunc(slices.Clone(grants), func(o Grant) bool { return o == g })
		if !slices.ContainsFunc(options, func(o option) bool { return firstOf(o.grants(k), rest) < 0 }) {
			grants = rest
		}
	}
	return grants
}

// firstOf is the number of the first of accepted that is one of held, or -1.
func firstOf(accepted, held []Grant) int {
	return slices.IndexFunc(accepted, func(g Grant) bool { return slices.Contains(held, g) })
}

// A needList collects needs. Enough are the permissions needed for certain.
type needList struct {
	kind   kind
	enough []Grant
	needs  []Need
}

func (l *needList) add(o option, conditional bool) {
	accepted := o.grants(l.kind)
	g := accepted[0]
	if i := firstOf(accepted, l.enough); i >= 0 {
		g, conditional = accepted[i], false
	}
	i := slices.IndexFunc(l.needs, func(n Need) bool { return n.Grant == g })
	if i < 0 {
		i = len(l.needs)
		l.needs = append(l.needs, Need{Grant: g, Shared: slices.Contains(o.set.SharedPermissions, g.Permission), Conditional: conditional})
	}
	use := o.use
	use.Accepted = l.kind.of(o.op)
	l.needs[i].Operations = append(l.needs[i].Operations, use)
}

// sorted are the needs by name, conditional ones last; never nil.
func (l *needList) sorted() []Need {
	order := map[bool]int{true: 1}
	slices.SortStableFunc(l.needs, func(a, b Need) int {
		return cmp.Or(cmp.Compare(order[a.Conditional], order[b.Conditional]), cmp.Compare(a.API, b.API),
			cmp.Compare(a.Permission, b.Permission), cmp.Compare(a.Server, b.Server))
	})
	if l.needs == nil {
		return []Need{}
	}
	return l.needs
}
