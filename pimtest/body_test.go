package pimtest_test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

func TestLargeBody(t *testing.T) {
	a := newAPI(t)
	got := a.send("", http.MethodPost, requests, `{"justification": "`+strings.Repeat("x", 1<<20)+`"}`)
	if n := len(a.Requests()[0].Body); n > 64<<10 {
		t.Errorf("the journal keeps %d bytes of it", n)
	}
	if got.status != 413 || got.text("error", "innerError", "request-id") == "" {
		t.Errorf("got %d %s", got.status, got.raw)
	}
}

// TestBrokenBody: who sends half a body and listens is told so, and not that all went well.
func TestBrokenBody(t *testing.T) {
	a := newAPI(t)
	head := "POST " + requests + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
	for name, raw := range map[string]string{
		"a chunk without a length": head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
		"shorter than its length":  head + "Content-Length: 100\r\n\r\n{}",
		"half, compressed":         head + "Content-Encoding: gzip\r\nContent-Length: 100\r\n\r\n\x1f\x8b",
	} {
		a.ForgetRequests()
		conn, err := net.Dial("tcp", strings.TrimPrefix(a.URL, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(conn, raw) // the answer tells
		_ = conn.(*net.TCPConn).CloseWrite()
		rsp, err := http.ReadResponse(bufio.NewReader(conn), nil)
		conn.Close()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := a.Requests(); rsp.StatusCode != 400 || len(got) != 1 || got[0].Code() != "BadRequest" {
			t.Errorf("%s: %s, journal %+v", name, rsp.Status, got)
		}
	}
}

// TestCompressedBody takes a body as the vendor's SDKs send it.
func TestCompressedBody(t *testing.T) {
	tests := []struct {
		name, encoding, body string
		status               int
	}{
		{"gzip", "gzip", zipped(future()), 201},
		{"in capitals", "GZIP", zipped(future()), 201},
		{"none, said", "identity", future(), 201},
		{"no gzip", "gzip", future(), 400},
		{"cut off", "gzip", zipped(future())[:40], 400},
		{"another encoding", "br", future(), 415},
		{"small, but large when expanded", "gzip", zipped(strings.Repeat(" ", 1<<20) + future()), 413},
	}
	for _, tt := range tests {
		a := newAPI(t, pimtest.WithState(eligibleAlice(nil)))
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, a.URL+requests, strings.NewReader(tt.body))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", "application/json")
		req.Header.Set("Content-Encoding", tt.encoding)
		if got := a.do(a.Client(), req); got.status != tt.status {
			t.Errorf("%s: %d %s", tt.name, got.status, got.raw)
		}
		if got := a.Requests()[0].Body; tt.status == 201 && got != future() {
			t.Errorf("%s: the journal has the body %q", tt.name, got)
		}
	}
}

// TestContentType takes a body of PIM v3 only if it is said to be JSON.
func TestContentType(t *testing.T) {
	for value, want := range map[string]int{
		"application/json": 201, "Application/JSON; charset=utf-8": 201, "": 415, "text/plain": 415, "application/x-www-form-urlencoded": 415, "json": 415,
	} {
		a := newAPI(t, pimtest.WithState(eligibleAlice(nil)))
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, a.URL+requests, strings.NewReader(future()))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", value)
		if got := a.do(a.ClientAs(pimtest.As(alice)), req); got.status != want || want == 415 && got.code() != "UnsupportedMediaType" {
			t.Errorf("%q: %d %s", value, got.status, got.raw)
		}
	}
}

// TestCompressedNothing cancels with the header of a body, but without one.
func TestCompressedNothing(t *testing.T) {
	a := newAPI(t, pimtest.WithState(withRequest(tenant.Active, tenant.Scheduled)))
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, a.URL+requests+"/one/cancel", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Encoding", "gzip")
	if got := a.do(a.Client(), req); got.status != 204 {
		t.Errorf("got %d %s", got.status, got.raw)
	}
}

func zipped(text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write([]byte(text)) // a buffer takes everything
	_ = w.Close()
	return b.String()
}
