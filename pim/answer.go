package pim

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"slices"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"
	gen "github.com/pimigrate/pimigrate/gen/pim"
)

// errFailed says that the answer is a failure, which speaks for itself.
var errFailed = errors.New("the service refused")

// checkAnswer reports what is wrong with an answer: it has to be one of the
// successes that the document lists for the operation, with the kind of body
// that belongs to it.
func checkAnswer(resp *http.Response) error {
	op := gen.OperationOf(resp.Request.Context())
	i := indexSuccess(op, resp.StatusCode)
	switch {
	case resp.StatusCode >= 300 && resp.StatusCode < 400:
		return errors.New("redirects are not followed")
	case resp.StatusCode >= 400:
		return errFailed
	case i < 0:
		return fmt.Errorf("the document knows no such answer, but %s", listStatuses(op.Successes))
	}
	return checkBody(resp, op.Successes[i].ContentType)
}

// indexSuccess finds a status among the successes of an operation.
func indexSuccess(op *gen.Operation, status int) int {
	return slices.IndexFunc(op.Successes, func(s gen.Success) bool { return s.Status == status })
}

func listStatuses(successes []gen.Success) string {
	var b bytes.Buffer
	for i, s := range successes {
		if i > 0 {
			b.WriteString(" or ")
		}
		fmt.Fprint(&b, s.Status)
	}
	return b.String()
}

const contentJSON = "application/json"

func checkBody(resp *http.Response, want string) error {
	if want == "" {
		return nil
	}
	got, _, err := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	if err != nil || got != want {
		return fmt.Errorf("the content type is %q, not %s", got, want)
	}
	if want != contentJSON {
		return nil
	}
	body, err := runtime.Payload(resp)
	if err != nil {
		return fmt.Errorf("read the answer: %w", err)
	}
	return checkObject(body)
}

// checkObject reports why a body is not one JSON object. Microsoft Graph answers
// with nothing else.
func checkObject(body []byte) error {
	trimmed := bytes.TrimLeft(body, " \t\r\n")
	if len(trimmed) == 0 {
		return errors.New("the body is empty")
	}
	var v json.RawMessage
	if err := json.Unmarshal(body, &v); err != nil {
		return fmt.Errorf("the body is not whole JSON: %w", err)
	}
	if trimmed[0] != '{' {
		return errors.New("the body is not a JSON object")
	}
	return nil
}

// Decode reads the object in an answer of [Client.Generated]. An answer that does
// not fit T is an *[Error] with its status. It closes the body.
func Decode[T any](resp *http.Response, err error) (*T, error) {
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	body, err := runtime.Payload(resp)
	if err != nil {
		return nil, failed(resp, fmt.Errorf("read the answer: %w", err))
	}
	if err := checkObject(body); err != nil {
		return nil, failed(resp, err)
	}
	v := new(T)
	if err := json.Unmarshal(body, v); err != nil {
		return nil, failed(resp, fmt.Errorf("the body does not fit the model: %w", err))
	}
	return v, nil
}

// failed is a call whose answer looked like success.
func failed(resp *http.Response, cause error) *Error {
	return newError(resp.Request, &call{resp: resp, sent: true}, cause)
}
