package pimtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/pimigrate/pimigrate/internal/loopback"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// maxAdminBody limits a tenant that is put in the place of another.
const maxAdminBody = 64 << 20

// Admin returns the handler that controls the emulator over HTTP, in JSON:
//
//	GET /healthz           that it runs
//	GET, POST /clock       {"now", "frozen"}; {"now", "advance": "90m", "frozen": true}, each optional
//	GET, POST, DELETE /faults
//	                       [{"kind", "operation", "count", ..., "struck"}]; one of them; take all away
//	GET, PUT /tenant       the tenant, to look at, keep and put back
//	GET, DELETE /requests  the journal
//	POST /reset            back to the beginning
//	POST /token            {"oid", "scopes", "roles", "password", "expiresIn"} -> {"access_token"}
//	GET /jwks.json         the key that tokens are signed with
//	GET /coverage          the operations, and whether they are covered
//
// and a page at / that shows all this. It answers to this machine's names only, so
// that no web site can reach it under a name of its own, and refuses changes that
// another site's page asks for.
func (e *Emulator) Admin() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { writeJSON(w, "ok") })
	mux.HandleFunc("GET /clock", func(w http.ResponseWriter, _ *http.Request) { writeJSON(w, e.clockState()) })
	mux.HandleFunc("POST /clock", e.handle(e.postClock))
	mux.HandleFunc("GET /faults", func(w http.ResponseWriter, _ *http.Request) { writeJSON(w, faultsOut(e.Faults())) })
	mux.HandleFunc("POST /faults", e.handle(e.postFault))
	mux.HandleFunc("DELETE /faults", e.handle(func([]byte) (any, error) { e.ClearFaults(); return nil, nil }))
	mux.HandleFunc("GET /tenant", func(w http.ResponseWriter, _ *http.Request) { writeJSON(w, e.Snapshot()) })
	mux.HandleFunc("PUT /tenant", e.handle(e.putTenant))
	mux.HandleFunc("GET /requests", func(w http.ResponseWriter, _ *http.Request) { writeJSON(w, append(Exchanges{}, e.Requests()...)) })
	mux.HandleFunc("DELETE /requests", e.handle(func([]byte) (any, error) { e.ForgetRequests(); return nil, nil }))
	mux.HandleFunc("POST /reset", e.handle(func([]byte) (any, error) { e.Reset(); return nil, nil }))
	mux.HandleFunc("POST /token", e.handle(e.postToken))
	mux.HandleFunc("GET /jwks.json", e.handle(func([]byte) (any, error) {
		set, err := e.KeySet()
		return json.RawMessage(set), err
	}))
	mux.HandleFunc("GET /coverage", func(w http.ResponseWriter, _ *http.Request) { writeJSON(w, Covers()) })
	e.addPage(mux)
	return loopback.Only(http.NewCrossOriginProtection().Handler(mux))
}

func writeJSON(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil { // a time of a Go program's state may be beyond what JSON can say
		http.Error(w, "writing the answer: "+err.Error(), http.StatusInternalServerError)
		return
	}
	_, _ = w.Write(b.Bytes()) // the caller went away
}

// handle passes the body on and answers with what f returns: 204 for nothing, 400 for
// an error.
func (e *Emulator) handle(f func(body []byte) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxAdminBody))
		var out any
		if err == nil {
			out, err = f(body)
		}
		switch {
		case err != nil:
			http.Error(w, err.Error(), http.StatusBadRequest)
		case out == nil:
			w.WriteHeader(http.StatusNoContent)
		default:
			writeJSON(w, out)
		}
	}
}

type clockOut struct {
	Now    time.Time `json:"now"`
	Frozen bool      `json:"frozen"`
}

func (e *Emulator) clockState() clockOut { return clockOut{e.clock.Now(), e.clock.Frozen()} }

// postClock freezes or runs the clock, then sets it, then advances it. If it cannot do one
// of them, it does none.
func (e *Emulator) postClock(body []byte) (any, error) {
	var in struct {
		Now     *time.Time `json:"now"`
		Advance string     `json:"advance"`
		Frozen  *bool      `json:"frozen"`
	}
	if err := strict(body, &in); err != nil {
		return nil, err
	}
	d, err := length(in.Advance)
	if err != nil {
		return nil, err
	}
	now := e.clock.Now()
	if in.Now != nil {
		now = *in.Now
	}
	if err := errors.Join(sayable(now), sayable(now.Add(d))); err != nil {
		return nil, err
	}
	switch {
	case in.Frozen == nil:
	case *in.Frozen:
		e.clock.Freeze()
	default:
		e.clock.Run()
	}
	if in.Now != nil {
		e.clock.Set(*in.Now)
	}
	e.clock.Advance(d)
	return e.clockState(), nil
}

func (e *Emulator) putTenant(body []byte) (any, error) {
	state, err := ReadState(body)
	if err != nil {
		return nil, err
	}
	return nil, e.Restore(state)
}

// ReadState reads a tenant from JSON, as snapshots have it. A property that does not
// exist is an error.
func ReadState(data []byte) (tenant.State, error) {
	var s tenant.State
	if err := strict(data, &s); err != nil {
		return s, fmt.Errorf("reading a tenant: %w", err)
	}
	return s, s.Check()
}

func (e *Emulator) postToken(body []byte) (any, error) {
	var in struct {
		OID       string   `json:"oid"`
		Scopes    []string `json:"scopes"`
		Roles     []string `json:"roles"`
		Password  bool     `json:"password"` // signed in with a password only
		ExpiresIn string   `json:"expiresIn"`
	}
	if err := strict(body, &in); err != nil {
		return nil, err
	}
	options := []TokenOption{WithScopes(in.Scopes...), WithRoles(in.Roles...)}
	if in.OID != "" {
		options = append(options, As(in.OID))
	}
	if in.Password {
		options = append(options, WithoutMFA())
	}
	if in.ExpiresIn != "" {
		d, err := length(in.ExpiresIn)
		if err != nil {
			return nil, err
		}
		options = append(options, ExpiringIn(d))
	}
	text, err := e.Token(options...)
	return map[string]string{"access_token": text, "token_type": "Bearer"}, err
}

// strict reads one JSON value without unknown properties.
func strict(data []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	err := d.Decode(v)
	if errors.Is(err, io.EOF) {
		return errors.New("reading JSON: there is none")
	}
	if err != nil {
		return fmt.Errorf("reading JSON%s: %w", lineOf(data, err), err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("reading JSON: something follows the value")
	}
	return nil
}

// lineOf says in which line of data an error is, where the decoder knows.
func lineOf(data []byte, err error) string {
	var offset int64
	if e, ok := errors.AsType[*json.SyntaxError](err); ok {
		offset = e.Offset
	} else if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		offset = e.Offset
	} else {
		return ""
	}
	return fmt.Sprintf(", line %d", 1+bytes.Count(data[:min(offset, int64(len(data)))], []byte("\n")))
}

// length reads a duration such as 90m; "" is none.
func length(text string) (time.Duration, error) {
	if text == "" {
		return 0, nil
	}
	d, err := time.ParseDuration(text)
	if err != nil {
		return 0, fmt.Errorf("reading a duration such as 90m: %w", err)
	}
	return d, nil
}
