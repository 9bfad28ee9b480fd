// Package paths sends nothing: it makes the paths of those who do.
package paths

import "path"

type Ref struct{ Class, ID string }

func Get(r Ref) string { return object(r.ID, r.Class) }

func Patch(r Ref) string { return query(object(r.ID, r.Class)) }

func query(p string) string { return p + "?merge=true" }

func object(id, class string) string {
	p := "/objects"
	if class != "" {
		p = path.Join(p, class)
	}
	return path.Join(p, id)
}
