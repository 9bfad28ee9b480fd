package pim_test

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"

	gen "github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/pim"
)

// collect goes through the assignment requests: their ids and the first error.
func collect(t *testing.T, c *pim.Client) (ids []string, err error) {
	t.Helper()
	for request, err := range c.AssignmentRequests().List(t.Context(), nil) {
		if err != nil {
			return ids, err
		}
		ids = append(ids, *request.Id)
	}
	return ids, nil
}

func TestList(t *testing.T) {
	var queries []string
	c := newClient(t, func(w http.ResponseWriter, r *http.Request) {
		queries = append(queries, r.URL.RawQuery)
		if r.Header.Get("Authorization") != "Bearer "+string(token) {
			t.Errorf("Authorization of %s is not the token", r.URL)
		}
		switch r.URL.Query().Get("$skiptoken") {
		case "":
			answer(w, 200, `{"value": [{"id": "a"}, {"id": "b"}], "@odata.nextLink": "http://`+r.Host+r.URL.Path+`?$skiptoken=1%2B1"}`)
		case "1+1": // a page may be empty, and a link relative
			answer(w, 200, `{"value": [], "@odata.nextLink": "?$skiptoken=2"}`)
		default:
			answer(w, 200, `{"value": [{"id": "c"}]}`)
		}
	})
	ids, err := collect(t, c)
	if err != nil || !slices.Equal(ids, []string{"a", "b", "c"}) {
		t.Errorf("list = %v, %v, want a, b and c", ids, err)
	}
	// Pitfall 10: options that are not set are not sent.
	if want := []string{"", "$skiptoken=1%2B1", "$skiptoken=2"}; !slices.Equal(queries, want) {
		t.Errorf("queries = %q, want %q", queries, want)
	}
}

func TestListStopsEarly(t *testing.T) {
	n := 0
	c := newClient(t, func(w http.ResponseWriter, r *http.Request) {
		n++
		answer(w, 200, `{"value": [{"id": "a"}, {"id": "b"}], "@odata.nextLink": "?$skiptoken=1"}`)
	})
	for range c.AssignmentRequests().List(t.Context(), nil) {
		break
	}
	if n != 1 {
		t.Errorf("asked for %d pages, want 1", n)
	}
}

func TestListOptions(t *testing.T) {
	var got string
	c := newClient(t, func(w http.ResponseWriter, r *http.Request) {
		got = r.URL.Path + "?" + r.URL.RawQuery
		answer(w, 200, `{"value": []}`)
	})
	o := &pim.ListOptions{Filter: "groupId eq 'a;b'", Select: "id,status", Expand: "principal"}
	for _, err := range c.GroupEligibilityRequests().List(t.Context(), o) {
		t.Error(err)
	}
	const want = "/v1.0/identityGovernance/privilegedAccess/group/eligibilityScheduleRequests?%24filter=groupId+eq+%27a%3Bb%27&%24select=id%2Cstatus&%24expand=principal"
	if got != want {
		t.Errorf("request = %s\nwant      %s", got, want)
	}
	for _, err := range c.GroupAssignmentRequests().List(t.Context(), nil) {
		if err == nil || !strings.Contains(err.Error(), "groupId or principalId") {
			t.Errorf("list of groups without a filter: error = %v", err)
		}
	}
}

// TestNextPageElsewhere: a token goes to the client's own origin only.
func TestNextPageElsewhere(t *testing.T) {
	stolen := false
	other := newServer(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		stolen = true
		answer(w, 200, `{"value": []}`)
	}))
	tests := map[string]string{
		"port":      other + "/x?$skiptoken=secret",
		"host":      "http://graph.example/x",
		"scheme":    "https://HOST/x",
		"no scheme": strings.TrimPrefix(other, "http:") + "/x",
		"user":      "http://me:secret@HOST/x",
		"disguise":  "http://HOST@" + strings.TrimPrefix(other, "http://") + "/x",
		"no URL":    "http://HOST/%zz?secret",
		"file":      "file:///etc/passwd",
	}
	for name, link := range tests {
		t.Run(name, func(t *testing.T) {
			c := newClient(t, func(w http.ResponseWriter, r *http.Request) {
				answer(w, 200, `{"value": [{"id": "a"}], "@odata.nextLink": "`+strings.ReplaceAll(link, "HOST", r.Host)+`"}`)
			})
			ids, err := collect(t, c)
			if err == nil || !strings.Contains(err.Error(), "next page") || strings.Contains(err.Error(), "secret") {
				t.Errorf("error = %v, want one about the next page without its query", err)
			}
			if !slices.Equal(ids, []string{"a"}) || stolen {
				t.Errorf("ids = %v, asked elsewhere = %t, want the first page only", ids, stolen)
			}
		})
	}
}

// TestListFails covers complaint 14, an endless loop, and pages that are none.
func TestListFails(t *testing.T) {
	tests := []struct{ name, body, says string }{
		{"14 loop", `{"value": [{"id": "a"}], "@odata.nextLink": "?$skiptoken=1"}`, "already read"},
		{"7 no value", `{"error": {}}`, "no value"},
		{"7 null value", `{"value": null}`, "no value"},
		{"7 other value", `{"value": "a"}`, "does not fit the model"},
		{"7 other link", `{"value": [], "@odata.nextLink": 7}`, "does not fit the model"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := collect(t, newClient(t, always(200, tt.body)))
			if err == nil || !strings.Contains(err.Error(), tt.says) || !strings.Contains(err.Error(), ": 200 ") {
				t.Errorf("error = %v, want 200 and %q", err, tt.says)
			}
		})
	}
}

// TestListGenerated: List serves any list of the generated client.
func TestListGenerated(t *testing.T) {
	c := newClient(t, always(200, `{"value": [{"id": "s", "memberType": "Direct"}]}`))
	schedules := pim.List[gen.UnifiedRoleAssignmentSchedule](t.Context(), c, func(ctx context.Context) (*http.Response, error) {
		return c.Generated().ListRoleAssignmentSchedules(ctx, nil)
	})
	n := 0
	for s, err := range schedules {
		if n++; err != nil || *s.Id != "s" {
			t.Errorf("schedule %v, %v, want s", s.Id, err)
		}
	}
	if n != 1 {
		t.Errorf("%d schedules, want 1", n)
	}
}
