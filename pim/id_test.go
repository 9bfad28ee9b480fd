package pim_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/pim"
)

// TestBadID is pitfall 9: an id re-routes the request. Nothing is sent for these,
// neither by the methods of the package nor by the generated client.
func TestBadID(t *testing.T) {
	var sent []string
	c := newClient(t, func(w http.ResponseWriter, r *http.Request) {
		sent = append(sent, r.URL.Path)
		answer(w, 204, ``)
	})
	ids := []string{"", ".", "..", "a/b", "a/../b", "../x", "/", "%2e%2e", "a%2Fb", `a\b`, "a?b", "a#b", "a b", "a\nb", "a;b", "x'", "\x00", "ü", strings.Repeat("x", 1000)}
	for _, bad := range ids {
		ctx := t.Context()
		calls := map[string]error{
			"Cancel":    c.AssignmentRequests().Cancel(ctx, bad),
			"Generated": second(c.Generated().CancelRoleAssignmentScheduleRequest(ctx, bad)),
			"beta":      second(c.Generated().GetRoleAssignmentApproval(ctx, bad)),
		}
		_, calls["Get"] = c.EligibilityRequests().Get(ctx, bad)
		_, calls["CancelAny"] = c.CancelAny(ctx, bad)
		_, calls["CancelAndWait"] = c.GroupAssignmentRequests().CancelAndWait(ctx, bad, nil)
		for name, err := range calls {
			if err == nil {
				t.Errorf("%s(%.20q) was not refused", name, bad)
			}
		}
	}
	if len(sent) != 0 {
		t.Errorf("sent %q, want nothing", sent)
	}
}

func second(_ *http.Response, err error) error { return err }

// TestGoodID: what Microsoft Graph gives out as ids goes through, unchanged.
func TestGoodID(t *testing.T) {
	var got string
	srv := func(w http.ResponseWriter, r *http.Request) {
		got = r.URL.EscapedPath()
		answer(w, 204, ``)
	}
	c := newClient(t, srv)
	for _, good := range []string{id, "lAPpYvVpN0KRkAEhdxReEAWz5Gtet_xOv8wxvTtTpfg-1", "a_member_b", "Directory.Role-1", "...", "x(1)", "a=b"} {
		if err := c.EligibilityRequests().Cancel(t.Context(), good); err != nil {
			t.Errorf("cancel %s: %v", good, err)
		} else if want := eligibilities + "/" + good + "/cancel"; got != want && got != strings.NewReplacer("(", "%28", ")", "%29", "=", "%3D").Replace(want) {
			t.Errorf("path = %s, want %s", got, want)
		}
	}
}

// TestFunctionPath: the path of a function is not mistaken for an id, and the
// endpoint may have a path.
func TestFunctionPath(t *testing.T) {
	var got string
	mux := http.NewServeMux()
	mux.HandleFunc("/graph/", func(w http.ResponseWriter, r *http.Request) {
		got = r.URL.Path
		answer(w, 200, `{"value": []}`)
	})
	c := newClient(t, mux.ServeHTTP)
	for _, err := range c.AssignmentRequests().Mine(t.Context(), pim.OnPrincipal, nil) {
		if err == nil || !strings.Contains(err.Error(), "404") {
			t.Errorf("error = %v, want that of the mux", err)
		}
	}
	srv := newServer(t, mux)
	for _, err := range newClientWith(t, options(srv+"/graph/")).AssignmentRequests().Mine(t.Context(), pim.OnPrincipal, nil) {
		t.Error(err)
	}
	if want := "/graph" + assignments + "/filterByCurrentUser(on='principal')"; got != want {
		t.Errorf("path = %s, want %s", got, want)
	}
}
