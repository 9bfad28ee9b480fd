package pim

import (
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
)

// defaultTransport gives up an HTTP/2 connection that answers no ping, as the
// default of the Azure SDK does; that one follows redirects.
var defaultTransport = sync.OnceValue(func() http.RoundTripper {
	t, ok := http.DefaultTransport.(*http.Transport)
	if !ok { // replaced by the program
		return http.DefaultTransport
	}
	t = t.Clone()
	t.MaxIdleConnsPerHost = 10
	t.HTTP2 = &http.HTTP2Config{SendPingTimeout: 10 * time.Second, PingTimeout: 5 * time.Second}
	return t
})

// withoutRedirects makes a redirect an answer. A redirected POST would become a
// GET, and Microsoft Graph documents none for these operations.
func withoutRedirects(t policy.Transporter) policy.Transporter {
	var c http.Client
	switch t := t.(type) {
	case nil:
		c.Transport = defaultTransport()
	case *http.Client:
		c = *t
	default:
		return t
	}
	c.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &c
}

// limited limits how much of an answer is read. It is the transport because the
// pipeline reads answers whole.
type limited struct {
	next policy.Transporter
	max  int64
}

func (l *limited) Do(req *http.Request) (*http.Response, error) {
	resp, err := l.next.Do(req)
	if err != nil || resp == nil || resp.Body == nil {
		return resp, err
	}
	resp.Body = &limitedBody{ReadCloser: resp.Body, left: l.max, max: l.max}
	return resp, nil
}

// A limitedBody fails where io.LimitReader would pretend that the body ends.
type limitedBody struct {
	io.ReadCloser
	left, max int64
}

func (b *limitedBody) Read(p []byte) (int, error) {
	if int64(len(p)) > b.left+1 {
		p = p[:b.left+1]
	}
	n, err := b.ReadCloser.Read(p)
	if int64(n) > b.left {
		return int(b.left), &tooLongError{b.max}
	}
	b.left -= int64(n)
	return n, err
}

// A tooLongError is not retried: the answer will not get shorter.
type tooLongError struct{ max int64 }

func (e *tooLongError) Error() string {
	return fmt.Sprintf("the answer is longer than %d bytes: ask for less or raise MaxResponseBytes", e.max)
}

// NonRetriable tells the pipeline not to retry.
func (*tooLongError) NonRetriable() {}
