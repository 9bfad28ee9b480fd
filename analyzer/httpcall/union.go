package httpcall

import "strings"

// mkUnion is the set of args. Equal members count once; past the bound those that
// say nothing count once, then servers are unknown, and if that is not enough the
// whole.
func mkUnion(args ...*expr) *expr {
	var members []*expr
	for _, a := range args {
		members = append(members, alternatives(a)...)
	}
	members = distinct(members)
	if len(members) == 0 && len(args) > 0 {
		return again
	}
	if len(members) > maxUnion {
		members = withoutMysteries(members)
	}
	if len(members) > maxUnion {
		members = withoutServers(members)
	}
	switch {
	case len(members) == 0 || len(members) > maxUnion:
		return anything
	case len(members) == 1:
		return members[0]
	}
	return node(expr{kind: union, args: members})
}

func alternatives(e *expr) []*expr {
	if e.kind == union {
		return e.args
	}
	return []*expr{e}
}

// distinct are the members of alts that say something, equal ones once.
func distinct(alts []*expr) []*expr {
	var out []*expr
	seen := map[string]int{}
	for _, e := range alts {
		if e.loop {
			continue
		}
		k := e.String()
		if i, ok := seen[k]; ok {
			out[i] = merge(out[i], e)
			continue
		}
		seen[k] = len(out)
		out = append(out, e)
	}
	return out
}

// withoutMysteries has one unknown for all fields of something unknown among alts.
// A type could have a default for one of them; where there are so many, what is
// spelled tells more.
func withoutMysteries(alts []*expr) []*expr {
	out := make([]*expr, len(alts))
	for i, e := range alts {
		out[i] = e
		of := e
		for of.kind == field {
			of = of.args[0]
		}
		if of.kind == unknown && !of.loop {
			out[i] = anything
		}
	}
	return distinct(out)
}

// withoutServers makes the servers unknown of the URLs among alts: the paths of
// an API with many servers tell more.
func withoutServers(alts []*expr) []*expr {
	out := make([]*expr, len(alts))
	for i, e := range alts {
		out[i] = e
		if _, at := scheme(parts(e)); at < 0 {
			continue
		}
		if s := splitURL(e); s.path != nil {
			out[i] = mkConcat(anything, s.path)
		}
	}
	return distinct(out)
}

// merge is a, which equals b, with a mark on the literals that b spells with
// others.
func merge(a, b *expr) *expr {
	if a == b || a.twin || len(a.args) != len(b.args) || a.lit == b.lit && len(a.args) == 0 {
		return a
	}
	m := *a
	m.twin = a.lit != b.lit
	m.args = make([]*expr, len(a.args))
	for i := range a.args {
		m.args[i] = merge(a.args[i], b.args[i])
	}
	return &m
}

// bound makes unknown as many of the unions in seq as it takes to keep the
// combinations of the others within the bound: first those that cannot change
// the number of path segments, as the alternatives of an ID or a server do not.
// It reports whether it had to.
func bound(seq []*expr) bool {
	combinations := func() int {
		n := 1
		for _, e := range seq {
			if e.kind == union {
				n *= len(e.args)
			}
		}
		return n
	}
	changed := false
	for _, slashes := range []bool{false, true} {
		for i := len(seq) - 1; i >= 0 && combinations() > maxUnion; i-- {
			if seq[i].kind == union && (slashes || !strings.Contains(strings.ReplaceAll(seq[i].String(), "://", ""), "/")) {
				seq[i], changed = anything, true
			}
		}
	}
	return changed
}
