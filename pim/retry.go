package pim

import (
	"errors"
	"net/http"
	"net/http/httptrace"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
)

// A call is what is known of one call beside its request. The pipeline drops an
// answer when it returns an error, and never tells whether a request was sent.
type call struct {
	deadline time.Time      // zero if there is none
	resp     *http.Response // the last answer, whole or not
	sent     bool           // the last try may have reached the service
}

// guard keeps azcore's retry policy from repeating what must not be repeated. It
// stands inside that policy and around a single try, and returns a stop where
// the policy would otherwise go on:
//
//   - a POST or PATCH that a connection was found for may have been carried out,
//     whatever went wrong later. azcore repeats it after any network error.
//   - the same for an answer that does not say otherwise: 500, 502 and 504, and 429
//     and 503 without Retry-After.
//   - of any method, an answer that asks to wait beyond the deadline. azcore would
//     wait until then and lose the answer.
type guard struct{}

// A stop is an error that is not retried.
type stop struct{ error }

// NonRetriable tells the pipeline not to retry.
func (stop) NonRetriable() {}

func (s stop) Unwrap() error { return s.error }

// errAnswered says that the call's last answer is its result.
var errAnswered = errors.New("answered")

func (guard) Do(req *policy.Request) (*http.Response, error) {
	var c *call
	req.OperationValue(&c)
	if err := req.Raw().Context().Err(); err != nil {
		c.sent = false // net/http looks at it before it asks for a connection
		return nil, err
	}
	// net/http asks for a connection once more only when it wrote nothing to the
	// one before or the service refused the stream. A transport that is not
	// net/http's traces nothing: then it counts as sent.
	var connecting atomic.Bool
	ctx := httptrace.WithClientTrace(req.Raw().Context(), &httptrace.ClientTrace{
		GetConn: func(string) { connecting.Store(true) },
		GotConn: func(httptrace.GotConnInfo) { connecting.Store(false) },
	})
	resp, err := req.WithContext(ctx).Next()
	c.resp, c.sent = resp, !connecting.Load()
	switch {
	case err != nil && c.sent && !repeatable(req.Raw().Method):
		return resp, stop{err}
	case err == nil && (c.waitsTooLong() || !repeatable(req.Raw().Method) && unclear(resp)):
		return resp, stop{errAnswered}
	}
	return resp, err
}

// waitsTooLong reports whether the last answer asks to wait beyond the deadline.
func (c *call) waitsTooLong() bool {
	if c.resp.StatusCode < http.StatusBadRequest || c.deadline.IsZero() {
		return false
	}
	wait, ok := retryAfter(c.resp.Header)
	return ok && time.Now().Add(wait).After(c.deadline)
}

// repeatable reports whether sending a request twice does what sending it once
// does.
func repeatable(method string) bool {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPut, http.MethodDelete, http.MethodOptions:
		return true
	}
	return false
}

// unclear reports whether a failure leaves open what became of the request: the
// service does not say that it may be sent again.
func unclear(resp *http.Response) bool {
	switch resp.StatusCode {
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		_, told := retryAfter(resp.Header)
		return !told
	case http.StatusRequestTimeout:
		return true
	}
	return resp.StatusCode >= http.StatusInternalServerError
}

// retryAfter reads Retry-After, which holds seconds or a date, and reports
// whether it does.
func retryAfter(h http.Header) (time.Duration, bool) {
	v := h.Get("Retry-After")
	if n, err := strconv.ParseUint(v, 10, 31); err == nil {
		return time.Duration(n) * time.Second, true
	}
	if t, err := http.ParseTime(v); err == nil {
		return max(time.Until(t), 0), true
	}
	return 0, false
}
