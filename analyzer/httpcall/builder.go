package httpcall

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/tools/go/ssa"
)

// This file fills in the parameters of URI templates. An SDK's request builder
// is asked for an item by its key, client.Things().ByThingId("a").Get(ctx), and
// names it in the template of the request, /things/{thing%2Did}. On the way the
// key is copied from map to map, through every builder of the chain; to follow
// that would cost a fact for each of tens of thousands of builders. The names
// say it: the method is ByThingId, or its parameter thingId.

var templateName = regexp.MustCompile(`\{([^{}?&+/]+)\}`)

// keyed fills the names in urls with the constants that the builders in front
// of call were given. A key that is computed leaves its name in place, which is
// unknown text to whoever matches the URL.
func (a *analyzer) keyed(call ssa.CallInstruction, urls []Pattern) []Pattern {
	if !slices.ContainsFunc(urls, func(p Pattern) bool { return templateName.MatchString(p.String()) }) {
		return urls
	}
	for name, values := range a.keys(call) {
		var filled []Pattern
		for _, u := range urls {
			for _, v := range values {
				filled = append(filled, u.fill(name, v))
			}
		}
		if len(filled) <= maxUnion {
			urls = filled
		}
	}
	return urls
}

// keys are the constant texts that builders in front of call were given, by the
// plain names of the parameter and of the method.
func (a *analyzer) keys(call ssa.CallInstruction) map[string][]string {
	out := map[string][]string{}
	f := a.frameOf(call.Parent())
	for c := call; c != nil; {
		callee := c.Common().StaticCallee()
		if callee == nil || callee.Signature.Recv() == nil || len(c.Common().Args) == 0 {
			break
		}
		params := callee.Signature.Params()
		if params.Len() == 1 && isString(params.At(0).Type()) {
			if values := words(a.resolve(f.value(c.Common().Args[1]))); len(values) > 0 {
				out[plain(params.At(0).Name())] = values
				out[plain(strings.TrimPrefix(callee.Name(), "By"))] = values
			}
		}
		next, ok := c.Common().Args[0].(*ssa.Call)
		if !ok {
			break
		}
		c = next
	}
	return out
}

// plain is a name without what templates and Go write differently: case,
// hyphens, escapes.
func plain(name string) string {
	if n, err := url.PathUnescape(name); err == nil {
		name = n
	}
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, name))
}

// fill puts value in the place of the template's parameter called name.
func (p Pattern) fill(name, value string) Pattern {
	out := slices.Clone(p)
	for i, piece := range out {
		if piece.Hole || piece.Lit != nil {
			continue // what this package spells is no template of an SDK
		}
		out[i].Text = templateName.ReplaceAllStringFunc(piece.Text, func(found string) string {
			if plain(found[1:len(found)-1]) == name {
				return url.PathEscape(value)
			}
			return found
		})
	}
	return out
}
