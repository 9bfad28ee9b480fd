package pim_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/pimigrate/pimigrate/pim"
)

const (
	assignments   = "/v1.0/roleManagement/directory/roleAssignmentScheduleRequests"
	eligibilities = "/v1.0/roleManagement/directory/roleEligibilityScheduleRequests"
	id            = "26bc6813-5457-4302-a482-afafd4e2962a"
	token         = pim.StaticToken("eyJ0.secret.token")
)

// options are those of a client of a test server. The pauses are short.
func options(endpoint string) *pim.ClientOptions {
	return &pim.ClientOptions{ClientOptions: azcore.ClientOptions{
		Cloud: pim.CloudAt(endpoint),
		Retry: policy.RetryOptions{RetryDelay: time.Millisecond},
	}}
}

// newClient makes a client of a handler.
func newClient(t *testing.T, h http.HandlerFunc) *pim.Client {
	t.Helper()
	return newClientWith(t, options(newServer(t, h)))
}

// newServer serves a handler and returns the URL.
func newServer(t *testing.T, h http.Handler) string {
	t.Helper()
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	return srv.URL
}

func newClientWith(t *testing.T, opts *pim.ClientOptions) *pim.Client {
	t.Helper()
	c, err := pim.NewClient(token, opts)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// answer writes an answer of the service.
func answer(w http.ResponseWriter, status int, body string, headers ...string) {
	w.Header().Set("Content-Type", "application/json;odata.metadata=minimal")
	for i := 0; i < len(headers); i += 2 {
		w.Header().Set(headers[i], headers[i+1])
	}
	w.WriteHeader(status)
	io.WriteString(w, body)
}

// always is a handler that gives one answer.
func always(status int, body string, headers ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { answer(w, status, body, headers...) }
}

// request is a request with a status, as the service sends it.
func request(status string) string {
	return fmt.Sprintf(`{"id": %q, "status": %q}`, id, status)
}
