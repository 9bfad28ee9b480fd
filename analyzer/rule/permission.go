package rule

import (
	"slices"
	"strings"
)

// A Permission is one that deprecated operations need and that, as far as the
// document says, no other API does.
type Permission struct {
	Name string
	set  *Set
}

// Names are all permissions of p. p may be nil.
func (p *Permissions) Names() []string {
	if p == nil {
		return nil
	}
	return slices.Concat(p.Delegated, p.Application)
}

// Accepts reports whether a caller with the permission called name may call op.
func (op *Operation) Accepts(name string) bool {
	return slices.Contains(op.Permissions.Names(), name)
}

func (s *Set) indexPermissions() {
	s.permissions = map[string]bool{}
	for _, op := range s.Operations {
		if op.Deprecation == nil {
			continue
		}
		for _, name := range op.Permissions.Names() {
			if !slices.Contains(s.SharedPermissions, name) {
				s.permissions[name] = true
			}
		}
	}
}

// Permissions finds the permissions in text if that is one, or a list of them
// with blanks between: what a token is asked for. Each may have one of the
// servers in front, or {}, which stands for unknown text.
func (s *Set) Permissions(text string) []Permission {
	if !IsScopes(text) {
		return nil
	}
	var found []Permission
	for word := range strings.FieldsSeq(text) {
		if name := s.withoutServer(word); s.permissions[name] {
			found = append(found, Permission{name, s})
		}
	}
	return found
}

func (s *Set) withoutServer(scope string) string {
	for _, server := range append([]string{unknownText}, s.Servers...) {
		if name, ok := strings.CutPrefix(scope, server); ok {
			return strings.TrimPrefix(name, "/")
		}
	}
	return scope
}

// IsScopes reports whether text looks like a name of a permission or a list of
// them. It does so without any rules.
func IsScopes(text string) bool {
	some := false
	for word := range strings.FieldsSeq(text) {
		if some = true; !isScope(word) {
			return false
		}
	}
	return some
}

// isScope tells a scope from a word of a sentence. Names of permissions have
// something between their parts; the others are those of OpenID Connect.
func isScope(word string) bool {
	switch word {
	case "openid", "profile", "email", "offline_access":
		return true
	}
	return strings.ContainsAny(strings.TrimRight(word, ".:"), ".:/") && !strings.ContainsAny(word, ",;()\"'%")
}

// Retired reports whether all operations that accept p are deprecated.
func (p Permission) Retired() bool {
	return !slices.ContainsFunc(p.set.Operations, func(op Operation) bool {
		return op.Deprecation == nil && op.Accepts(p.Name)
	})
}

// Serves reports whether a request with the given method ("" if unknown) and
// URL reaches an operation that is not deprecated and accepts p.
func (p Permission) Serves(method, rawURL string) bool {
	op := p.set.Find(method, rawURL)
	return op != nil && op.Deprecation == nil && op.Accepts(p.Name)
}

// A Grant is a permission to ask for instead.
type Grant struct {
	Name   string
	Server string // whose permission it is; "" for the API of the set
}

func (g Grant) String() string {
	if g.Server != "" {
		return g.Name + " of " + g.Server
	}
	return g.Name
}

// accepted are the permissions that next accepts, for each kind, delegated and
// application, in which op accepts p.
func (p Permission) accepted(op, next *Operation) [][]string {
	var kinds [][]string
	var lists Permissions
	if next.Permissions != nil {
		lists = *next.Permissions
	}
	if slices.Contains(op.Permissions.Delegated, p.Name) {
		kinds = append(kinds, lists.Delegated)
	}
	if slices.Contains(op.Permissions.Application, p.Name) {
		kinds = append(kinds, lists.Application)
	}
	return kinds
}

// Least are the least privileged permissions that next accepts where op accepts
// p: one, unless op accepts p as a delegated and as an application permission.
func (p Permission) Least(op, next *Operation) []Grant {
	var out []Grant
	for _, names := range p.accepted(op, next) {
		if len(names) == 0 {
			continue
		}
		g := Grant{Name: names[0]}
		if len(next.Servers) > 0 {
			g.Server = next.Servers[0]
		}
		if !slices.Contains(out, g) {
			out = append(out, g)
		}
	}
	return out
}

// Replaces reports whether next accepts g wherever op accepts p.
func (p Permission) Replaces(g Grant, op, next *Operation) bool {
	for _, names := range p.accepted(op, next) {
		if !slices.Contains(names, g.Name) {
			return false
		}
	}
	return true
}

// Grants are the least privileged permissions of the successors of all
// operations that accept p and no other permission of retired operations: where
// there are several, it is not known that the caller has this one for it.
func (p Permission) Grants() []Grant {
	var out []Grant
	for i := range p.set.Operations {
		op := &p.set.Operations[i]
		if op.Deprecation == nil || !op.Accepts(p.Name) || p.isAlternative(op) {
			continue
		}
		for _, r := range op.Deprecation.Replacements {
			for _, g := range p.Least(op, p.set.Operation(r.OperationID)) {
				if !slices.Contains(out, g) {
					out = append(out, g)
				}
			}
		}
	}
	return out
}

func (p Permission) isAlternative(op *Operation) bool {
	for _, kind := range [][]string{op.Permissions.Delegated, op.Permissions.Application} {
		other := func(name string) bool { return name != p.Name && p.set.permissions[name] }
		if slices.Contains(kind, p.Name) && slices.ContainsFunc(kind, other) {
			return true
		}
	}
	return false
}

// Message says that what asks for p should ask for one of grants. The note is
// about the place; past maxMessage the list of grants ends earlier.
func (p Permission) Message(grants []Grant, note string) string {
	text := "permission " + p.Name + " is needed by retired operations only"
	if !p.Retired() {
		text = "permission " + p.Name + " is needed here by retired operations only"
	}
	tail := " [permission]"
	if note != "" {
		tail = "; " + note + tail
	}
	for i, g := range grants {
		use := ", " + g.String()
		if i == 0 {
			use = ": use " + g.String()
		}
		if i > 0 && len(text)+len(use)+len(tail) > maxMessage {
			break
		}
		text += use
	}
	return text + tail
}
