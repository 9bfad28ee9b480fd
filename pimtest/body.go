package pimtest

import (
	"compress/gzip"
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/pimigrate/pimigrate/gen/pimserver"
)

// maxBody limits the body of a request, a whole batch included, before and after it is
// expanded.
const maxBody = 1 << 20

// readBody reads the body of a request. The vendor's SDKs compress every body that they
// send, and send it again as it is only after 415. A *pimserver.Error is the answer to a
// body that cannot be taken; after another error the caller went away.
func readBody(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	if r.Body == http.NoBody {
		return nil, nil
	}
	sent := http.MaxBytesReader(w, r.Body, maxBody)
	switch strings.ToLower(r.Header.Get("Content-Encoding")) {
	case "", "identity":
		body, err := io.ReadAll(sent)
		return body, tooLarge(err)
	case "gzip":
		return expand(sent)
	}
	return nil, &pimserver.Error{Status: http.StatusUnsupportedMediaType, Message: "The content encoding is not supported: use gzip or none."}
}

func expand(sent io.Reader) ([]byte, error) {
	broken := &pimserver.Error{Status: http.StatusBadRequest, Message: "The request body is not valid gzip."}
	z, err := gzip.NewReader(sent)
	if errors.Is(err, io.EOF) {
		return nil, nil // there is no body to expand
	}
	if err != nil {
		return nil, broken
	}
	body, err := io.ReadAll(io.LimitReader(z, maxBody+1))
	switch {
	case len(body) > maxBody:
		return nil, tooLarge(&http.MaxBytesError{Limit: maxBody})
	case err != nil:
		return nil, broken
	}
	return body, nil
}

// tooLarge makes the error of a body past the limit the answer to it.
func tooLarge(err error) error {
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return &pimserver.Error{Status: http.StatusRequestEntityTooLarge, Message: "The request body is too large."}
	}
	return err
}
