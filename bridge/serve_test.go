package bridge_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/bridge"
)

// serve runs a bridge until stop is called, which returns what it ended with.
func serve(t *testing.T, upstream string, o bridge.Options, l bridge.Listen) (addr string, stop func() error) {
	t.Helper()
	addr, _, stop = serveAdmin(t, upstream, o, l)
	return addr, stop
}

func serveAdmin(t *testing.T, upstream string, o bridge.Options, l bridge.Listen) (addr, admin string, stop func() error) {
	t.Helper()
	o.Upstream = upstream
	b, err := bridge.New(o)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ready, ended := make(chan [2]string, 1), make(chan error, 1)
	l.Addr, l.Ready = "127.0.0.1:0", func(addr, admin string) { ready <- [2]string{addr, admin} }
	go func() { ended <- b.Serve(ctx, l) }()
	select {
	case addresses := <-ready:
		return addresses[0], addresses[1], func() error { cancel(); return <-ended }
	case err := <-ended:
		t.Fatal(err)
	}
	cancel()
	return
}

// TestDrain stops a bridge in the midst of an answer: /readyz says so at once, the answer
// comes, and then nobody listens.
func TestDrain(t *testing.T) {
	entered, release := make(chan bool), make(chan bool)
	up := newFake(t, func(w http.ResponseWriter, _ *http.Request) {
		entered <- true
		<-release
		fmt.Fprint(w, `{"id": "r"}`)
	})
	addr, stop := serve(t, up.URL, bridge.Options{}, bridge.Listen{Delay: 300 * time.Millisecond})
	if got := get(t, addr, "/readyz"); got != "200 ok\n" {
		t.Errorf("readyz: %s", got)
	}
	answer, ended := make(chan string), make(chan error)
	go func() { answer <- get(t, addr, path("getPrivilegedRole", "r")) }()
	<-entered
	go func() { ended <- stop() }()
	waitFor(t, func() bool { return get(t, addr, "/readyz") == "503 draining\n" })
	if got := get(t, addr, "/livez"); got != "200 ok\n" {
		t.Errorf("livez: %s", got)
	}
	close(release)
	if got := <-answer; !strings.HasPrefix(got, "200 ") {
		t.Errorf("the answer under way: %s", got)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if _, err := net.Dial("tcp", addr); err == nil {
		t.Error("it still listens")
	}
}

func get(t *testing.T, addr, path string) string {
	rsp, err := http.Get("http://" + addr + path)
	if err != nil {
		t.Error(err)
		return ""
	}
	defer rsp.Body.Close()
	body, err := io.ReadAll(rsp.Body)
	if err != nil {
		t.Error(err)
	}
	return fmt.Sprintf("%d %s", rsp.StatusCode, body)
}

func waitFor(t *testing.T, done func() bool) {
	t.Helper()
	for deadline := time.Now().Add(5 * time.Second); !done(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("it does not come about")
		}
	}
}

// TestSlowloris sends headers a byte at a time: the connection ends, and others are
// answered meanwhile.
func TestSlowloris(t *testing.T) {
	if testing.Short() {
		t.Skip("takes the time limit for headers, 10 seconds")
	}
	t.Parallel()
	up := newFake(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, `{"id": "r"}`) })
	addr, stop := serve(t, up.URL, bridge.Options{}, bridge.Listen{})
	defer stop()
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := io.WriteString(conn, "GET "+path("getPrivilegedRole", "r")+" HTTP/1.1\r\nHost: x\r\nX: "); err != nil {
		t.Fatal(err)
	}
	begin := time.Now()
	for err == nil && time.Since(begin) < 30*time.Second {
		_, err = io.WriteString(conn, "x")
		time.Sleep(250 * time.Millisecond)
	}
	if took := time.Since(begin); err == nil || took > 15*time.Second {
		t.Errorf("the connection lived for %s", took)
	}
	if got := get(t, addr, path("getPrivilegedRole", "r")); !strings.HasPrefix(got, "200 ") {
		t.Errorf("others: %s", got)
	}
}

// TestCallers reports who calls what.
func TestCallers(t *testing.T) {
	status := http.StatusOK
	up := newFake(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("WWW-Authenticate", `Bearer error="x"`)
		w.WriteHeader(status)
		fmt.Fprint(w, `{"id": "r", "error": {"code": "InvalidAuthenticationToken", "message": "m"}}`)
	})
	addr, admin, stop := serveAdmin(t, up.URL, bridge.Options{}, bridge.Listen{Admin: "127.0.0.1:0"})
	defer stop()
	call := func(app string) answer {
		r := newRequest(t, http.MethodGet, "http://"+addr+path("getPrivilegedRole", "r"), "")
		r.Header.Set("Authorization", "Bearer "+unsigned(`{"appid": "`+app+`", "oid": "o"}`))
		return do(t, http.DefaultClient, r)
	}
	call("app-1")
	call("app-1")
	call("<script>")
	status = http.StatusUnauthorized
	if got := call("app-1"); got.status != 401 || got.header.Get("WWW-Authenticate") != `Bearer error="x"` || got.code() != "InvalidAuthenticationToken" {
		t.Errorf("%d %v %s", got.status, got.header, got.raw)
	}
	got := do(t, http.DefaultClient, newRequest(t, http.MethodGet, "http://"+admin+"/admin/callers", ""))
	list, _ := got.body["callers"].([]any)
	if len(list) != 2 || !strings.Contains(got.text("note"), "does not verify") {
		t.Fatalf("%d %s", got.status, got.raw)
	}
	first := list[0].(map[string]any)
	if first["app"] != "app-1" || first["operation"] != "getPrivilegedRole" || fmt.Sprintf("%v %v", first["count"], first["unauthorized"]) != "3 1" {
		t.Errorf("%v", first)
	}
	r := newRequest(t, http.MethodGet, "http://"+admin+"/admin/callers", "")
	r.Host = "bridge.example"
	if got := do(t, http.DefaultClient, r); got.status != http.StatusMisdirectedRequest || strings.Contains(got.raw, "app-1") {
		t.Errorf("a name of another machine: %d %s", got.status, got.raw)
	}
	if got := get(t, addr, "/admin/callers"); !strings.HasPrefix(got, "404") {
		t.Errorf("callers see it: %s", got)
	}
}
