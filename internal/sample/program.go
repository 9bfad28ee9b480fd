package sample

import (
	"bytes"
	_ "embed"
	"fmt"
	"go/token"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"text/template"
	"unicode"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

//go:embed program.go.tmpl
var text string

// source is parsed when it is needed: pimvet starts once a package, for other work.
var source = sync.OnceValue(func() *template.Template { return template.Must(template.New("program").Parse(text)) })

// program is one that calls op. A server that has to be chosen is a parameter.
func program(set *rule.Set, op *rule.Operation) string {
	p := struct {
		Method, Server, Path, Params, Status string
		HasBody                              bool
	}{Method: strconv.Quote(op.Method), HasBody: op.HasBody}
	names := []string{"client", "body", "server", "url", "req", "err", "resp", "http", "io", "string", "bool", "error", "call", "nil", "false"}
	var params []string
	if p.Server = server(set, op); p.Server == "" {
		params = append(params, "server")
	}
	p.Path = braces.ReplaceAllStringFunc(strconv.Quote(op.Path), func(hole string) string {
		name := goName(hole, names)
		names = append(names, name)
		params = append(params, name)
		return "\" +\n\t\t" + name + ` + "`
	})
	p.Path = strings.TrimSuffix(p.Path, ` + ""`)
	if len(params) > 0 {
		p.Params = strings.Join(params, ", ") + " string"
	}
	if op.HasBody {
		p.Params = strings.TrimPrefix(p.Params+", body io.Reader", ", ")
	}
	if len(op.Answers) == 1 {
		p.Status = statusName(op.Answers[0].Status)
	}
	var out bytes.Buffer
	if err := source().Execute(&out, p); err != nil {
		panic("template of the program: " + err.Error()) // it fits the struct above, or not
	}
	return out.String()
}

var braces = regexp.MustCompile(`\{[^{}/]*\}`)

// server is the first one of op, quoted, if it is a whole one.
func server(set *rule.Set, op *rule.Operation) string {
	all := slices.Concat(op.Servers, set.Servers)
	if len(all) > 0 && strings.Contains(all[0], "://") && !strings.Contains(all[0], "{") {
		return strconv.Quote(strings.TrimSuffix(all[0], "/"))
	}
	return ""
}

// goName makes a Go name of a path parameter, other than those taken.
func goName(hole string, taken []string) string {
	var b strings.Builder
	upper := false
	for _, r := range hole {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			upper = b.Len() > 0
		case b.Len() == 0 && unicode.IsDigit(r):
		case upper:
			b.WriteRune(unicode.ToUpper(r))
			upper = false
		default:
			b.WriteRune(r)
		}
	}
	name := b.String()
	if name == "" || token.IsKeyword(name) || slices.Contains(taken, name) {
		name += "Part"
	}
	for base, n := name, 2; slices.Contains(taken, name); n++ {
		name = fmt.Sprint(base, n)
	}
	return name
}

// statusName is the constant of net/http for a status of success.
func statusName(status int) string {
	switch status {
	case http.StatusOK:
		return "http.StatusOK"
	case http.StatusCreated:
		return "http.StatusCreated"
	case http.StatusAccepted:
		return "http.StatusAccepted"
	case http.StatusNoContent:
		return "http.StatusNoContent"
	}
	return strconv.Itoa(status)
}
