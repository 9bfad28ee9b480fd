package pimtest_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// discard is an answer that nobody reads.
type discard struct{ header http.Header }

func (d *discard) Header() http.Header       { return d.header }
func (*discard) Write(b []byte) (int, error) { return len(b), nil }
func (*discard) WriteHeader(int)             {}

// BenchmarkServe measures the emulator's own part of reading one request.
func BenchmarkServe(b *testing.B) {
	e, err := pimtest.New(pimtest.WithState(withRequest(tenant.Active, tenant.Scheduled)))
	if err != nil {
		b.Fatal(err)
	}
	req := httptest.NewRequest(http.MethodGet, requests+"/one", nil)
	b.ReportAllocs()
	for b.Loop() {
		e.ServeHTTP(&discard{http.Header{}}, req)
	}
}
