package bridge

import (
	"errors"
	"net/http"
	"strconv"

	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/internal/contract"
	"github.com/pimigrate/pimigrate/internal/odata"
)

// A recorder keeps an answer until it is complete. It is an [http.ResponseWriter].
type recorder struct {
	header http.Header
	status int
	body   []byte
}

func (r *recorder) Header() http.Header { return r.header }

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
}

func (r *recorder) Write(b []byte) (int, error) {
	r.WriteHeader(http.StatusOK)
	r.body = append(r.body, b...)
	return len(b), nil
}

// copyTo sends the answer with more headers.
func (r *recorder) copyTo(w http.ResponseWriter, more http.Header) {
	h := w.Header()
	for _, from := range []http.Header{r.header, more} {
		for name, values := range from {
			h[name] = values
		}
	}
	if len(r.body) > 0 {
		h.Set("Content-Length", strconv.Itoa(len(r.body)))
	}
	w.WriteHeader(r.status)
	_, _ = w.Write(r.body) // the caller went away
}

// writeError answers a request whose query or body cannot be taken.
func writeError(w http.ResponseWriter, err error) {
	var (
		answer *pimserver.Error
		query  *odata.Error
	)
	switch {
	case errors.As(err, &answer):
		answer.Write(w)
	case errors.As(err, &query):
		pimserver.WriteError(w, query.Status, "", query.By("The bridge"))
	default:
		pimserver.WriteError(w, http.StatusInternalServerError, "", "An internal error occurred.")
	}
}

// typical is the operation whose retirement stands for that of the bridge where a
// request is for no operation.
const typical = "cancelPrivilegedRoleAssignmentRequest"

// announce gives an answer the headers that all have: the retirement of what was
// called, and who answers.
func announce(h http.Header, upstream string, op *contract.Operation, path string) {
	h.Set("Via", "1.1 pimigrate-bridge")
	h.Del("Link")
	if op != nil && op.Deprecation != nil {
		op.Deprecation.Announce(h, upstream, op.Param(path))
		return
	}
	op = contract.ByID(typical)
	op.Deprecation.Announce(h, upstream, func(string) string { return "{id}" })
}
