package bridge

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/gen/pimserver"
)

// A failure is a call of PIM v3 that did not succeed.
type failure struct {
	operation     string // operationId
	status        int    // 0 where there was no answer
	code, message string // of the answer's envelope; empty where it has none
	retryAfter    string
	challenge     string // header WWW-Authenticate
	cause         error  // nil where the answer itself is the failure
	changes       bool   // the call was to change something
}

func (f *failure) Error() string {
	text := fmt.Sprintf("%s: %d %s", f.operation, f.status, f.code)
	if f.cause != nil {
		text += ": " + f.cause.Error()
	}
	return text
}

func (f *failure) Unwrap() error { return f.cause }

// unknown says that the call may have been carried out: there was no answer, one that
// cannot be understood, or one of a gateway. 429 and 503 say that it was not.
func (f *failure) unknown() bool {
	return f.changes && (f.status < 400 || f.status >= 500 && f.status != http.StatusServiceUnavailable)
}

// answer is what the caller is told where no rule of PIM v2 says it better.
func (f *failure) answer() *pimserver.Error {
	e := &pimserver.Error{Status: f.status, Code: f.code, Message: f.message, RetryAfter: f.retryAfter}
	switch {
	case f.unknown():
		e.Status, e.Code = http.StatusBadGateway, "UnknownOutcome"
		e.Message = "No usable answer came from " + f.operation + ", which may have been carried out. Read before you repeat it."
	case errors.Is(f.cause, context.DeadlineExceeded):
		e.Status, e.Message = http.StatusGatewayTimeout, "No answer to "+f.operation+" came in time."
	case f.status == 0 || f.cause != nil:
		e.Status, e.Message = http.StatusBadGateway, "No usable answer came from "+f.operation+"."
	case f.status == http.StatusNotFound && f.code == "":
		e.Message = "The resource was not found."
	case f.status < 400 || f.status > 503 && f.status != http.StatusGatewayTimeout || f.status == http.StatusInternalServerError:
		e.Status = http.StatusBadGateway
	}
	if e.Message == "" {
		e.Message = "The operation " + f.operation + " of PIM v3 answered " + strconv.Itoa(f.status) + "."
	}
	return e
}

// longestWait is the longest Retry-After that is passed on.
const longestWait = 5 * time.Minute

// retryAfter returns a Retry-After in seconds or as a date, if it is one, in seconds and
// no longer than longestWait. A date that has passed is now.
func retryAfter(text string, now time.Time) string {
	const most = uint64(longestWait / time.Second)
	seconds, err := strconv.ParseUint(text, 10, 64)
	switch at, dateErr := http.ParseTime(text); {
	case dateErr == nil:
		seconds = uint64(max(at.Sub(now)/time.Second+1, 0))
	case errors.Is(err, strconv.ErrRange):
		seconds = most
	case err != nil:
		return ""
	}
	return strconv.FormatUint(min(seconds, most), 10)
}

// read takes the answer of a call of the operation that want says, and closes it. Out is
// the zero value where that status has no body.
func read[T any](u *upstream, ctx context.Context, operation string, want int, call func(context.Context) (*http.Response, error)) (out T, err error) {
	ctx, done := u.begin(ctx, operation)
	f := &failure{operation: operation, changes: want != http.StatusOK}
	defer func() { done(f.status, err) }()
	rsp, err := call(ctx)
	if err != nil {
		f.cause = withoutURL(err)
		return out, f
	}
	defer rsp.Body.Close()
	f.status = rsp.StatusCode
	callOf(ctx).seen(rsp.Header)
	body, err := io.ReadAll(io.LimitReader(rsp.Body, maxAnswer+1))
	switch {
	case err != nil:
		f.cause = fmt.Errorf("reading the answer: %w", err)
	case len(body) > maxAnswer:
		f.cause = errors.New("the answer is too long")
	case rsp.StatusCode != want:
		f.read(rsp, body)
	case want == http.StatusNoContent:
		return out, nil
	default:
		if err := json.Unmarshal(body, &out); err == nil {
			return out, nil
		}
		f.cause = errors.New("the answer is not the JSON that was expected")
	}
	var zero T
	return zero, f
}

// read takes what an answer says that is not the one expected.
func (f *failure) read(rsp *http.Response, body []byte) {
	f.retryAfter = retryAfter(rsp.Header.Get("Retry-After"), time.Now())
	f.challenge = rsp.Header.Get("WWW-Authenticate")
	media, _, err := mime.ParseMediaType(rsp.Header.Get("Content-Type"))
	if err != nil || media != "application/json" {
		return // a page of a gateway, say
	}
	var envelope pim.OdataError
	if json.Unmarshal(body, &envelope) == nil {
		f.code, f.message = envelope.Error.Code, envelope.Error.Message
	}
}

// statusOf is the status of a failed call, 0 for none.
func statusOf(err error) int {
	if f := (*failure)(nil); errors.As(err, &f) {
		return f.status
	}
	return 0
}

// fail makes an error that the caller can be told of one of upstream.
func fail(ctx context.Context, err error) error {
	var f *failure
	if !errors.As(err, &f) {
		return err
	}
	if f.challenge != "" {
		callOf(ctx).answer.Set("WWW-Authenticate", f.challenge)
	}
	return f.answer()
}

func bad(message string) error {
	return &pimserver.Error{Status: http.StatusBadRequest, Code: "BadRequest", Message: message}
}

var errNotFound = &pimserver.Error{Status: http.StatusNotFound, Code: "ResourceNotFound", Message: "The resource was not found."}

// notFoundOr is what reads of PIM v2 answer to an id that there is not.
func notFoundOr(ctx context.Context, err error) error {
	if statusOf(err) == http.StatusNotFound {
		return errNotFound
	}
	return fail(ctx, err)
}

// withoutURL drops the URL that net/http puts into its errors: queries hold ids of
// people.
func withoutURL(err error) error {
	if u, ok := errors.AsType[*url.Error](err); ok {
		return u.Err
	}
	return err
}
