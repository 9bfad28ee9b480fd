package pimserver_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/gen/pimserver"
)

// failing fails as the id it is asked for says.
type failing struct {
	pimserver.StrictServerInterface
}

func (failing) GetRoleDefinition(
	_ context.Context, req pimserver.GetRoleDefinitionRequestObject,
) (pimserver.GetRoleDefinitionResponseObject, error) {
	switch req.Id {
	case "secret":
		return nil, errors.New("secret: the password is 1234")
	case "answer":
		return nil, fmt.Errorf("look it up: %w", &pimserver.Error{Status: 503, Code: "busy", Message: "Later.", RetryAfter: "7"})
	case "nothing":
		return nil, nil
	case "zero":
		return pimserver.GetRoleDefinitiondefaultJSONResponse{}, nil
	default:
		panic("secret panic")
	}
}

func (failing) CreateRoleAssignment(
	_ context.Context, _ pimserver.CreateRoleAssignmentRequestObject,
) (pimserver.CreateRoleAssignmentResponseObject, error) {
	return pimserver.CreateRoleAssignment201JSONResponse{}, nil
}

func TestErrorEnvelope(t *testing.T) {
	const v3 = "/v1.0/roleManagement/directory"
	tests := []struct {
		name, method, path, body string
		status                   int
		code                     string
		header, value            string
	}{
		{"unknown path", "GET", "/beta/nothing", "", 404, "NotFound", "", ""},
		{"wrong version", "POST", "/v1.0/privilegedRoleAssignmentRequests/x/cancel", "", 404, "NotFound", "", ""},
		{"path that is not clean", "GET", v3 + "//roleDefinitions", "", 404, "NotFound", "", ""},
		{"path with dots", "POST", "/beta/privilegedRoleAssignmentRequests/../cancel", "", 404, "NotFound", "", ""},
		{"key of dots", "GET", v3 + "/roleDefinitions('..')", "", 404, "NotFound", "", ""},
		{"wrong method", "GET", "/beta/privilegedRoleAssignmentRequests/x/cancel", "", 405, "MethodNotAllowed", "Allow", "POST"},
		{"wrong method of two", "PUT", v3 + "/roleAssignments", "", 405, "MethodNotAllowed", "Allow", "GET, HEAD, POST"},
		{"missing parameter", "GET", "/v1.0/policies/roleManagementPolicies", "", 400, "BadRequest", "", ""},
		{"bad parameter", "GET", "/beta/privilegedRoles?$top=secret", "", 400, "BadRequest", "", ""},
		{"bad body", "POST", v3 + "/roleAssignments", `{"id":`, 400, "BadRequest", "", ""},
		{"large body", "POST", v3 + "/roleAssignments", `{"id":"` + strings.Repeat("x", 1<<20) + `"}`, 413, "RequestEntityTooLarge", "", ""},
		{"error", "GET", v3 + "/roleDefinitions/secret", "", 500, "InternalServerError", "", ""},
		{"error with an answer", "GET", v3 + "/roleDefinitions/answer", "", 503, "busy", "Retry-After", "7"},
		{"no response", "GET", v3 + "/roleDefinitions/nothing", "", 500, "InternalServerError", "", ""},
		{"status 0", "GET", v3 + "/roleDefinitions/zero", "", 500, "InternalServerError", "", ""},
		{"panic", "GET", v3 + "/roleDefinitions/panic", "", 500, "InternalServerError", "", ""},
		{"not implemented", "GET", v3 + "/roleDefinitions", "", 500, "InternalServerError", "", ""},
	}
	quiet(t)
	_, url := newClient(t, failing{})
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			req, err := http.NewRequestWithContext(t.Context(), tt.method, url+tt.path, strings.NewReader(tt.body))
			if err != nil {
				t.Fatal(err)
			}
			req.Header.Set("Content-Type", "application/json")
			rsp, err := client.Do(req)
			if err != nil {
				t.Fatal(err)
			}
			defer rsp.Body.Close()
			body, err := io.ReadAll(rsp.Body)
			if err != nil {
				t.Fatal(err)
			}
			var got pim.OdataError
			if err := json.Unmarshal(body, &got); err != nil {
				t.Fatalf("%s: %v in %q", rsp.Status, err, body)
			}
			if rsp.StatusCode != tt.status || got.Error.Code != tt.code || got.Error.Message == "" {
				t.Errorf("%s %s, want %d with %s", rsp.Status, body, tt.status, tt.code)
			}
			if ct := rsp.Header.Get("Content-Type"); ct != "application/json" {
				t.Errorf("Content-Type = %s", ct)
			}
			if tt.header != "" && rsp.Header.Get(tt.header) != tt.value {
				t.Errorf("%s = %q, want %q", tt.header, rsp.Header.Get(tt.header), tt.value)
			}
			if bytes.Contains(body, []byte("secret")) {
				t.Errorf("the answer says too much: %s", body)
			}
		})
	}
}

func TestMiddleware(t *testing.T) {
	quiet(t)
	var seen string
	h := pimserver.NewHandler(failing{}, func(next pimserver.StrictHandlerFunc, operationID string) pimserver.StrictHandlerFunc {
		return func(ctx context.Context, w http.ResponseWriter, r *http.Request, request any) (any, error) {
			seen = fmt.Sprintf("%s %T", operationID, request)
			return nil, &pimserver.Error{Status: http.StatusUnauthorized, Message: "No token."}
		}
	})
	rsp := serve(t, h, http.MethodGet, "/v1.0/roleManagement/directory/roleDefinitions/x")
	if want := "GetRoleDefinition pimserver.GetRoleDefinitionRequestObject"; seen != want {
		t.Errorf("the middleware saw %s, want %s", seen, want)
	}
	if want := `{"error":{"code":"Unauthorized","message":"No token."}}`; rsp != want {
		t.Errorf("answer = %s, want %s", rsp, want)
	}
}

// quiet drops the log for the time of a test.
func quiet(t *testing.T) {
	old := slog.Default()
	slog.SetDefault(slog.New(slog.DiscardHandler))
	t.Cleanup(func() { slog.SetDefault(old) })
}
