package bridge

import (
	"cmp"
	"encoding/json"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/pimigrate/pimigrate/internal/loopback"
)

// A Caller is an application that calls one operation still.
type Caller struct {
	App          string    `json:"app"` // its id, from a token that the bridge did not verify; "" if that does not tell
	Operation    string    `json:"operation"`
	Count        uint64    `json:"count"`
	Unauthorized uint64    `json:"unauthorized"` // of Count, those that were answered 401: the id may be made up
	LastSeen     time.Time `json:"lastSeen"`
}

// mostCallers bounds what is remembered; those beyond count as one without an id.
const mostCallers = 10_000

type callers struct {
	mu    sync.Mutex
	known map[[2]string]*Caller
}

func (c *callers) add(app, operation string, status int, at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.known == nil {
		c.known = map[[2]string]*Caller{}
	}
	key := [2]string{app, operation}
	if c.known[key] == nil && len(c.known) >= mostCallers {
		key[0] = ""
	}
	one := c.known[key]
	if one == nil {
		one = &Caller{App: key[0], Operation: operation}
		c.known[key] = one
	}
	one.Count++
	one.LastSeen = at.UTC()
	if status == http.StatusUnauthorized {
		one.Unauthorized++
	}
}

// Callers returns who calls what since the bridge was made, the most frequent first.
func (b *Bridge) Callers() []Caller {
	b.callers.mu.Lock()
	defer b.callers.mu.Unlock()
	out := []Caller{}
	for _, c := range b.callers.known {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(x, y Caller) int {
		return cmp.Or(cmp.Compare(y.Count, x.Count), cmp.Compare(x.App, y.App), cmp.Compare(x.Operation, y.Operation))
	})
	return out
}

// Admin returns a handler for who runs the bridge: GET /admin/callers, /livez and
// /readyz. It names applications, so it is not for the callers, and answers to the names of
// this machine only.
func (b *Bridge) Admin() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /admin/callers", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		e := json.NewEncoder(w)
		e.SetIndent("", "  ")
		_ = e.Encode(struct {
			Note    string   `json:"note"`
			Callers []Caller `json:"callers"`
		}{"Since this instance started. The ids of applications come from tokens that the bridge does not verify.", b.Callers()}) // the caller went away
	})
	mux.HandleFunc("GET /livez", b.live)
	mux.HandleFunc("GET /readyz", b.ready)
	return loopback.Only(mux)
}

func (b *Bridge) live(w http.ResponseWriter, _ *http.Request) { say(w, http.StatusOK, "ok") }

// ready does not ask upstream: if that is out, another instance does not help.
func (b *Bridge) ready(w http.ResponseWriter, _ *http.Request) {
	switch {
	case b.draining.Load():
		say(w, http.StatusServiceUnavailable, "draining")
	default:
		say(w, http.StatusOK, "ok")
	}
}

func say(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text + "\n")) // the caller went away
}
