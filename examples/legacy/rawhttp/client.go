// Package rawhttp is a small hand-written client of the role requests of
// Privileged Identity Management on Microsoft Graph, from before the vendor had
// a Go SDK: a base URL, a wrapper that does the JSON, and a method a call.
package rawhttp

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"
)

// baseURL is where the API lives in the global cloud.
const baseURL = "https://graph.microsoft.com/beta"

// maxBody bounds what is read of one answer.
const maxBody = 4 << 20

// TokenFunc returns a bearer token for Graph.
type TokenFunc func(ctx context.Context) (string, error)

// Client calls Graph.
type Client struct {
	// BaseURL takes the place of the global cloud's when it is not empty. It
	// carries the version and no slash at the end.
	BaseURL string
	// HTTP adds the token to what goes to Graph.
	HTTP *http.Client
}

// New returns a client of the API at base, the global cloud if that is empty.
func New(base string, token TokenFunc) (*Client, error) {
	u, err := url.Parse(baseURL)
	if base != "" {
		u, err = url.Parse(base)
	}
	if err != nil {
		return nil, fmt.Errorf("base URL: %w", err)
	}
	return &Client{
		BaseURL: base,
		HTTP: &http.Client{
			Timeout:   30 * time.Second,
			Transport: &bearer{host: u.Host, token: token},
		},
	}, nil
}

// bearer adds the token to requests to one host, so that a redirect to another
// one does not carry it there.
type bearer struct {
	host  string
	token TokenFunc
}

func (b *bearer) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.URL.Host == b.host {
		token, err := b.token(req.Context())
		if err != nil {
			if req.Body != nil {
				req.Body.Close()
			}
			return nil, fmt.Errorf("token: %w", err)
		}
		req = req.Clone(req.Context())
		req.Header.Set("Authorization", "Bearer "+token)
	}
	return http.DefaultTransport.RoundTrip(req)
}

// A StatusError is an answer other than a success.
type StatusError struct {
	Code    int
	Message string
}

func (e *StatusError) Error() string {
	return fmt.Sprintf("graph answered %d: %s", e.Code, e.Message)
}

// do sends in as JSON, if it is not nil, and decodes the answer into out, if
// that is not nil.
func (c *Client) do(ctx context.Context, method, path string, in, out any) error {
	base := c.BaseURL
	if base == "" {
		base = baseURL
	}
	var body io.Reader
	if in != nil {
		b, err := json.Marshal(in)
		if err != nil {
			return err
		}
		body = bytes.NewReader(b)
	}
	req, err := http.NewRequestWithContext(ctx, method, base+path, body)
	if err != nil {
		return err
	}
	req.Header.Set("Accept", "application/json")
	if in != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	return c.decode(req, out)
}

// decode sends req and decodes the answer into out, if that is not nil.
func (c *Client) decode(req *http.Request, out any) error {
	resp, err := c.HTTP.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(io.LimitReader(resp.Body, maxBody))
	if err != nil {
		return err
	}
	if resp.StatusCode >= 300 {
		var e struct {
			Error struct{ Message string }
		}
		if json.Unmarshal(data, &e) != nil || e.Error.Message == "" {
			e.Error.Message = http.StatusText(resp.StatusCode)
		}
		return &StatusError{Code: resp.StatusCode, Message: e.Error.Message}
	}
	if out == nil || len(data) == 0 {
		return nil
	}
	return json.Unmarshal(data, out)
}
