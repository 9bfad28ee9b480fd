package pimtest

import (
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/pimigrate/pimigrate/internal/odata"
)

// Headers, in the form that net/http gives them, which saves it the work.
const (
	headerRequestID       = "Request-Id"
	headerClientRequestID = "Client-Request-Id"
)

// Headers that all answers share.
var (
	diagnostic   = []string{`{"ServerInfo":{"DataCenter":"Emulator","Slice":"E","Ring":"0","ScaleUnit":"000","RoleInstance":"pimtest"}}`}
	odataVersion = []string{"4.0"}
)

// A date is the header Date of the second that it was last asked for.
type date struct{ last atomic.Pointer[dated] }

type dated struct {
	second int64
	header []string
}

func (d *date) header(t time.Time) []string {
	last := d.last.Load()
	if last == nil || last.second != t.Unix() {
		last = &dated{t.Unix(), []string{t.Format(http.TimeFormat)}}
		d.last.Store(last)
	}
	return last.header
}

// complete gives a successful answer its context URL and applies the query to it.
func (t *turn) complete(rec *recorder, r *http.Request, query *odata.Query, values url.Values) {
	if t.op.Type == nil || rec.status > 299 || rec.status == http.StatusNoContent {
		return
	}
	body, err := odata.Complete(rec.written(), odata.Answer{
		Operation: t.op, Root: root(r), Version: t.version(), Path: t.path, Query: query, Values: values, PageSize: t.e.config.pageSize, Link: t.link(),
	})
	if err != nil {
		slog.ErrorContext(r.Context(), "answer cannot be completed", "operation", t.op.ID, "error", err)
		rec.reset()
		t.refuse(rec, http.StatusInternalServerError, "", "An internal error occurred.")
		return
	}
	rec.setBody(body)
}

// root is the server as the caller spells it.
func root(r *http.Request) string {
	if r.TLS != nil {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

// version is that of the service that is asked: of PIM v3 beta has what v1.0 has.
func (t *turn) version() string {
	version, _, _ := strings.Cut(strings.TrimPrefix(t.exchange.URL, "/"), "/")
	return strings.ToLower(version)
}

// link is the path of the next page: that of this one.
func (t *turn) link() string {
	path, _, _ := strings.Cut(t.exchange.URL, "?")
	return path
}

// finish gives an answer the headers that all have, and writes it to the journal.
func (t *turn) finish(rec *recorder) {
	x := &t.exchange
	h := rec.header
	h["Date"] = t.e.date.header(x.Time)
	h.Set(headerRequestID, x.RequestID)
	if x.ClientID != "" {
		h.Set(headerClientRequestID, x.ClientID)
	}
	h["X-Ms-Ags-Diagnostic"], h["Odata-Version"] = diagnostic, odataVersion
	if rec.status == http.StatusUnauthorized {
		h.Set("WWW-Authenticate", `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"`)
	}
	t.announce(h)
	t.addInnerError(rec)
	rec.end()
	if rec.body != "" {
		h.Set("Content-Length", strconv.Itoa(len(rec.body)))
	}
	x.Status, x.Answer = rec.status, rec.body
	if t.fault != nil && t.fault.silent(rec) {
		x.Status, x.Answer = 0, ""
	}
	t.e.journal.add(*x)
	if log := t.e.config.log; log != nil {
		log.Info("request", "method", x.Method, "operation", x.Operation, "status", x.Status, "fault", x.Fault, "request-id", x.RequestID, "batch", x.Batch)
	}
}

// announce says that an operation has retired, since when and what to call instead
// (RFC 9745, RFC 8594, RFC 8288). Whether the service says so is not established.
func (t *turn) announce(h http.Header) {
	if t.op == nil || t.op.Deprecation == nil {
		return
	}
	t.op.Deprecation.Announce(h, "", t.op.Param(t.path))
}

// addInnerError gives an error the ids for support. Its date has no zone, as the
// service's has none (innerError in openapi/pim.yaml).
func (t *turn) addInnerError(rec *recorder) {
	if rec.status < 400 || !strings.Contains(rec.header.Get("Content-Type"), "json") {
		return
	}
	body, err := odata.Decode(rec.written())
	if err != nil {
		return
	}
	e, ok := body["error"].(map[string]any)
	if !ok {
		return
	}
	inner := map[string]any{"date": t.exchange.Time.Format("2006-01-02T15:04:05"), "request-id": t.exchange.RequestID}
	if t.exchange.ClientID != "" {
		inner["client-request-id"] = t.exchange.ClientID
	}
	e["innerError"] = inner
	rec.setBody(odata.Encode(body))
}
