package bridge_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/bridge"
	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/internal/contract"
)

// named answers with the id of the operation that a request is for, with nothing for
// none.
var named = pimserver.NewGatedHandler(nil, func(http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if op := contract.Match(r); op != nil {
			_, _ = io.WriteString(w, op.ID) // a recorder
		}
	})
})

// FuzzRequest sends any request to a bridge. It must not panic, send nothing but the calls
// that its promises name, and send no change twice, whatever the answer.
func FuzzRequest(f *testing.F) {
	var allowed []string
	for _, e := range bridge.Promises() {
		if e.Promise != bridge.Refused {
			allowed = append(allowed, e.Calls...)
			f.Add(e.Method, strings.NewReplacer("{", "", "}", "").Replace(e.Path), "", `{"roleId": "r", "type": "UserAdd", "assignmentState": "Active"}`, `{}`)
		}
	}
	seeds(f)
	f.Fuzz(func(t *testing.T, method, path, query, body, answer string) {
		changes := 0
		up := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			rec := httptest.NewRecorder()
			named.ServeHTTP(rec, r)
			id := rec.Body.String()
			if !slices.Contains(allowed, id) {
				t.Errorf("%s %s is none of the allowed operations", r.Method, r.URL)
			}
			if r.Method != http.MethodGet {
				changes++
			}
			switch {
			case r.Method == http.MethodPost && answer == "": // which is lost
				panic(http.ErrAbortHandler)
			case r.Method == http.MethodPost && !strings.HasPrefix(id, "cancel"):
				w.WriteHeader(http.StatusCreated)
			}
			fmt.Fprint(w, answer)
		}))
		defer up.Close()
		b, err := bridge.New(bridge.Options{Upstream: up.URL})
		if err != nil {
			t.Fatal(err)
		}
		r := request(method, path, query, body)
		if r == nil {
			t.Skip("no request of HTTP")
		}
		rec := httptest.NewRecorder()
		b.ServeHTTP(rec, r)
		if changes > 1 {
			t.Errorf("%s %s sent %d changes", method, path, changes)
		}
		if strings.Contains(rec.Body.String(), "An internal error occurred.") {
			t.Errorf("%s %s?%s: %d %s", method, path, query, rec.Code, rec.Body)
		}
	})
}

func seeds(f *testing.F) {
	object := `{"id": "x", "status": "Granted", "directoryScopeId": "/", "value": [{"id": "x", "directoryScopeId": "/"}], "@odata.nextLink": "http://evil.example/"}`
	cancel := path("cancelPrivilegedRoleAssignmentRequest", "%2e%2e")
	f.Add("POST", cancel, "", "", object)
	f.Add("POST", path("selfActivatePrivilegedRole", "r"), "", `{"duration": "1"}`, "")
	f.Add("POST", strings.Replace(cancel, "/%2e%2e", "('x')", 1), "", "", object)
	f.Add("GET", path("listPrivilegedRoleAssignmentRequests"), "$filter=status eq 'x' or not (roleId ne null)&$top=1&$expand=roleInfo", "", object)
	f.Add("GET", path("listPrivilegedAccessRoleAssignmentRequests", "aadGroups"), "$filter=resourceId eq 'x'' or 1 eq 1'", "", object)
	f.Add("POST", path("selfActivatePrivilegedRole", "r"), "", `{"duration": "-1"}`, object)
}

// request returns a request as net/http would hand it to a handler, nil for none.
func request(method, path, query, body string) (r *http.Request) {
	defer func() {
		if recover() != nil { // which is what NewRequest does with a line that is none
			r = nil
		}
	}()
	if !strings.HasPrefix(path, "/") || strings.ContainsAny(path+query, " \r\n#") {
		return nil
	}
	query = strings.ReplaceAll(query, " ", "+")
	r = httptest.NewRequest(method, path+"?"+query, strings.NewReader(body))
	r.Header.Set("Authorization", "Bearer "+unsigned(`{"oid": "o", "tid": "t"}`))
	r.Header.Set("Content-Type", "application/json")
	if method == http.MethodGet {
		r.ContentLength, r.Body = 0, http.NoBody
	}
	return r
}
