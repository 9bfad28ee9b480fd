package pim_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/pim"
)

// get reads a request and wants it to fail.
func get(t *testing.T, c *pim.Client) *pim.Error {
	t.Helper()
	request, err := c.AssignmentRequests().Get(t.Context(), id)
	e, ok := errors.AsType[*pim.Error](err)
	if !ok || request != nil {
		t.Fatalf("get = %v, %v, want no request and an *Error", request, err)
	}
	return e
}

// TestAnswerKeepsStatus is about answers of which a generated client returns
// nothing, or nothing with a nil error. The numbers are those of the list of
// pitfalls of generated clients.
func TestAnswerKeepsStatus(t *testing.T) {
	date := time.Now().Add(90 * time.Minute).UTC().Format(http.TimeFormat)
	tests := []struct {
		name    string
		handler http.HandlerFunc
		status  int
		code    string
		says    string
	}{
		{"3 extra string member in an error", always(404, `{"error": {"code": "NotFound", "message": "m"}, "extra": "s"}`), 404, "NotFound", "m"},
		{"5 date without a zone in an error", always(404, `{"error": {"code": "NotFound", "message": "m", "innerError": {"date": "2022-12-22T08:00:18"}}}`), 404, "NotFound", "m"},
		{"5 date without a zone in an object", always(200, `{"createdDateTime": "2022-12-22T08:00:18"}`), 200, "", `2022-12-22T08:00:18`},
		{"6 Retry-After is a date", always(429, `{"error": {"code": "TooManyRequests"}}`, "Retry-After", date), 429, "TooManyRequests", "try again in"},
		{"7 error of other types", always(403, `{"error": {"code": 7, "message": {}, "innerError": []}}`), 403, "", "403 Forbidden"},
		{"7 error is a string", always(400, `{"error": "invalid_grant"}`), 400, "", "400 Bad Request"},
		{"7 member of another type", always(200, `{"id": 7}`), 200, "", "does not fit the model"},
		{"7 HTML as JSON", always(503, `<html>`), 503, "", "503 Service Unavailable"},
		{"7 empty body", always(200, ``), 200, "", "the body is empty"},
		{"7 null", always(200, `null`), 200, "", "not a JSON object"},
		{"7 list instead of an object", always(200, `[]`), 200, "", "not a JSON object"},
		{"7 half an object", always(200, `{"id": "x", `), 200, "", "not whole JSON"},
		{"7 two objects", always(200, `{}{}`), 200, "", "not whole JSON"},
		{"8 HTML with success", always(200, `<html>`, "Content-Type", "text/html"), 200, "", `"text/html"`},
		{"8 no content type", always(200, `{}`, "Content-Type", ""), 200, "", "content type"},
		{"8 HTML failure", always(502, `<html>`, "Content-Type", "text/html"), 502, "", "502 Bad Gateway"},
		{"8 unlisted success", always(206, `{}`), 206, "", "but 200"},
		{"8 success without a body", always(204, ``), 204, "", "but 200"},
		{"8 unlisted failure", always(418, ``), 418, "", "418 I'm a teapot"},
		{"18 redirect", always(307, ``, "Location", "/elsewhere"), 307, "", "redirects are not followed"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := get(t, newClient(t, tt.handler))
			if e.Status != tt.status || e.Code != tt.code {
				t.Errorf("status %d code %q, want %d %q", e.Status, e.Code, tt.status, tt.code)
			}
			if !strings.Contains(e.Error(), tt.says) {
				t.Errorf("error = %v\nwant it to say %q", e, tt.says)
			}
		})
	}
}

// TestCutOff is pitfall 7 on the wire: the connection ends before the body does.
func TestCutOff(t *testing.T) {
	e := get(t, newClient(t, func(w http.ResponseWriter, _ *http.Request) {
		answer(w, 200, `{"id": "x"`, "Content-Length", "1000")
	}))
	if e.Status != 200 || !strings.Contains(e.Error(), "unexpected EOF") {
		t.Errorf("error = %v (status %d), want 200 and an unexpected end", e, e.Status)
	}
}

// TestErrorText is complaint 10 of users of the vendor's SDK: the text says what
// happened. It holds no token, query or body.
func TestErrorText(t *testing.T) {
	c := newClient(t, always(400, `{"error": {"code": "BadFilter", "message": "Bad filter.", "innerError":
		{"date": "2026-11-05T10:00:00", "request-id": "r-1", "client-request-id": "c-1"}}, "secret": "in the body"}`))
	var err error
	for _, err = range c.AssignmentRequests().List(t.Context(), &pim.ListOptions{Filter: "principalId eq 'alice'"}) {
	}
	const want = "listRoleAssignmentScheduleRequests: GET: 400 BadFilter: Bad filter. (request-id r-1, client-request-id c-1)"
	if err == nil || err.Error() != want {
		t.Errorf("error = %v\nwant    %s", err, want)
	}
}

// TestErrorTextIsOneLine: an answer writes no lines of its own into a log, and sends no
// terminal anything. The fields have it as it came.
func TestErrorTextIsOneLine(t *testing.T) {
	e := get(t, newClient(t, always(400, `{"error": {"code": "a\u001b[2J", "message": "m\r\n2026-11-05 all is well\u0085"}}`, "request-id", "r-1")))
	const want = "getRoleAssignmentScheduleRequest: GET: 400 a [2J: m  2026-11-05 all is well  (request-id r-1, client-request-id "
	if !strings.HasPrefix(e.Error(), want) || e.Message != "m\r\n2026-11-05 all is well\u0085" {
		t.Errorf("error = %q\nwant    %q", e.Error(), want)
	}
}

func TestErrorFields(t *testing.T) {
	const day = "Thu, 05 Nov 2026 10:00:00 GMT"
	e := get(t, newClient(t, always(404, `{"error": {"innererror": {"request-id": "body", "date": "2020-01-01T00:00:00"}}}`,
		"request-id", "header", "client-request-id", "echo", "Date", day, "Retry-After", "120")))
	if e.Method != "GET" || e.Operation != "getRoleAssignmentScheduleRequest" {
		t.Errorf("%s %s, want GET getRoleAssignmentScheduleRequest", e.Method, e.Operation)
	}
	if e.RequestID != "header" || e.ClientRequestID != "echo" || e.RetryAfter != 2*time.Minute || e.Date.Format(http.TimeFormat) != day {
		t.Errorf("ids %q %q, date %s, retry after %s: want those of the headers", e.RequestID, e.ClientRequestID, e.Date, e.RetryAfter)
	}
	if !strings.Contains(string(e.Body), "innererror") {
		t.Errorf("body = %q, want that of the answer", e.Body)
	}

	e = get(t, newClient(t, always(404, `{"error": {"innererror": {"request-id": "body", "date": "2020-01-01T00:00:00"}}}`, "Date", "")))
	if e.RequestID != "body" || !e.Date.Equal(time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)) || len(e.ClientRequestID) != 36 {
		t.Errorf("ids %q %q, date %s: want those of the body and a new id", e.RequestID, e.ClientRequestID, e.Date)
	}
	e = get(t, newClient(t, always(404, strings.Repeat("x", 100<<10))))
	if len(e.Body) != 64<<10 {
		t.Errorf("%d bytes kept, want 64 KiB", len(e.Body))
	}
}

// TestSentinels is complaint 12: how to test for one error.
func TestSentinels(t *testing.T) {
	all := []error{pim.ErrNotFound, pim.ErrForbidden, pim.ErrThrottled, pim.ErrNotCancelable, pim.ErrRetired, pim.ErrUnknownOutcome}
	cancelV3 := func(c *pim.Client) error { return c.AssignmentRequests().Cancel(context.Background(), id) }
	getV3 := func(c *pim.Client) error {
		_, err := c.AssignmentRequests().Get(context.Background(), id)
		return err
	}
	tests := []struct {
		name    string
		call    func(*pim.Client) error
		handler http.HandlerFunc
		want    error
	}{
		{"404", getV3, always(404, ``), pim.ErrNotFound},
		{"403", cancelV3, always(403, ``), pim.ErrForbidden},
		{"429", cancelV3, always(429, ``, "Retry-After", "600"), pim.ErrThrottled},
		{"400 to a cancel", cancelV3, always(400, `{"error": {"code": "BadRequest"}}`), pim.ErrNotCancelable},
		{"400 to a get", getV3, always(400, `{"error": {"code": "BadRequest"}}`), nil},
		{"code of the sibling service", cancelV3, always(409, `{"error": {"code": "RequestCannotBeCancelled"}}`), pim.ErrNotCancelable},
		{"code of a migrated tenant", getV3, always(403, `{"error": {"code": "TenantEnabledInAadRoleMigration"}}`), pim.ErrRetired},
		{"410", getV3, always(410, ``), pim.ErrRetired},
		{"429 to a cancel without a time", cancelV3, always(429, ``), pim.ErrThrottled},
		{"500 to a cancel", cancelV3, always(500, ``), pim.ErrUnknownOutcome},
		{"500 to a get", getV3, always(500, ``), nil},
		{"503 to a cancel", cancelV3, always(503, ``), pim.ErrUnknownOutcome},
		{"503 with a time", cancelV3, always(503, ``, "Retry-After", "600"), nil},
		{"unlisted success of a cancel", cancelV3, always(202, ``), pim.ErrUnknownOutcome},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := tt.call(newClient(t, tt.handler))
			if err == nil {
				t.Fatal("no error")
			}
			for _, sentinel := range all {
				also := sentinel == pim.ErrForbidden && tt.name == "code of a migrated tenant"
				if got := errors.Is(err, sentinel); got != (sentinel == tt.want || also) {
					t.Errorf("%v is %v = %t", err, sentinel, got)
				}
			}
		})
	}
}
