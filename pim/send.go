package pim

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"
	"github.com/google/uuid"
	gen "github.com/pimigrate/pimigrate/gen/pim"
)

const headerClientRequestID = "client-request-id"

// A sender sends the requests of the generated client through the pipeline. What
// it returns without an error is a success that the document lists, read whole.
type sender struct {
	az       *azcore.Client
	endpoint *url.URL
	timeout  time.Duration
}

// Do sends a request that the generated client made.
func (s *sender) Do(req *http.Request) (*http.Response, error) {
	op := gen.OperationOf(req.Context())
	if op == nil {
		return nil, errors.New("the request is not one of the generated client")
	}
	if err := checkPath(op, s.endpoint, req.URL); err != nil {
		return nil, err
	}
	return s.send(req)
}

// send sends a request whose URL is known to be good.
func (s *sender) send(req *http.Request) (_ *http.Response, err error) {
	setDefault(req.Header, "Accept", "application/json")
	setDefault(req.Header, headerClientRequestID, uuid.NewString())
	ctx, cancel := s.withTimeout(req.Context())
	defer cancel()
	ctx, end := runtime.StartSpan(ctx, "Client."+gen.OperationOf(ctx).ID, s.az.Tracer(), nil)
	defer func() { end(err) }()

	raw := req.WithContext(ctx)
	wrapped, err := runtime.NewRequestFromRequest(raw)
	if err != nil {
		return nil, newError(req, &call{}, err)
	}
	c := &call{}
	c.deadline, _ = ctx.Deadline()
	wrapped.SetOperationValue(c)
	resp, err := s.az.Pipeline().Do(wrapped)
	if errors.Is(err, errAnswered) {
		resp, err = c.resp, nil
	}
	if err != nil {
		return nil, newError(req, c, err)
	}
	c.resp = resp
	resp.Request = req // whose context outlives this call
	if err := checkAnswer(resp); err != nil {
		return nil, newError(req, c, err)
	}
	return resp, nil
}

func (s *sender) withTimeout(ctx context.Context) (context.Context, context.CancelFunc) {
	if s.timeout < 0 {
		return ctx, func() {}
	}
	return context.WithTimeout(ctx, s.timeout)
}

func setDefault(h http.Header, name, value string) {
	if h.Get(name) == "" {
		h.Set(name, value)
	}
}
