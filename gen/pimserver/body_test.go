package pimserver_test

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"
	"testing/iotest"

	"github.com/pimigrate/pimigrate/gen/pimserver"
)

// TestReadBodyBroken has an answer to every body that cannot be read to its end.
func TestReadBodyBroken(t *testing.T) {
	for _, tt := range []struct {
		err  error
		want int
	}{
		{io.ErrUnexpectedEOF, http.StatusBadRequest},
		{errors.New("malformed chunked encoding"), http.StatusBadRequest},
		{fmt.Errorf("read tcp: %w", os.ErrDeadlineExceeded), http.StatusRequestTimeout},
	} {
		for _, encoding := range []string{"", "gzip"} {
			r := httptest.NewRequest(http.MethodPost, "/", iotest.ErrReader(tt.err))
			r.Header.Set("Content-Encoding", encoding)
			_, err := pimserver.ReadBody(httptest.NewRecorder(), r, 100)
			if e, ok := errors.AsType[*pimserver.Error](err); !ok || e.Status != tt.want {
				t.Errorf("%v, encoding %q: %v, want %d", tt.err, encoding, err, tt.want)
			}
		}
	}
}
