// Package graph sends requests to Microsoft Graph. It knows nothing of the
// paths its callers ask for.
package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
)

// maxBody bounds what is read of one answer.
const maxBody = 4 << 20

// A Conn is where requests go.
type Conn struct {
	HTTP  *http.Client
	Root  string // scheme and host
	Token func(ctx context.Context) (string, error)
}

type connKey struct{}

// NewContext returns a context whose requests go to c.
func NewContext(ctx context.Context, c *Conn) context.Context {
	return context.WithValue(ctx, connKey{}, c)
}

// Do sends in as JSON, if it is not nil, and decodes the answer into out, if
// that is not nil. The path carries the version.
func Do(ctx context.Context, method, path string, in, out any) error {
	var body io.Reader
	if in != nil {
		b, err := json.Marshal(in)
		if err != nil {
			return err
		}
		body = bytes.NewReader(b)
	}
	data, err := send(ctx, method, path, body)
	if err != nil || out == nil || len(data) == 0 {
		return err
	}
	return json.Unmarshal(data, out)
}

// Getf reads the path that format and args make.
func Getf(ctx context.Context, format string, args ...any) ([]byte, error) {
	return send(ctx, http.MethodGet, fmt.Sprintf(format, args...), nil)
}

func send(ctx context.Context, method, path string, body io.Reader) ([]byte, error) {
	conn, ok := ctx.Value(connKey{}).(*Conn)
	if !ok {
		return nil, errors.New("graph: no connection in the context")
	}
	token, err := conn.Token(ctx)
	if err != nil {
		return nil, fmt.Errorf("token: %w", err)
	}
	req, err := http.NewRequestWithContext(ctx, method, conn.Root+path, body)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+token)
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	resp, err := conn.HTTP.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(io.LimitReader(resp.Body, maxBody))
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 300 {
		return nil, fmt.Errorf("graph answered %s", resp.Status)
	}
	return data, nil
}
