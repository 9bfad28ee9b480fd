package explain

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// writeExchange writes what is sent and what comes back.
func (r *Rule) writeExchange(w io.Writer) {
	section(w, "Request")
	for _, s := range r.Servers {
		wrap(w, "    server: ", s)
	}
	body := "none"
	if r.HasBody {
		body = "yes"
	}
	wrap(w, "    body: ", body)
	if len(r.Query) > 0 {
		wrap(w, "    query: ", strings.Join(r.Query, ", "))
	}
	section(w, "Answers")
	if len(r.Answers) > 0 {
		wrap(w, "    ", Answers(r.Answers))
	}
	for _, e := range r.Errors {
		wrap(w, "    "+e.Status+": ", strings.TrimPrefix(e.Description, e.Status+". "))
	}
}

// Answers says which statuses of success come with a body.
func Answers(answers []rule.Answer) string {
	var list []string
	for _, a := range answers {
		with := " without a body"
		if a.HasBody {
			with = " with a body"
		}
		list = append(list, fmt.Sprint(a.Status)+with)
	}
	return strings.Join(list, " or ")
}

func writePermissions(w io.Writer, p *rule.Permissions) {
	if len(p.Names()) == 0 {
		wrap(w, "    ", "none is documented")
		return
	}
	for _, kind := range []struct {
		name  string
		names []string
	}{{"delegated: ", p.Delegated}, {"application: ", p.Application}} {
		wrap(w, "    "+kind.name, cmp.Or(strings.Join(kind.names, ", "), "not supported, or not documented"))
	}
}
