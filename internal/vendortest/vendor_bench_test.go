//go:build !novendor

package vendortest

import (
	"context"
	"net/http"
	"testing"
)

func init() {
	makers = append(makers, maker{"vendor", func(b *testing.B, url string, transport http.RoundTripper) func(context.Context, string) error {
		c := newVendor(b, url, token(credential), transport)
		return func(ctx context.Context, id string) error {
			return c.requests.ByUnifiedRoleAssignmentScheduleRequestId(id).Cancel().Post(ctx, nil)
		}
	}})
}
