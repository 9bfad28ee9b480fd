package analyzer

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/pimigrate/pimigrate/analyzer/httpcall"
	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// edit replaces the name in lit, or says why it stays. A package is all that is
// looked at: what other packages send with a token they get from this one is
// not known, unless they can name the text.
func (u *permissionUse) edit(lit *ast.BasicLit) ([]analysis.TextEdit, string) {
	for _, why := range []func() string{u.replacement, u.calls, u.unknown, u.duplicate} {
		if refusal := why(); refusal != "" {
			return nil, refusal
		}
	}
	if lit == nil {
		return nil, "its name is not spelled here in one piece"
	}
	at := spelled(lit.Value, u.old.Name)
	switch {
	case in(u.c.cgo, lit):
		return nil, "the file uses cgo"
	case len(at) > 1:
		return nil, "it is asked for twice"
	}
	next := u.grants[0].Name
	for _, list := range u.lists() {
		u.c.asked[list] = append(u.c.asked[list], next)
	}
	from := lit.Pos() + token.Pos(at[0])
	return []analysis.TextEdit{{Pos: from, End: from + token.Pos(len(u.old.Name)), NewText: []byte(next)}}, ""
}

// replacement refuses unless one permission takes the place.
func (u *permissionUse) replacement() string {
	switch {
	case len(u.needed) == 0:
		return "no call in this package needs it"
	case len(u.grants) == 0:
		return "no permission replaces it"
	case len(u.grants) > 1:
		return fmt.Sprintf("the successors need %s and %s", u.grants[0], u.grants[1])
	case u.grants[0].Server != "":
		return "the successor belongs to another API"
	case !u.servesAll(u.grants[0]):
		return u.grants[0].Name + " does not serve all calls"
	}
	return ""
}

// calls refuses unless all calls that need the permission move.
func (u *permissionUse) calls() string {
	for _, i := range u.needed {
		if len(u.c.plans[i].Edits) == 0 {
			return "the call at " + u.c.at(u.c.findings[i].Call.Node) + " needs it and is not edited"
		}
	}
	return ""
}

// unknown refuses if something may need the permission that is not known to.
func (u *permissionUse) unknown() string {
	if u.text.Exported {
		return "other packages can use it"
	}
	if u.c.hasOtherBuilds() {
		return "requests in files that are not built here may need it"
	}
	for _, m := range u.c.mentions {
		if m.Operations[0].Accepts(u.old.Name) {
			return "requests with " + m.Operations[0].Path + " may need it"
		}
	}
	if call := u.c.anywhere(); call != nil {
		return "the request at " + u.c.at(call.Node) + " may need it"
	}
	return ""
}

// anywhere finds a request that may go to any path, and not because it stands
// in a function whose calls say where it goes.
func (c *checker) anywhere() *httpcall.Call {
	wrappers := map[types.Object]bool{}
	for _, call := range c.calls {
		if call.Callee != nil {
			wrappers[call.Callee] = true
		}
	}
	for _, call := range c.calls {
		open := call.URLs == nil || slices.ContainsFunc(call.URLs, isOpen)
		if open && !wrappers[c.pass.TypesInfo.Defs[call.Func.Name]] {
			return call
		}
	}
	return nil
}

// isOpen reports whether nothing of the path is known but a version.
func isOpen(url httpcall.Pattern) bool {
	path := url.String()
	if _, rest, ok := strings.Cut(path, "://"); ok {
		rest = strings.Replace(rest, "{}", "/{}", 1) // what is unknown behind the host is the path
		_, path, _ = strings.Cut(rest, "/")
	}
	for segment := range strings.SplitSeq(path, "/") {
		if segment != "" && !strings.Contains(segment, "{}") && !rule.IsVersion(segment) {
			return false
		}
	}
	return strings.Contains(path, "{}")
}

// duplicate refuses if the replacement is asked for already.
func (u *permissionUse) duplicate() string {
	next := u.grants[0].Name
	asked := scopes(u.text.Value)
	for _, list := range u.text.Lists {
		for _, e := range list.Elts {
			if v := u.c.pass.TypesInfo.Types[e].Value; v != nil && v.Kind() == constant.String {
				asked = append(asked, scopes(constant.StringVal(v))...)
			}
		}
	}
	for _, list := range u.lists() {
		asked = append(asked, u.c.asked[list]...)
	}
	if slices.Contains(asked, next) {
		return next + " is asked for already"
	}
	return ""
}

// lists are all places where the text is one of several names.
func (u *permissionUse) lists() []ast.Node {
	out := []ast.Node{u.text.Expr}
	for _, list := range u.text.Lists {
		out = append(out, list)
	}
	return out
}

// scopes are the names in a list of them, without what is in front.
func scopes(text string) []string {
	names := strings.Fields(text)
	for i, name := range names {
		names[i] = name[strings.LastIndex(name, "/")+1:]
	}
	return names
}

// spelled are the offsets at which source has name and no longer one.
func spelled(source, name string) []int {
	var out []int
	for at := 0; ; at += len(name) {
		i := strings.Index(source[at:], name)
		if i < 0 {
			return out
		}
		at += i
		end := at + len(name)
		if !isNamePart(source, at-1) && !isNamePart(source, end) {
			out = append(out, at)
		}
	}
}

func isNamePart(source string, i int) bool {
	if i < 0 || i >= len(source) {
		return false
	}
	c := source[i]
	return c == '.' || c == '_' || c == '-' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'
}

// at names the file and line of a node.
func (c *checker) at(node ast.Node) string {
	p := c.pass.Fset.Position(node.Pos())
	return fmt.Sprintf("%s:%d", filepath.Base(p.Filename), p.Line)
}
