package pim

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode"

	gen "github.com/pimigrate/pimigrate/gen/pim"
)

// What callers branch on, for errors.Is.
var (
	// ErrNotFound: there is no such object (404), or it is not visible yet.
	ErrNotFound = errors.New("not found")

	// ErrForbidden: a permission, role or licence is missing, or conditional access
	// refuses (403).
	ErrForbidden = errors.New("forbidden")

	// ErrThrottled: too many requests (429), even after retries. [Error.RetryAfter]
	// says how long to wait.
	ErrThrottled = errors.New("throttled")

	// ErrNotCancelable: the state of the request does not allow to cancel it. What
	// is already provisioned is taken back with a new request: adminRemove or
	// selfDeactivate. The code of this answer is not documented for Microsoft Graph:
	// a 400 to a cancel counts, as its page names no other cause, and so does
	// RequestCannotBeCancelled of the sibling service.
	ErrNotCancelable = errors.New("not cancelable")

	// ErrRetired: the operation is one of a retired generation and answers no more:
	// 410, or the code that tenants get which PIM moved to v3.
	ErrRetired = errors.New("retired")

	// ErrUnknownOutcome: a request that changes something was sent, and nothing says
	// whether it was carried out, or an answer says so that cannot be read. It was not
	// repeated: read before you repeat it.
	ErrUnknownOutcome = errors.New("unknown outcome")
)

// Codes of Microsoft Graph that mean more than their status.
const (
	codeNotCancelable = "RequestCannotBeCancelled"
	codeMigrated      = "TenantEnabledInAadRoleMigration"
)

// maxErrorBody is how much of a body an Error keeps.
const maxErrorBody = 64 << 10

// An Error is a call that failed: the service refused, gave no answer, or gave one
// that is not what the document describes. Get it with errors.As. Its text holds
// neither tokens nor queries nor bodies.
type Error struct {
	Method    string // such as POST
	Operation string // operationId of openapi/pim.yaml, such as cancelRoleAssignmentScheduleRequest

	// Status is that of the last answer, 0 if there was none.
	Status int

	// Code and Message are those of the service, empty if its answer holds none.
	// Branch on the code: messages change.
	Code, Message string

	// RequestID and ClientRequestID are what the service's support asks for. The
	// second is made by the client.
	RequestID, ClientRequestID string

	// Date is when the service answered, by its clock.
	Date time.Time

	// RetryAfter is how long the service asks to wait, 0 if it does not.
	RetryAfter time.Duration

	// Body is the beginning of the answer, 64 KiB at most. It may hold personal data.
	Body []byte

	cause   error // nil if the service refused
	unknown bool  // see ErrUnknownOutcome
	cancels bool  // the call is a cancel of PIM v3
}

// newError describes a failed call. The cause is errFailed if the answer itself
// is the failure.
func newError(req *http.Request, c *call, cause error) *Error {
	op := gen.OperationOf(req.Context())
	e := &Error{Method: req.Method, Operation: op.ID, ClientRequestID: req.Header.Get(headerClientRequestID)}
	if !errors.Is(cause, errFailed) {
		e.cause = withoutURL(cause)
	}
	if c.resp != nil {
		e.readAnswer(c.resp)
	}
	e.unknown = c.sent && !repeatable(req.Method) && (c.resp == nil || e.Status < http.StatusBadRequest ||
		unclear(c.resp) && e.Status != http.StatusTooManyRequests) // which was not carried out
	return e
}

// withoutURL drops the URL that net/http puts into its errors: queries hold names
// and ids of people.
func withoutURL(err error) error {
	if u, ok := errors.AsType[*url.Error](err); ok {
		return u.Err
	}
	return err
}

// Error says what was called, what came back and how support finds it, in one line.
func (e *Error) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", e.Operation, e.Method)
	if e.Status != 0 {
		fmt.Fprintf(&b, ": %d %s", e.Status, cmp.Or(e.Code, http.StatusText(e.Status)))
	} else {
		b.WriteString(": no answer")
	}
	if e.Message != "" {
		b.WriteString(": " + e.Message)
	}
	if e.cause != nil {
		b.WriteString(": " + e.cause.Error())
	}
	if e.RetryAfter > 0 {
		fmt.Fprintf(&b, "; try again in %s", e.RetryAfter.Round(time.Second))
	}
	if e.unknown {
		b.WriteString("; it may have been carried out: read before you repeat it")
	}
	if e.RequestID != "" || e.ClientRequestID != "" {
		fmt.Fprintf(&b, " (request-id %s, client-request-id %s)", cmp.Or(e.RequestID, "none"), cmp.Or(e.ClientRequestID, "none"))
	}
	return strings.Map(printable, b.String())
}

// printable keeps what an answer says from beginning a line of a log, or from telling a
// terminal something.
func printable(r rune) rune {
	if unicode.IsControl(r) {
		return ' '
	}
	return r
}

// Unwrap returns what went wrong besides the answer, such as
// [context.DeadlineExceeded], or nil.
func (e *Error) Unwrap() error { return e.cause }

// Is tells errors.Is which of this package's errors e is.
func (e *Error) Is(target error) bool {
	switch target {
	case ErrNotFound:
		return e.Status == http.StatusNotFound
	case ErrForbidden:
		return e.Status == http.StatusForbidden
	case ErrThrottled:
		return e.Status == http.StatusTooManyRequests
	case ErrNotCancelable:
		return e.Code == codeNotCancelable || e.cancels && e.Status == http.StatusBadRequest
	case ErrRetired:
		return e.Code == codeMigrated || e.Status == http.StatusGone
	case ErrUnknownOutcome:
		return e.unknown
	}
	return false
}
