package pimtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/pimigrate/pimigrate/pimtest/internal/contract"
	"github.com/pimigrate/pimigrate/pimtest/internal/odata"
)

// Headers, in the form that net/http gives them, which saves it the work.
const (
	headerRequestID       = "Request-Id"
	headerClientRequestID = "Client-Request-Id"
)

// complete gives a successful answer its context URL and applies the query to it.
func (t *turn) complete(rec *recorder, r *http.Request, query *odata.Query, values url.Values) {
	if t.op.Type == nil || rec.status > 299 || rec.status == http.StatusNoContent {
		return
	}
	context := root(r) + "/" + t.op.Version + "/$metadata#" + t.context()
	if query.KeepsAll() {
		addContext(&rec.body, context)
		return
	}
	body, err := decode(rec.body.Bytes())
	if err == nil {
		body["@odata.context"] = context
		err = query.Apply(body, values, t.e.config.pageSize, func(v url.Values) string {
			return root(r) + t.link() + "?" + v.Encode()
		})
	}
	if err != nil {
		slog.ErrorContext(r.Context(), "answer cannot be completed", "operation", t.op.ID, "error", err)
		rec.reset()
		t.refuse(rec, http.StatusInternalServerError, "", "An internal error occurred.")
		return
	}
	encode(&rec.body, body)
}

// addContext puts the context URL in front of an encoded object, which is much faster
// than to read the object and write it again.
func addContext(b *bytes.Buffer, context string) {
	first, _ := json.Marshal(context) // a string
	first = slices.Concat([]byte(`"@odata.context":`), first)
	if !bytes.HasPrefix(b.Bytes(), []byte("{}")) {
		first = append(first, ',')
	}
	*b = *bytes.NewBuffer(slices.Insert(b.Bytes(), len("{"), first...))
}

func decode(data []byte) (map[string]any, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var body map[string]any
	if err := d.Decode(&body); err != nil {
		return nil, fmt.Errorf("reading the answer: %w", err)
	}
	return body, nil
}

// encode replaces what is in b. Maps come out sorted, so equal answers are equal bytes.
func encode(b *bytes.Buffer, body map[string]any) {
	b.Reset()
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	_ = e.Encode(body) // it was decoded from JSON
}

// root is the server as the caller spells it.
func root(r *http.Request) string {
	if r.TLS != nil {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

// context is what the context URL says behind its #.
func (t *turn) context() string {
	value, primitive := t.op.Type.Properties["value"]
	switch {
	case primitive && value.Kind == contract.Boolean:
		return "Edm.Boolean"
	case t.op.Collection:
		return t.op.ContextOf(t.path)
	}
	return t.op.ContextOf(t.path) + "/$entity"
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
	h.Set("Date", x.Time.Format(http.TimeFormat))
	h.Set(headerRequestID, x.RequestID)
	if x.ClientID != "" {
		h.Set(headerClientRequestID, x.ClientID)
	}
	h.Set("X-Ms-Ags-Diagnostic", `{"ServerInfo":{"DataCenter":"Emulator","Slice":"E","Ring":"0","ScaleUnit":"000","RoleInstance":"pimtest"}}`)
	h.Set("Odata-Version", "4.0")
	if rec.status == http.StatusUnauthorized {
		h.Set("WWW-Authenticate", `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"`)
	}
	t.announce(h)
	t.addInnerError(rec)
	if rec.body.Len() > 0 {
		h.Set("Content-Length", strconv.Itoa(rec.body.Len()))
	}
	x.Status, x.Answer = rec.status, rec.body.String()
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
	d := t.op.Deprecation
	h.Set("Deprecation", "@"+strconv.FormatInt(d.Date.Unix(), 10))
	h.Set("Sunset", d.Removal.Format(http.TimeFormat))
	for _, path := range d.Successors(t.op.Param(t.path)) {
		h.Add("Link", "<"+path+`>; rel="successor-version"`)
	}
}

// addInnerError gives an error the ids for support. Its date has no zone, as the
// service's has none (innerError in openapi/pim.yaml).
func (t *turn) addInnerError(rec *recorder) {
	if rec.status < 400 || !strings.Contains(rec.header.Get("Content-Type"), "json") {
		return
	}
	body, err := decode(rec.body.Bytes())
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
	encode(&rec.body, body)
}
