package pimserver

import (
	"compress/gzip"
	"errors"
	"io"
	"net/http"
	"strings"
)

// ReadBody reads the body of a request, of which limit bytes at most are taken, before
// and after it is expanded. The vendor's SDKs compress every body that they send, and send
// it again as it is only after 415. An [Error] is the answer to a body that cannot be
// taken; after another error the caller went away.
func ReadBody(w http.ResponseWriter, r *http.Request, limit int64) ([]byte, error) {
	if r.Body == http.NoBody {
		return nil, nil
	}
	sent := http.MaxBytesReader(w, r.Body, limit)
	switch strings.ToLower(r.Header.Get("Content-Encoding")) {
	case "", "identity":
		body, err := io.ReadAll(sent)
		return body, tooLarge(err)
	case "gzip":
		return expand(sent, limit)
	}
	return nil, &Error{Status: http.StatusUnsupportedMediaType, Message: "The content encoding is not supported: use gzip or none."}
}

func expand(sent io.Reader, limit int64) ([]byte, error) {
	broken := &Error{Status: http.StatusBadRequest, Message: "The request body is not valid gzip."}
	z, err := gzip.NewReader(sent)
	if errors.Is(err, io.EOF) {
		return nil, nil // there is no body to expand
	}
	if err != nil {
		return nil, broken
	}
	body, err := io.ReadAll(io.LimitReader(z, limit+1))
	switch {
	case int64(len(body)) > limit:
		return nil, tooLarge(&http.MaxBytesError{Limit: limit})
	case err != nil:
		return nil, broken
	}
	return body, nil
}

// tooLarge makes the error of a body past the limit the answer to it.
func tooLarge(err error) error {
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return &Error{Status: http.StatusRequestEntityTooLarge, Message: "The request body is too large."}
	}
	return err
}
