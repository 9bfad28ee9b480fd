package pimserver

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"strings"
)

// ReadBody reads the body of a request, of which limit bytes at most are taken, before
// and after it is expanded. The vendor's SDKs compress every body that they send, and send
// it again as it is only after 415. The error is an [Error]: what to answer to a body that
// cannot be taken. Nothing tells a caller that went away from one that sent half a body and
// listens, so both are answered: net/http makes 200 of a handler that writes nothing.
func ReadBody(w http.ResponseWriter, r *http.Request, limit int64) ([]byte, error) {
	if r.Body == http.NoBody {
		return nil, nil
	}
	sent := http.MaxBytesReader(w, r.Body, limit)
	switch strings.ToLower(r.Header.Get("Content-Encoding")) {
	case "", "identity":
		body, err := io.ReadAll(sent)
		return body, readError(err)
	case "gzip":
		return expand(sent, limit)
	}
	return nil, &Error{Status: http.StatusUnsupportedMediaType, Message: "The content encoding is not supported: use gzip or none."}
}

func expand(sent io.Reader, limit int64) ([]byte, error) {
	z, err := gzip.NewReader(sent)
	if errors.Is(err, io.EOF) {
		return nil, nil // there is no body to expand
	}
	if err != nil {
		return nil, zipError(err)
	}
	body, err := io.ReadAll(io.LimitReader(z, limit+1))
	switch {
	case int64(len(body)) > limit:
		return nil, readError(&http.MaxBytesError{Limit: limit})
	case err != nil:
		return nil, zipError(err)
	}
	return body, nil
}

// zipError is [readError], but where the connection has no part in it, it is the encoding.
func zipError(err error) error {
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return readError(err)
	}
	return &Error{Status: http.StatusBadRequest, Message: "The request body is not valid gzip."}
}

// readError makes an error of reading a body the answer to it.
func readError(err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return &Error{Status: http.StatusRequestEntityTooLarge, Message: "The request body is too large."}
	}
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return &Error{Status: http.StatusRequestTimeout, Message: "The request body did not come in time."}
	}
	return &Error{Status: http.StatusBadRequest, Message: "The request body is not complete."}
}

// CheckJSON refuses a body that is not one JSON value. The generated code reads the first
// value and drops what follows.
func CheckJSON(body []byte) error {
	if json.Valid(body) {
		return nil
	}
	return &Error{Status: http.StatusBadRequest, Message: bodyUnread}
}

// bodyUnread says that the type of a body, or more, is wrong.
const bodyUnread = "The request body cannot be read as JSON of the expected type."
