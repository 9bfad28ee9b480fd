package pimtest

import (
	"bytes"
	"embed"
	"html/template"
	"log/slog"
	"net/http"
	"slices"
	"time"

	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

//go:embed page
var pageFiles embed.FS

var pageTemplate = template.Must(template.New("").Funcs(template.FuncMap{
	"time": func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.UTC().Format("2006-01-02 15:04:05")
	},
	"status": status,
	"class":  class,
}).ParseFS(pageFiles, "page/*.html"))

// shownRequests is how much of the journal the page shows.
const shownRequests = 50

// A pageView is what the page shows.
type pageView struct {
	Clock    clockOut
	V2       V2Mode
	Tokens   TokenMode
	Tenant   tenant.State
	Names    map[string]string // of roles and principals, by id
	Faults   []Injected
	Requests Exchanges // the newest first
	More     int       // requests not shown

	Kinds      []kindView
	Operations []string
	Refused    string // why a form was refused
}

// A kindView is a kind of fault in a few words.
type kindView struct {
	Kind FaultKind
	Says string
}

var kindViews = []kindView{
	{Throttle, "429 with Retry-After"}, {Unavailable, "503"}, {Timeout, "504"}, {BadGateway, "502 in HTML"},
	{Reset, "connection reset"}, {Latency, "late"}, {SlowBody, "in pieces"}, {CutOff, "half of the body"},
	{LostAnswer, "done, but no answer"},
}

func (e *Emulator) pageView() pageView {
	v := pageView{
		Clock: e.clockState(), V2: e.config.v2, Tokens: e.config.tokens, Tenant: e.Snapshot(), Names: map[string]string{},
		Faults: e.Faults(), Requests: e.Requests(), Kinds: kindViews,
	}
	for _, c := range Covers() {
		if c.Covered {
			v.Operations = append(v.Operations, c.Operation)
		}
	}
	for _, r := range v.Tenant.Roles {
		v.Names[r.ID] = r.Name
	}
	for _, p := range v.Tenant.Principals {
		v.Names[p.ID] = p.Name
	}
	slices.Reverse(v.Tenant.Requests)
	slices.Reverse(v.Requests)
	if n := len(v.Requests); n > shownRequests {
		v.Requests, v.More = v.Requests[:shownRequests], n-shownRequests
	}
	return v
}

// addPage adds the page: / as a whole, /live the part that changes, which page.js
// fetches every second, and the forms.
func (e *Emulator) addPage(mux *http.ServeMux) {
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) { e.writePage(w, r, "page.html", nil) })
	mux.HandleFunc("GET /live", func(w http.ResponseWriter, r *http.Request) { e.writePage(w, r, "live.html", nil) })
	for _, name := range []string{"page.js", "page.css", "icon.svg"} {
		mux.HandleFunc("GET /"+name, func(w http.ResponseWriter, r *http.Request) {
			protect(w.Header())
			http.ServeFileFS(w, r, pageFiles, "page/"+name)
		})
	}
	mux.HandleFunc("POST /form/clock", e.form(e.formClock))
	mux.HandleFunc("POST /form/fault", e.form(e.formFault))
	mux.HandleFunc("POST /form/clear", e.form(func(*http.Request) error { e.ClearFaults(); return nil }))
	mux.HandleFunc("POST /form/reset", e.form(func(*http.Request) error { e.Reset(); return nil }))
}

// protect lets the page load from this listener only, and nobody frame it.
func protect(h http.Header) {
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-store")
}

// writePage writes a template, and why a form was refused, if it was.
func (e *Emulator) writePage(w http.ResponseWriter, r *http.Request, name string, refused error) {
	view, code := e.pageView(), http.StatusOK
	if refused != nil {
		view.Refused, code = refused.Error(), http.StatusBadRequest
	}
	var b bytes.Buffer
	if err := pageTemplate.ExecuteTemplate(&b, name, view); err != nil {
		slog.ErrorContext(r.Context(), "page cannot be made", "error", err)
		http.Error(w, "the page cannot be made", http.StatusInternalServerError)
		return
	}
	protect(w.Header())
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(code)
	_, _ = w.Write(b.Bytes()) // the caller went away
}

// class is that of a status in the style sheet.
func class(code int) string {
	if code >= 200 && code < 400 {
		return "ok"
	}
	return "error"
}
