package pimtest_test

import (
	"context"
	"errors"
	"maps"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	gen "github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/pim"
	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// A caller works with requests of its own and keeps books on them. It repeats nothing
// that may have happened: it reads first.
type caller struct {
	*testing.T
	id       string
	requests *pim.Requests[pim.AssignmentRequest]
	open     string            // id of the request that is not cancelled yet
	books    map[string]string // statuses by id
}

func newCaller(t *testing.T, srv *pimtest.Server, id string) *caller {
	t.Helper()
	client, err := pim.NewClient(pim.StaticToken(srv.Token(pimtest.As(id))), &pim.ClientOptions{ClientOptions: azcore.ClientOptions{
		Cloud: pim.CloudAt(srv.URL), Transport: srv.Client(), Retry: policy.RetryOptions{MaxRetries: -1},
	}})
	if err != nil {
		t.Fatal(err)
	}
	return &caller{T: t, id: id, requests: client.AssignmentRequests(), books: map[string]string{}}
}

// step creates a request or cancels the one that there is. Every fourth step reads all
// of them as well.
func (c *caller) step(i int) {
	if c.open == "" {
		c.create()
	} else {
		c.cancel()
	}
	if i%4 == 3 {
		if listed := c.list(); !maps.Equal(listed, c.books) {
			c.Errorf("the list of %s has %v, not %v", c.id, listed, c.books)
		}
	}
}

func (c *caller) create() {
	r, err := c.requests.Create(c.Context(), pim.AssignmentRequest{
		Action: new(gen.UnifiedRoleScheduleRequestActionsSelfActivate), PrincipalId: &c.id, RoleDefinitionId: new(tenant.SecurityReader),
		DirectoryScopeId: new("/"), ScheduleInfo: &gen.RequestSchedule{
			StartDateTime: new(time.Now().Add(100 * 365 * 24 * time.Hour)),
			Expiration:    &gen.ExpirationPattern{Type: new(gen.ExpirationPatternTypeAfterDuration), Duration: new("PT2H")},
		},
	})
	switch {
	case err == nil:
		c.note(*r.Id, string(*r.Status))
	case mayHaveHappened(err):
		for id, status := range c.list() {
			c.note(id, status)
		}
	case !refused(err):
		c.Errorf("create: %v", err)
	}
}

func (c *caller) cancel() {
	err := c.requests.Cancel(c.Context(), c.open)
	switch {
	case err == nil:
		c.note(c.open, "Canceled")
	case mayHaveHappened(err):
		r := again(c, func(ctx context.Context) (*pim.AssignmentRequest, error) { return c.requests.Get(ctx, c.open) })
		c.note(*r.Id, string(*r.Status))
	case !refused(err):
		c.Errorf("cancel: %v", err)
	}
}

// note enters what was said of a request.
func (c *caller) note(id, status string) {
	c.books[id] = status
	switch {
	case status == "Granted":
		c.open = id
	case c.open == id:
		c.open = ""
	}
}

// mayHaveHappened says that the answer was lost, or its body, which leaves the status.
func mayHaveHappened(err error) bool {
	e, ok := errors.AsType[*pim.Error](err)
	return errors.Is(err, pim.ErrUnknownOutcome) || ok && e.Status == 201
}

// refused says that the service did not do it, and said so.
func refused(err error) bool {
	e, ok := errors.AsType[*pim.Error](err)
	return ok && (e.Status == 429 || e.Status == 503)
}

// list reads the statuses of the caller's requests.
func (c *caller) list() map[string]string {
	return again(c, func(ctx context.Context) (map[string]string, error) {
		out := map[string]string{}
		for r, err := range c.requests.List(ctx, &pim.ListOptions{Filter: "principalId eq '" + c.id + "'"}) {
			if err != nil {
				return nil, err
			}
			out[*r.Id] = string(*r.Status)
		}
		return out, nil
	})
}

// again reads until it is let.
func again[T any](c *caller, read func(context.Context) (T, error)) (value T) {
	var err error
	for range 100 {
		if value, err = read(c.Context()); err == nil {
			return value
		}
	}
	c.Errorf("reading a hundred times: %v", err)
	return value
}
