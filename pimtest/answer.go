package pimtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"

	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/internal/contract"
	"github.com/pimigrate/pimigrate/internal/odata"
	"github.com/pimigrate/pimigrate/pimtest/internal/graph"
)

// maxBody limits the body of a request, a whole batch included, before and after it is
// expanded.
const maxBody = 1 << 20

// A turn is one request on its way through the emulator.
type turn struct {
	e        *Emulator
	exchange Exchange
	op       *contract.Operation // nil for none
	fault    *Fault              // that struck, nil for none
	path     string              // in the document's spelling
	call     graph.Call          // what the operation has to know
	batched  bool
	header   http.Header // of the request
}

// ServeHTTP answers a request.
func (e *Emulator) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := pimserver.ReadBody(w, r, maxBody)
	rec := newRecorder(w.Header())
	if version, ok := e.batchOf(r); ok && err == nil {
		e.serveBatch(rec, r, version, body)
		sendWhole(w, rec)
		return
	}
	t := e.turn(r, string(body), "")
	if err != nil {
		t.write(rec, err)
		t.finish(rec)
	} else {
		t.run(rec, r)
	}
	t.send(r.Context(), w, rec)
}

// turn begins a turn.
func (e *Emulator) turn(r *http.Request, body, batch string) *turn {
	return &turn{e: e, batched: batch != "", header: r.Header, exchange: Exchange{
		Time: e.clock.Now(), Method: r.Method, URL: r.URL.RequestURI(), Body: body, Batch: batch,
		RequestID: e.requestID(), ClientID: r.Header.Get(headerClientRequestID),
	}}
}

// run answers a request into rec and writes it to the journal. What changes something
// runs alone, so that the journal has it in the order in which it happened.
func (t *turn) run(rec *recorder, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		t.e.commit.Lock()
		defer t.e.commit.Unlock()
	}
	rec.turn = t
	t.e.graph.ServeHTTP(rec, r)
	t.finish(rec)
}

// gate goes on where the operation is known.
func (e *Emulator) gate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rec := w.(*recorder) // which run passes in
		rec.turn.enter(rec, r, next)
	})
}

// enter lets next, which is the operation, answer the request if nothing stands against it.
func (t *turn) enter(rec *recorder, r *http.Request, next http.Handler) {
	t.path, t.op = r.URL.Path, contract.Match(r)
	if t.op != nil {
		t.exchange.Operation = t.op.ID
	}
	t.fault = t.e.faults.strike(t.exchange.Operation, t.batched)
	if t.fault != nil {
		t.exchange.Fault = t.fault.Kind
		if t.fault.instead(rec, t.e.clock.Now()) {
			return
		}
	}
	if refusal := t.admit(); refusal != nil {
		t.write(rec, refusal)
		return
	}
	if t.op == nil {
		next.ServeHTTP(rec, r) // which says whether it is 404 or 405
		return
	}
	t.operate(rec, r, next)
}

// operate lets the operation answer, and applies what the query asks for.
func (t *turn) operate(rec *recorder, r *http.Request, next http.Handler) {
	if refusal := t.standing(); refusal != nil {
		t.write(rec, refusal)
		return
	}
	values, err := odata.Values(r.URL.RawQuery, t.version() == "beta")
	if err != nil {
		t.write(rec, err)
		return
	}
	query, err := odata.Parse(values, t.op)
	if err != nil {
		t.write(rec, err)
		return
	}
	t.call.Expand = query.Expand
	r2 := r.WithContext(graph.With(r.Context(), &t.call))
	r2.Body = t.body()
	if r.URL.RawQuery != "" {
		u := *r.URL
		u.RawQuery = values.Encode()
		r2.URL = &u
	}
	if err := t.checkBody(); err != nil {
		t.write(rec, err)
		return
	}
	next.ServeHTTP(rec, r2)
	t.complete(rec, r, query, values)
}

// body is the body of the request, which was read, to be read again.
func (t *turn) body() io.ReadCloser {
	if t.exchange.Body == "" {
		return http.NoBody
	}
	return io.NopCloser(strings.NewReader(t.exchange.Body))
}

// checkBody refuses a body that is not said to be JSON, which PIM v3 requires (pim-facts
// 5.3), or is none, and answers one of PIM v2's create that is no object in its own words.
func (t *turn) checkBody() error {
	body := []byte(t.exchange.Body)
	current := t.op.Deprecation == nil
	switch {
	case current && len(body) > 0 && !isJSON(t.header.Get("Content-Type")):
		return &pimserver.Error{Status: http.StatusUnsupportedMediaType, Message: "The header Content-Type has to be application/json."}
	case t.op.GoName == "CreatePrivilegedRoleAssignmentRequest":
		return graph.CheckBodyV2(body)
	case t.op.Body == nil || len(body) == 0:
		return nil
	}
	if err := pimserver.CheckJSON(body); err != nil || !current {
		return err
	}
	return checkNames(body, t.op.Body)
}

// checkNames refuses properties that the type of a body does not have, as services of
// OData do where a type is not open: a name with a typo in it would be lost in silence.
// Which words Microsoft Graph has for it no page says.
func checkNames(body []byte, typ *contract.Type) error {
	var object map[string]any
	if json.Unmarshal(body, &object) != nil {
		return nil // it is no object, which the operation says
	}
	name, of := typ.Unknown(object)
	if name == "" {
		return nil
	}
	return &pimserver.Error{Status: http.StatusBadRequest, Message: fmt.Sprintf("The property '%s' does not exist on type 'microsoft.graph.%s'.", name, of.Name)}
}

func isJSON(contentType string) bool {
	media, _, err := mime.ParseMediaType(contentType)
	return err == nil && media == "application/json"
}

// write answers with an error.
func (t *turn) write(rec *recorder, err error) {
	var (
		answer *pimserver.Error
		query  *odata.Error
	)
	switch {
	case errors.As(err, &answer):
		if answer.RetryAfter != "" {
			rec.header.Set("Retry-After", answer.RetryAfter)
		}
		pimserver.WriteError(rec, answer.Status, answer.Code, answer.Message)
	case errors.As(err, &query):
		pimserver.WriteError(rec, query.Status, "", query.By("The emulator"))
	default:
		pimserver.WriteError(rec, http.StatusInternalServerError, "", "An internal error occurred.")
	}
}

func (t *turn) refuse(rec *recorder, status int, code, message string) {
	pimserver.WriteError(rec, status, code, message)
}
