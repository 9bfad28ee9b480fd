package pim_test

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/pim"
)

var quick = &pim.WaitOptions{Timeout: 300 * time.Millisecond, Interval: time.Millisecond}

// TestCancel cancels a request of each kind. Pitfall 8: a success without a body
// is one.
func TestCancel(t *testing.T) {
	var got []string
	c := newClient(t, func(w http.ResponseWriter, r *http.Request) {
		got = append(got, r.Method+" "+r.URL.Path+" "+r.Header.Get("Content-Length"))
		w.WriteHeader(204)
	})
	for _, err := range []error{
		c.AssignmentRequests().Cancel(t.Context(), id),
		c.EligibilityRequests().Cancel(t.Context(), id),
		c.GroupAssignmentRequests().Cancel(t.Context(), id),
		c.GroupEligibilityRequests().Cancel(t.Context(), id),
	} {
		if err != nil {
			t.Error(err)
		}
	}
	const groups = "/v1.0/identityGovernance/privilegedAccess/group/"
	want := []string{
		"POST " + assignments + "/" + id + "/cancel 0",
		"POST " + eligibilities + "/" + id + "/cancel 0",
		"POST " + groups + "assignmentScheduleRequests/" + id + "/cancel 0",
		"POST " + groups + "eligibilityScheduleRequests/" + id + "/cancel 0",
	}
	if !slices.Equal(got, want) {
		t.Errorf("requests = %q\nwant       %q", got, want)
	}
}

// TestCancelRequest takes the id from a request, and sends nothing for one that has none.
func TestCancelRequest(t *testing.T) {
	var got []string
	c := newClient(t, func(w http.ResponseWriter, r *http.Request) {
		got = append(got, r.URL.Path)
		w.WriteHeader(204)
	})
	for _, err := range []error{
		c.AssignmentRequests().CancelRequest(t.Context(), pim.AssignmentRequest{Id: new(id)}),
		c.EligibilityRequests().CancelRequest(t.Context(), pim.EligibilityRequest{Id: new(id)}),
		c.GroupAssignmentRequests().CancelRequest(t.Context(), pim.GroupAssignmentRequest{Id: new(id)}),
		c.GroupEligibilityRequests().CancelRequest(t.Context(), pim.GroupEligibilityRequest{Id: new(id)}),
	} {
		if err != nil {
			t.Error(err)
		}
	}
	if err := c.AssignmentRequests().CancelRequest(t.Context(), pim.AssignmentRequest{}); err == nil || !strings.Contains(err.Error(), "the id is empty") {
		t.Errorf("without an id: %v", err)
	}
	if n := len(got); n != 4 || got[0] != assignments+"/"+id+"/cancel" || got[1] != eligibilities+"/"+id+"/cancel" {
		t.Errorf("requests = %q", got)
	}
}

func TestCancelAndWait(t *testing.T) {
	done := always(204, ``)
	tests := []struct {
		name   string
		cancel http.HandlerFunc
		reads  []http.HandlerFunc
		status pim.Status
		want   error
		says   string
	}{
		{"at once", done, []http.HandlerFunc{always(200, request("Canceled"))}, "Canceled", nil, ""},
		{"later", done, []http.HandlerFunc{always(200, request("Granted")), always(200, `{}`), always(200, request("Revoked"))}, "Revoked", nil, ""},
		{"never", done, []http.HandlerFunc{always(200, request("Granted"))}, "", pim.ErrNotConfirmed, "still Granted: context deadline exceeded"},
		{"other end", done, []http.HandlerFunc{always(200, request("Provisioned"))}, "", pim.ErrNotConfirmed, "the status is Provisioned"},
		{"unreadable", done, []http.HandlerFunc{always(403, ``)}, "", pim.ErrNotConfirmed, "403"},
		{"not cancelable", always(400, ``), nil, "", pim.ErrNotCancelable, "400"},
		{"lost answer, canceled", hangUp, []http.HandlerFunc{always(200, request("Canceled"))}, "Canceled", nil, ""},
		{"lost answer, not canceled", hangUp, []http.HandlerFunc{always(200, request("Granted"))}, "", pim.ErrUnknownOutcome, "may have been carried out"},
		{"lost answer, unreadable", hangUp, []http.HandlerFunc{always(404, ``)}, "", pim.ErrUnknownOutcome, "may have been carried out"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cancels, reads := &script{handlers: []http.HandlerFunc{tt.cancel}}, &script{handlers: tt.reads}
			c := newClient(t, func(w http.ResponseWriter, r *http.Request) {
				if r.Method == "POST" {
					cancels.serve(w, r)
				} else {
					reads.serve(w, r)
				}
			})
			request, err := c.AssignmentRequests().CancelAndWait(t.Context(), id, quick)
			if !errors.Is(err, tt.want) || err != nil && !strings.Contains(err.Error(), tt.says) {
				t.Errorf("error = %v, want %v and %q", err, tt.want, tt.says)
			}
			if (request != nil) != (tt.want == nil) || request != nil && *request.Status != tt.status {
				t.Errorf("request = %v, want status %q", request, tt.status)
			}
			if cancels.n.Load() != 1 {
				t.Errorf("canceled %d times, want once", cancels.n.Load())
			}
		})
	}
}

// TestCancelAny tries one kind and then the other.
func TestCancelAny(t *testing.T) {
	tests := []struct {
		name                    string
		assignment, eligibility int
		kind                    pim.Kind
		want                    error
	}{
		{"assignment", 204, 500, pim.Assignment, nil},
		{"eligibility", 404, 204, pim.Eligibility, nil},
		{"eligibility, may not cancel assignments", 403, 204, pim.Eligibility, nil},
		{"neither", 404, 404, "", pim.ErrNotFound},
		{"assignment not cancelable", 400, 204, "", pim.ErrNotCancelable},
		{"eligibility not cancelable", 404, 400, "", pim.ErrNotCancelable},
		{"assignment unclear", 500, 204, "", pim.ErrUnknownOutcome},
		{"may not cancel either", 403, 403, "", pim.ErrForbidden},
		{"may not cancel assignments, no eligibility", 403, 404, "", pim.ErrForbidden},
		{"no assignment, may not cancel eligibilities", 404, 403, "", pim.ErrForbidden},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := newClient(t, func(w http.ResponseWriter, r *http.Request) {
				status := tt.assignment
				if strings.HasPrefix(r.URL.Path, eligibilities) {
					status = tt.eligibility
				}
				if r.Method == "GET" {
					answer(w, 200, request("Canceled"))
					return
				}
				answer(w, status, ``)
			})
			kind, err := c.CancelAny(t.Context(), id)
			if kind != tt.kind || !errors.Is(err, tt.want) {
				t.Errorf("cancel = %q, %v, want %q, %v", kind, err, tt.kind, tt.want)
			}
			if tt.want == pim.ErrUnknownOutcome {
				return // reading the request answers the question
			}
			kind, err = c.CancelAnyAndWait(t.Context(), id, quick)
			if kind != tt.kind || !errors.Is(err, tt.want) {
				t.Errorf("cancel and wait = %q, %v, want %q, %v", kind, err, tt.kind, tt.want)
			}
		})
	}
}
