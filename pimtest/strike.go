package pimtest

import (
	"context"
	"io"
	"net"
	"net/http"
	"time"

	"github.com/pimigrate/pimigrate/gen/pimserver"
)

// instead answers in the place of the operation, if that is what the fault does. The
// codes are those of the statuses.
func (f *Fault) instead(rec *recorder, now time.Time) bool {
	switch f.Kind {
	case Throttle:
		rec.header.Set("Retry-After", f.retryAfter(now))
		pimserver.WriteError(rec, http.StatusTooManyRequests, "", "Too many requests.")
	case Unavailable:
		if after := f.retryAfter(now); after != "" {
			rec.header.Set("Retry-After", after)
		}
		pimserver.WriteError(rec, http.StatusServiceUnavailable, "", "The service is unavailable.")
	case Timeout:
		pimserver.WriteError(rec, http.StatusGatewayTimeout, "", "The service did not answer in time.")
	case BadGateway:
		rec.header.Set("Content-Type", "text/html; charset=utf-8")
		rec.WriteHeader(http.StatusBadGateway)
		_, _ = io.WriteString(rec, "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n")
	case Reset:
		rec.WriteHeader(http.StatusInternalServerError) // which nobody sees
	default:
		return false
	}
	return true
}

// silent says that the caller gets no status. An answer without a body is cut off
// before its status: nothing of it would be missing otherwise.
func (f *Fault) silent(rec *recorder) bool {
	return f.Kind == Reset || f.Kind == LostAnswer || f.Kind == CutOff && rec.body == ""
}

// pieces is how many a slow body comes in.
const pieces = 8

// send writes the answer to the caller, in the way of the fault.
func (t *turn) send(ctx context.Context, w http.ResponseWriter, rec *recorder) {
	if t.fault == nil {
		sendWhole(w, rec)
		return
	}
	switch t.fault.Kind {
	case Reset:
		resetConnection(w)
	case Latency:
		wait(ctx, t.fault.delay())
		sendWhole(w, rec)
	case SlowBody:
		sendSlowly(ctx, w, rec, t.fault.delay())
	case CutOff:
		if t.fault.silent(rec) {
			panic(http.ErrAbortHandler)
		}
		w.WriteHeader(rec.status)
		_, _ = io.WriteString(w, rec.body[:len(rec.body)/2])
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler) // ends the connection
	case LostAnswer:
		panic(http.ErrAbortHandler)
	default:
		sendWhole(w, rec)
	}
}

// sendWhole writes the answer, whose header is the caller's already.
func sendWhole(w http.ResponseWriter, rec *recorder) {
	w.WriteHeader(rec.status)
	_, _ = io.WriteString(w, rec.body) // the caller went away
}

// wait returns when the time is over, or the caller has gone.
func wait(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

// sendSlowly waits before each piece of the body; where there is none, before the
// answer.
func sendSlowly(ctx context.Context, w http.ResponseWriter, rec *recorder, delay time.Duration) {
	if rec.body == "" {
		wait(ctx, delay)
	}
	w.WriteHeader(rec.status)
	flusher, body := http.NewResponseController(w), rec.body
	for piece := len(body)/pieces + 1; len(body) > 0; {
		_ = flusher.Flush()
		wait(ctx, delay)
		n := min(piece, len(body))
		if _, err := io.WriteString(w, body[:n]); err != nil {
			return // the caller went away
		}
		body = body[n:]
	}
}

// resetConnection ends the connection with a reset. Where the server does not let go
// of it, it ends in the common way.
func resetConnection(w http.ResponseWriter) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	if secure, ok := conn.(interface{ NetConn() net.Conn }); ok {
		conn = secure.NetConn()
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = conn.Close()
}
