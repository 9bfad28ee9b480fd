package pim

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/http"

	gen "github.com/pimigrate/pimigrate/gen/pim"
)

// Requests are the requests of one kind: T is what such a request is.
type Requests[T any] struct {
	client *Client
	ops    operations[T]
}

// operations are the methods of the generated client for one kind of request.
type operations[T any] struct {
	list   func(context.Context, *ListOptions) (*http.Response, error)
	mine   func(context.Context, On, *ListOptions) (*http.Response, error)
	create func(context.Context, T, ...gen.RequestEditorFn) (*http.Response, error)
	get    func(context.Context, string, ...gen.RequestEditorFn) (*http.Response, error)
	cancel func(context.Context, string, ...gen.RequestEditorFn) (*http.Response, error)
	id     func(*T) *string
	status func(*T) *Status
}

// Create sends a request and returns it as the service made it, with its id and
// status. It is never sent twice: see [ErrUnknownOutcome].
func (r *Requests[T]) Create(ctx context.Context, request T) (*T, error) {
	return Decode[T](r.ops.create(ctx, request))
}

// Get reads a request.
func (r *Requests[T]) Get(ctx context.Context, id string) (*T, error) {
	if err := checkID(id); err != nil {
		return nil, fmt.Errorf("get: %w", err)
	}
	return Decode[T](r.ops.get(ctx, id))
}

// List goes through the requests, as [List] does.
func (r *Requests[T]) List(ctx context.Context, options *ListOptions) iter.Seq2[T, error] {
	return List[T](ctx, r.client, func(ctx context.Context) (*http.Response, error) {
		return r.ops.list(ctx, options)
	})
}

// Mine goes through the requests in which the signed-in user plays a part
// (filterByCurrentUser). It needs a delegated token. Assignments that come with
// the membership of a group are not among them.
func (r *Requests[T]) Mine(ctx context.Context, on On, options *ListOptions) iter.Seq2[T, error] {
	return List[T](ctx, r.client, func(ctx context.Context) (*http.Response, error) {
		return r.ops.mine(ctx, on, options)
	})
}

// Cancel cancels a request. Microsoft Graph answers without a body (204); use
// [Requests.CancelAndWait] to see what became of the request. It is never sent
// twice: see [ErrUnknownOutcome].
func (r *Requests[T]) Cancel(ctx context.Context, id string) error {
	if err := checkID(id); err != nil {
		return fmt.Errorf("cancel: %w", err)
	}
	resp, err := r.ops.cancel(ctx, id)
	if err != nil {
		if e, ok := errors.AsType[*Error](err); ok {
			e.cancels = true
		}
		return err
	}
	return resp.Body.Close()
}

// CancelRequest cancels a request that was created, read or listed before, as
// [Requests.Cancel] does with its id.
func (r *Requests[T]) CancelRequest(ctx context.Context, request T) error {
	id := ""
	if p := r.ops.id(&request); p != nil {
		id = *p
	}
	return r.Cancel(ctx, id)
}
