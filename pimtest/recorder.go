package pimtest

import (
	"bytes"
	"net/http"
	"sync"
)

// A recorder keeps an answer, so that it can be completed, written to the journal and
// broken before it goes out. It is an [http.ResponseWriter].
type recorder struct {
	turn   *turn // whose answer it is
	header http.Header
	status int
	buffer *bytes.Buffer // of what is being written; nil for none
	body   string        // once it is complete
}

// buffers are used again: each answer fills one for a short while.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// newRecorder makes a recorder that fills in a header, such as the one that goes out
// with the answer.
func newRecorder(header http.Header) *recorder { return &recorder{header: header} }

// reset drops the answer.
func (r *recorder) reset() {
	clear(r.header)
	r.status = 0
	r.setBody("")
}

// setBody makes text the body, whatever was written.
func (r *recorder) setBody(text string) {
	r.body = text
	if r.buffer == nil {
		return
	}
	if r.buffer.Cap() <= longestBody { // a long one is rare, and would stay long
		r.buffer.Reset()
		buffers.Put(r.buffer)
	}
	r.buffer = nil
}

// end makes what was written the body.
func (r *recorder) end() {
	if r.buffer != nil {
		r.setBody(r.buffer.String())
	}
}

// written is what was written so far, good until the body is set.
func (r *recorder) written() []byte {
	if r.buffer == nil {
		return nil
	}
	return r.buffer.Bytes()
}

func (r *recorder) Header() http.Header { return r.header }

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
}

func (r *recorder) Write(b []byte) (int, error) {
	r.WriteHeader(http.StatusOK)
	if r.buffer == nil {
		r.buffer = buffers.Get().(*bytes.Buffer)
	}
	return r.buffer.Write(b)
}
