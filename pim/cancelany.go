package pim

import (
	"context"
	"errors"
)

// A Kind is a kind of request for a directory role.
type Kind string

// The kinds.
const (
	Assignment  Kind = "assignment"  // see [Client.AssignmentRequests]
	Eligibility Kind = "eligibility" // see [Client.EligibilityRequests]
)

// CancelAny cancels a request for a directory role of which only the id is known,
// and returns its kind. It tries a request for an active assignment first, and one
// for an eligible assignment where there is none or where the caller may not
// cancel the first kind: a caller may hold the permission for one kind only.
func (c *Client) CancelAny(ctx context.Context, id string) (Kind, error) {
	return either(
		func() error { return c.AssignmentRequests().Cancel(ctx, id) },
		func() error { return c.EligibilityRequests().Cancel(ctx, id) })
}

// CancelAnyAndWait does as [Client.CancelAny] and waits as
// [Requests.CancelAndWait] does. The kind is also set with [ErrNotConfirmed].
func (c *Client) CancelAnyAndWait(ctx context.Context, id string, options *WaitOptions) (Kind, error) {
	return either(
		func() error { _, err := c.AssignmentRequests().CancelAndWait(ctx, id, options); return err },
		func() error { _, err := c.EligibilityRequests().CancelAndWait(ctx, id, options); return err })
}

// either cancels as an assignment or else as an eligible one. If the second is
// not found the first error says more.
func either(assignment, eligibility func() error) (Kind, error) {
	first := assignment()
	if first == nil || errors.Is(first, ErrNotConfirmed) {
		return Assignment, first
	}
	if !errors.Is(first, ErrNotFound) && !errors.Is(first, ErrForbidden) {
		return "", first
	}
	second := eligibility()
	if second == nil || errors.Is(second, ErrNotConfirmed) {
		return Eligibility, second
	}
	if errors.Is(second, ErrNotFound) {
		return "", first
	}
	return "", second
}
