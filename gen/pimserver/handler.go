package pimserver

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
)

// maxBody limits the body of a request.
const maxBody = 1 << 20

// NewHandler serves s on all paths of openapi/pim.yaml and in all spellings that
// [CanonicalPaths] knows. Whatever goes wrong is answered in Microsoft Graph's error
// envelope: unknown paths (404), wrong methods (405 with Allow), parameters and
// bodies that cannot be read (400), bodies over 1 MiB (413), failures and panics
// (500). The text of an error that a method of s returns goes to the log, not to
// the caller, unless it is an [Error].
//
// Middlewares see the operation id and the typed request, after its parameters
// and body were read; the last one is outermost.
func NewHandler(s StrictServerInterface, middlewares ...StrictMiddlewareFunc) http.Handler {
	return NewGatedHandler(s, func(next http.Handler) http.Handler { return next }, middlewares...)
}

// NewGatedHandler is [NewHandler] with a gate before the operations. The gate sees a
// request in the one spelling of [CanonicalPaths], with its Pattern, which is that of
// the operation and empty where there is none, and before parameters and body are
// read. What it panics with it has to recover from by itself.
func NewGatedHandler(s StrictServerInterface, gate func(next http.Handler) http.Handler, middlewares ...StrictMiddlewareFunc) http.Handler {
	middlewares = append(middlewares[:len(middlewares):len(middlewares)], requireResponse)
	strict := NewStrictHandlerWithOptions(s, middlewares, StrictHTTPServerOptions{
		RequestErrorHandlerFunc:  writeBodyError,
		ResponseErrorHandlerFunc: writeHandlerError,
	})
	r := router{mux: http.NewServeMux(), gate: gate}
	HandlerWithOptions(strict, StdHTTPServerOptions{
		BaseRouter:       r,
		ErrorHandlerFunc: writeBindingError,
	})
	return CanonicalPaths(r)
}

// limitBody is [http.MaxBytesHandler], which copies each request, but for requests
// without a body.
func limitBody(next http.Handler) http.Handler {
	limited := http.MaxBytesHandler(next, maxBody)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Body == http.NoBody {
			next.ServeHTTP(w, r)
			return
		}
		limited.ServeHTTP(w, r)
	})
}

var errNoResponse = errors.New("the method returned neither a response nor an error")

// requireResponse turns a missing response, which the generated code answers
// with an empty 200, into an error.
func requireResponse(next StrictHandlerFunc, _ string) StrictHandlerFunc {
	return func(ctx context.Context, w http.ResponseWriter, r *http.Request, request any) (any, error) {
		response, err := next(ctx, w, r, request)
		if response == nil && err == nil {
			err = errNoResponse
		}
		return response, err
	}
}

// router serves mux through a gate and puts its own answers into the envelope: a path
// that is not clean, which mux would redirect, is unknown; 405 keeps its Allow header.
type router struct {
	mux  *http.ServeMux
	gate func(next http.Handler) http.Handler
}

// HandleFunc registers a handler, which writes to the caller and not to the probe.
func (r router) HandleFunc(pattern string, handler func(http.ResponseWriter, *http.Request)) {
	gated := r.gate(limitBody(RecoverPanics(http.HandlerFunc(handler))))
	r.mux.HandleFunc(pattern, func(w http.ResponseWriter, req *http.Request) {
		p := w.(*probe) // which ServeHTTP passes in
		p.matched = true
		gated.ServeHTTP(p.caller, req)
	})
}

func (r router) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	p := &probe{caller: w}
	r.mux.ServeHTTP(p, req)
	if !p.matched {
		req.Pattern = "" // of what mux would redirect to
		r.gate(http.HandlerFunc(p.refuse)).ServeHTTP(w, req)
	}
}

// refuse answers where there is no operation.
func (p *probe) refuse(w http.ResponseWriter, _ *http.Request) {
	if p.status == http.StatusMethodNotAllowed {
		w.Header()["Allow"] = p.header["Allow"]
		WriteError(w, p.status, "", "The operations of this path have other methods.")
		return
	}
	WriteError(w, http.StatusNotFound, "", "No operation has this path.")
}

// probe keeps the status and the header of what mux answers by itself, and drops the
// body.
type probe struct {
	caller  http.ResponseWriter
	matched bool // a handler has answered
	header  http.Header
	status  int
}

// Header is made when mux asks for it, which it does where nothing matches.
func (p *probe) Header() http.Header {
	if p.header == nil {
		p.header = http.Header{}
	}
	return p.header
}

func (p *probe) WriteHeader(status int)      { p.status = status }
func (p *probe) Write(b []byte) (int, error) { return len(b), nil }

// RecoverPanics answers 500 where next panics. Where an answer has begun, the
// connection is cut instead, so that nobody takes the half for the whole.
func RecoverPanics(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		tracked := &tracker{ResponseWriter: w}
		defer func() {
			v := recover()
			if v == nil {
				return
			}
			if v == http.ErrAbortHandler {
				panic(v)
			}
			slog.ErrorContext(r.Context(), "request panicked",
				"method", r.Method, "path", r.URL.Path, "panic", v, "stack", string(debug.Stack()))
			if tracked.begun {
				panic(http.ErrAbortHandler)
			}
			WriteError(w, http.StatusInternalServerError, "", "An internal error occurred.")
		}()
		next.ServeHTTP(tracked, r)
	})
}

// tracker knows whether an answer has begun.
type tracker struct {
	http.ResponseWriter
	begun bool
}

// WriteHeader begins the answer; the status 0, with which net/http panics, does not.
func (t *tracker) WriteHeader(status int) {
	t.ResponseWriter.WriteHeader(status)
	t.begun = true
}

// Write begins the answer.
func (t *tracker) Write(b []byte) (int, error) {
	t.begun = true
	return t.ResponseWriter.Write(b)
}

// Unwrap serves [http.ResponseController].
func (t *tracker) Unwrap() http.ResponseWriter { return t.ResponseWriter }
