package rawhttp

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
)

// serve is a Graph with one role and no requests.
func serve(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") != "Bearer secret" {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	switch r.URL.Path {
	case "/beta/privilegedRoles":
		fmt.Fprint(w, `{"value":[{"id":"1","name":"Security Reader"}]}`)
	case "/beta/privilegedRoleAssignmentRequests":
		fmt.Fprint(w, `{"value":[]}`)
	default:
		w.WriteHeader(http.StatusBadRequest)
		fmt.Fprint(w, `{"error":{"code":"BadRequest","message":"Request with request ID not found."}}`)
	}
}

func client(t *testing.T) *Client {
	srv := httptest.NewServer(http.HandlerFunc(serve))
	t.Cleanup(srv.Close)
	c, err := New(srv.URL+"/beta", func(context.Context) (string, error) { return "secret", nil })
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestListRoles(t *testing.T) {
	roles, err := client(t).ListRoles(t.Context())
	if err != nil || len(roles) != 1 || roles[0].Name != "Security Reader" {
		t.Errorf("got %v, %v", roles, err)
	}
}

func TestListRequests(t *testing.T) {
	if rs, err := client(t).ListRequests(t.Context(), "Scheduled"); err != nil || len(rs) != 0 {
		t.Errorf("got %v, %v", rs, err)
	}
}

func TestCancelUnknown(t *testing.T) {
	err := client(t).CancelRequest(t.Context(), "nobody's")
	var status *StatusError
	if !errors.As(err, &status) || status.Code != http.StatusBadRequest {
		t.Errorf("got %v", err)
	}
}
