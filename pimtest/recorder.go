package pimtest

import (
	"bytes"
	"net/http"
)

// A recorder keeps an answer, so that it can be completed, written to the journal and
// broken before it goes out. It is an [http.ResponseWriter].
type recorder struct {
	turn   *turn // whose answer it is
	header http.Header
	status int
	body   bytes.Buffer
}

// newRecorder makes a recorder that fills in a header, such as the one that goes out
// with the answer.
func newRecorder(header http.Header) *recorder { return &recorder{header: header} }

// reset drops the answer.
func (r *recorder) reset() {
	clear(r.header)
	r.status = 0
	r.body.Reset()
}

func (r *recorder) Header() http.Header { return r.header }

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
}

// roomForContext is what a context URL, which comes in front later, takes as a rule.
const roomForContext = 256

func (r *recorder) Write(b []byte) (int, error) {
	r.WriteHeader(http.StatusOK)
	if r.body.Len() == 0 {
		r.body.Grow(len(b) + roomForContext)
	}
	return r.body.Write(b)
}
