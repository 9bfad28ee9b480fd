package rewrite

import (
	"go/token"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/pimigrate/pimigrate/analyzer/rewrite/internal/code"
	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// literals edits the URL where it stands in literals of the package. Whether
// they serve other requests, too, is for the group to say.
func (rw *rewriter) literals() outcome {
	a := parse(rw.URL, rw.Match.Set().PathStyle == "odata")
	return together(
		rw.reachable,
		func() outcome { return rw.query(a.query) },
		func() outcome { return rw.path(&a) },
	)
}

// reachable refuses what no change of a path can reach.
func (rw *rewriter) reachable() outcome {
	switch {
	case len(rw.Call.Methods) == 0:
		return refuse("its method is not known here")
	case len(rw.Call.Methods) > 1:
		return refuse("its method is one of " + strings.Join(rw.Call.Methods, " and "))
	case !slices.Equal(rw.Match.Servers, rw.next.Servers):
		return refuse("the successor is on another server")
	}
	return outcome{}
}

// path edits the path, run by run from the right: what stands in front may be
// part of a base URL that is not known.
func (rw *rewriter) path(a *spelledURL) outcome {
	var all outcome
	end := len(a.parts)
	for i, r := range slices.Backward(rw.runs) {
		start := end - len(r.old)
		if c, ok := r.change(); ok {
			edits, why := respell(a, c, start+c.at)
			if why != "" {
				return refuse(why)
			}
			all.edits = append(all.edits, edits...)
		} else if !slices.Equal(r.old, r.new) {
			return refuse("segments come between the ids of the path")
		}
		if i == 0 {
			break
		}
		if why := rw.key(a, start-1); why != "" {
			return refuse(why)
		}
		end = start - 1
	}
	return all
}

// key says why the id that is part n cannot stay as it is, "" if it can. The
// document says of many ids that those of the retired API mean nothing to the
// successor. One that a variable holds is as good as where it comes from, which
// is reported itself; one that is spelled out stays behind.
func (rw *rewriter) key(a *spelledURL, n int) string {
	switch {
	case n < 0:
		return "the path is not known"
	case a.parts[n].named:
		return "the key in parentheses has a name"
	case rw.replacement.Changes["ids"] != "" && a.known(a.parts[n]):
		return "the path has the id " + strings.Trim(a.textOf(a.parts[n]), "'") + ", which the successor may not know"
	}
	return ""
}

// respell makes the change c of the parts from number at on. Neighbours that
// stand in one literal are replaced together; of those in several literals each
// takes as many of the new segments as it has old ones, and the last one takes
// the rest: the version goes where the version was.
func respell(a *spelledURL, c change, at int) (edits []analysis.TextEdit, why string) {
	switch {
	case at < 0 && rule.IsVersion(c.old[0]):
		return nil, "the version in front of the path is not spelled here"
	case at < 0:
		return nil, notSpelled(c.old[0])
	}
	parts := a.parts[at : at+len(c.old)]
	for i, t := range slices.Backward(parts) { // the last name says most
		if why := misspelled(a, t, c.old[i]); why != "" {
			return nil, why
		}
	}
	next := c.next
	for len(parts) > 0 {
		n := 1
		for n < len(parts) && a.together(parts[0].from, parts[n].to) {
			n++
		}
		take := n
		if n == len(parts) {
			take = len(next)
		}
		if take == 0 || take > len(next) {
			return nil, "the successor's path has fewer segments than literals"
		}
		e, ok := rewritten(a, parts[:n], strings.Join(next[:take], "/"))
		if !ok {
			return nil, "the literal of " + c.old[0] + " cannot be edited in place"
		}
		edits = append(edits, e)
		parts, next = parts[n:], next[take:]
	}
	return edits, ""
}

// misspelled says why the part t is not a literal's spelling of name, "" if it
// is.
func misspelled(a *spelledURL, t part, name string) string {
	at := a.bytes[t.from:t.to]
	switch {
	case !strings.EqualFold(a.textOf(t), name), slices.ContainsFunc(at, func(p place) bool { return p.lit == nil }):
		return notSpelled(name)
	case slices.ContainsFunc(at, func(p place) bool { return p.twin }):
		return name + " is spelled in several branches"
	case !a.together(t.from, t.to):
		return name + " is put together from parts"
	}
	return ""
}

func notSpelled(name string) string { return name + " is not spelled in a literal of this package" }

// plain is text that reads the same in any literal, and in a format.
var plain = regexp.MustCompile(`^[\w./()='$,;:@~-]*$`)

// rewritten replaces parts, which stand in one literal, by text.
func rewritten(a *spelledURL, parts []part, text string) (analysis.TextEdit, bool) {
	first, last := parts[0], parts[len(parts)-1]
	to := last.to
	if strings.HasSuffix(text, ")") && last.end > last.to {
		if to = last.end; !a.together(first.from, to) {
			return analysis.TextEdit{}, false
		}
	}
	lit := a.bytes[first.from].lit
	start, ok := code.LiteralOffset(lit.Value, a.bytes[first.from].off)
	end, ok2 := code.LiteralOffset(lit.Value, a.bytes[to-1].off+1)
	return analysis.TextEdit{
		Pos:     lit.Pos() + token.Pos(start),
		End:     lit.Pos() + token.Pos(end),
		NewText: []byte(text),
	}, ok && ok2 && plain.MatchString(text)
}
