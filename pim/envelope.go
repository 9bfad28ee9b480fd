package pim

import (
	"cmp"
	"encoding/json"
	"net/http"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"
)

// An envelope is what Microsoft Graph puts around an error. It is read leniently,
// one member at a time: no answer is so odd that its status gets lost. Members
// match without regard to case, which covers innererror.
type envelope struct {
	Error json.RawMessage `json:"error"`
}

type envelopeError struct {
	Code       json.RawMessage `json:"code"`
	Message    json.RawMessage `json:"message"`
	InnerError json.RawMessage `json:"innerError"`
}

type envelopeInner struct {
	RequestID       json.RawMessage `json:"request-id"`
	ClientRequestID json.RawMessage `json:"client-request-id"`
	Date            json.RawMessage `json:"date"`
}

// read decodes what can be decoded; the rest is zero.
func read[T any](data []byte) T {
	var v T
	if json.Unmarshal(data, &v) != nil {
		return *new(T)
	}
	return v
}

// readAnswer takes what an answer says about itself.
func (e *Error) readAnswer(resp *http.Response) {
	e.Status = resp.StatusCode
	e.RetryAfter, _ = retryAfter(resp.Header)
	// What could not be read whole is read no further; its cause is in the error.
	body, _ := runtime.Payload(resp)
	e.Body = body[:min(len(body), maxErrorBody)]
	outer := read[envelopeError](read[envelope](body).Error)
	inner := read[envelopeInner](outer.InnerError)
	e.Code, e.Message = read[string](outer.Code), read[string](outer.Message)
	e.RequestID = cmp.Or(resp.Header.Get("request-id"), read[string](inner.RequestID))
	e.ClientRequestID = cmp.Or(resp.Header.Get(headerClientRequestID), read[string](inner.ClientRequestID), e.ClientRequestID)
	e.Date = date(resp.Header.Get("Date"), read[string](inner.Date))
}

// date reads the header, or else innerError.date, which the service writes
// without a zone and means in UTC [inferred].
func date(header, inner string) time.Time {
	if t, err := http.ParseTime(header); err == nil {
		return t
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05"} {
		if t, err := time.Parse(layout, inner); err == nil {
			return t
		}
	}
	return time.Time{}
}
