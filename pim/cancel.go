package pim

import (
	"context"
	"errors"
	"fmt"
	"time"

	gen "github.com/pimigrate/pimigrate/gen/pim"
)

// ErrNotConfirmed: the service took a cancel, but what became of the request was
// not seen. Do not cancel again: read it.
var ErrNotConfirmed = errors.New("canceled, but not confirmed")

// WaitOptions say how to wait for a cancel. Nil stands for the defaults.
type WaitOptions struct {
	// Timeout is the longest time to wait, 1 minute if it is 0.
	Timeout time.Duration

	// Interval is the pause before the second look, 1 second if it is 0. It doubles
	// up to MaxInterval, 10 seconds if it is 0.
	Interval, MaxInterval time.Duration
}

func (o *WaitOptions) withDefaults() WaitOptions {
	var opts WaitOptions
	if o != nil {
		opts = *o
	}
	if opts.Timeout <= 0 {
		opts.Timeout = time.Minute
	}
	if opts.Interval <= 0 {
		opts.Interval = time.Second
	}
	if opts.MaxInterval <= 0 {
		opts.MaxInterval = 10 * time.Second
	}
	return opts
}

// CancelAndWait cancels a request, reads it until it is canceled and returns it.
// Its status is Canceled, or Revoked for an eligible assignment of a directory
// role. If the answer to the cancel is lost, it reads the request and takes that
// for the answer where it is canceled. Once the service took the cancel, every
// error is [ErrNotConfirmed].
func (r *Requests[T]) CancelAndWait(ctx context.Context, id string, options *WaitOptions) (*T, error) {
	if err := r.Cancel(ctx, id); err != nil {
		if errors.Is(err, ErrUnknownOutcome) {
			if request, getErr := r.Get(ctx, id); getErr == nil && isCanceled(r.ops.status(request)) {
				return request, nil
			}
		}
		return nil, err
	}
	request, err := r.wait(ctx, id, options.withDefaults())
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotConfirmed, err)
	}
	return request, nil
}

// wait reads a request until its status is what a cancel ends in.
func (r *Requests[T]) wait(ctx context.Context, id string, opts WaitOptions) (*T, error) {
	ctx, stop := context.WithTimeout(ctx, opts.Timeout)
	defer stop()
	for pause := opts.Interval; ; pause = min(2*pause, opts.MaxInterval) {
		request, err := r.Get(ctx, id)
		if err != nil {
			return nil, err
		}
		status := r.ops.status(request)
		switch {
		case isCanceled(status):
			return request, nil
		case isOver(status):
			return nil, fmt.Errorf("the status is %s", *status)
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return nil, fmt.Errorf("the status is still %s: %w", text(status), ctx.Err())
		}
	}
}

func isCanceled(s *Status) bool {
	return s != nil && (*s == gen.UnifiedRoleScheduleRequestStatusCanceled || *s == gen.UnifiedRoleScheduleRequestStatusRevoked)
}

// isOver reports whether a request came to another end, at which it stays.
func isOver(s *Status) bool {
	return s != nil && (*s == gen.UnifiedRoleScheduleRequestStatusDenied || *s == gen.UnifiedRoleScheduleRequestStatusFailed ||
		*s == gen.UnifiedRoleScheduleRequestStatusProvisioned)
}

func text(s *Status) string {
	if s == nil {
		return "absent"
	}
	return string(*s)
}
