package bridge_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/bridge"
)

// TestRaw sends what a client of net/http would not.
func TestRaw(t *testing.T) {
	up := newFake(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, `{}`) })
	addr, stop := serve(t, up.URL, bridge.Options{}, bridge.Listen{})
	defer stop()
	role := path("getPrivilegedRole", "r")
	cancel := path("cancelPrivilegedRoleAssignmentRequest", "r")
	activate := path("selfActivatePrivilegedRole", "r")
	create := path("createPrivilegedRoleAssignmentRequest")
	tests := []struct{ name, raw, want string }{
		{"absolute form", "GET http://evil.example" + role + " HTTP/1.1\r\nHost: evil.example\r\n\r\n", "HTTP/1.1 400"},
		{"CONNECT", "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n", "HTTP/1.1 400"},
		{"two tokens", "GET " + role + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n", "HTTP/1.1 400"},
		{"two lengths", "POST " + cancel + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nContent-Length: 5\r\n\r\nGET / ", "HTTP/1.1 400"},
		{"odd encoding", "POST " + cancel + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n", "HTTP/1.1 501"},
		{"a chunk without a length", "POST " + create + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "HTTP/1.1 400"},
		{"something behind the body", "POST " + activate + " HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n{}{}", "HTTP/1.1 400"},
		{"half a body, compressed", "POST " + create + " HTTP/1.1\r\nHost: x\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n\x1f\x8b\r\nzz\r\n", "HTTP/1.1 400"},
		{"body of a GET", "GET " + role + " HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody", "HTTP/1.1 400"},
		{"upgrade", "GET " + role + " HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n", "HTTP/1.1 400"},
		{"line break in a header", "GET " + role + " HTTP/1.1\r\nHost: x\r\nclient-request-id: a\rb\r\n\r\n", "HTTP/1.1 400"},
		{"dots", "GET " + strings.TrimSuffix(role, "/r") + "/../../v1.0/me HTTP/1.1\r\nHost: x\r\n\r\n", "HTTP/1.1 404"},
		{"escaped dots", "GET " + strings.TrimSuffix(role, "/r") + "/%2e%2e HTTP/1.1\r\nHost: x\r\n\r\n", "HTTP/1.1 404"},
		{"two slashes", "GET //livez HTTP/1.1\r\nHost: x\r\n\r\n", "HTTP/1.1 404"},
		{"dots to health", "GET /beta/../livez HTTP/1.1\r\nHost: x\r\n\r\n", "HTTP/1.1 404"},
		{"options of everything", "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", "HTTP/1.1 404"},
		{"large header", "GET " + role + " HTTP/1.1\r\nHost: x\r\nX: " + strings.Repeat("x", 64<<10) + "\r\n\r\n", "HTTP/1.1 431"},
		{"no host", "GET " + role + " HTTP/1.1\r\n\r\n", "HTTP/1.1 400"},
		{"two hosts", "GET " + role + " HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", "HTTP/1.1 400"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := raw(t, addr, tt.raw); !strings.HasPrefix(got, tt.want) {
				t.Errorf("%q, want %s", got, tt.want)
			}
		})
	}
	if n := len(up.requests()); n != 0 {
		t.Errorf("%d requests went upstream", n)
	}
}

// raw sends bytes and returns what comes back first.
func raw(t *testing.T, addr, request string) string {
	t.Helper()
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
		t.Fatal(err)
	}
	_, _ = io.WriteString(conn, request) // the server may stop reading early
	line, err := bufio.NewReader(conn).ReadString('\n')
	if err != nil && line == "" {
		t.Fatal(err)
	}
	return line
}
