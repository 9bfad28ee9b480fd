package bridgetest

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// TestTwo has two bridges behind nginx, as deploy/bridge/nginx.conf puts them, serve one
// client. One is killed in the midst. Where the client gets no answer, or a gateway's, it
// looks what became of its request, as any client of PIM v2 has to. In the end each request
// is cancelled, and each was cancelled once.
func TestTwo(t *testing.T) {
	nginx, pimd := findNginx(t), build(t, "../..", "./cmd/pimd")
	const n = 400
	e := pimtest.NewServer(t, pimtest.WithState(later(n)), pimtest.WithV2(pimtest.V2Retired))
	e.Inject(pimtest.Fault{Kind: pimtest.Latency, Delay: 5 * time.Millisecond}) // so that requests are under way
	victim, second := startBridge(t, pimd, e.URL), startBridge(t, pimd, e.URL)
	root := "http://" + startNginx(t, nginx, victim.Addr, second.Addr)
	ids, repeated, killed := make(chan string), &counter{}, make(chan bool)
	var workers sync.WaitGroup
	for range 8 {
		workers.Go(func() {
			for id := range ids {
				if err := settle(t, root, id, repeated); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for i, r := range later(n).Requests {
		if i == n/3 {
			go func() { victim.Kill(); close(killed) }() // SIGKILL: nothing is drained
		}
		ids <- r.ID
	}
	close(ids)
	workers.Wait()
	<-killed
	if got := statuses(e.Snapshot()); got[tenant.Cancelled] != n {
		t.Errorf("of %d requests %d are cancelled", n, got[tenant.Cancelled])
	}
	done := 0
	for _, x := range e.Requests().Of("cancelRoleAssignmentScheduleRequest") {
		if x.Status == http.StatusNoContent {
			done++
		}
	}
	if done != n {
		t.Errorf("%d cancels were carried out, want %d", done, n)
	}
	t.Logf("%d cancels, %d answers lost to the kill and looked after", n, repeated.n)
}

// counter counts.
type counter struct {
	mu sync.Mutex
	n  int
}

func (c *counter) add() { c.mu.Lock(); c.n++; c.mu.Unlock() }

// settle cancels a request, and goes on until it knows that it is cancelled.
func settle(t *testing.T, root, id string, repeated *counter) error {
	for range 50 {
		status, body := send(t, http.MethodPost, root+path("cancelPrivilegedRoleAssignmentRequest", id))
		if status == http.StatusOK {
			return nil
		}
		repeated.add()
		if _, now := send(t, http.MethodGet, root+path("getPrivilegedRoleAssignmentRequest", id)); strings.Contains(now, `"Cancelled"`) {
			return nil
		}
		if status == http.StatusBadRequest {
			return fmt.Errorf("%s: %d %s", id, status, body)
		}
		time.Sleep(20 * time.Millisecond)
	}
	return fmt.Errorf("%s could not be cancelled", id)
}

// send returns a status, 0 for no answer, and a body.
func send(t *testing.T, method, url string) (int, string) {
	r, err := http.NewRequestWithContext(t.Context(), method, url, nil)
	if err != nil {
		return 0, err.Error()
	}
	rsp, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0, err.Error()
	}
	defer rsp.Body.Close()
	body, err := io.ReadAll(rsp.Body)
	if err != nil {
		return 0, err.Error()
	}
	return rsp.StatusCode, string(body)
}

// findNginx returns nginx, installed first if that can be done.
func findNginx(t *testing.T) string {
	t.Helper()
	nginx, err := exec.LookPath("nginx")
	if err == nil {
		return nginx
	}
	apt, missing := exec.LookPath("apt-get")
	if os.Geteuid() != 0 || missing != nil {
		t.Skip("SKIPPED: nginx is not installed, and installing it takes root and apt-get")
	}
	for _, args := range [][]string{{"update", "-qq"}, {"install", "-y", "-qq", "--no-install-recommends", "nginx-light"}} {
		cmd := exec.Command(apt, args...)
		cmd.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Skipf("SKIPPED: nginx cannot be installed: apt-get %s: %v: %s", args[0], err, out)
		}
	}
	if nginx, err = exec.LookPath("nginx"); err != nil {
		t.Fatal(err)
	}
	return nginx
}

// startNginx runs nginx with deploy/bridge/nginx.conf for other addresses.
func startNginx(t *testing.T, nginx, first, second string) (addr string) {
	t.Helper()
	conf, err := os.ReadFile("../../deploy/bridge/nginx.conf")
	if err != nil {
		t.Fatal(err)
	}
	dir, addr := t.TempDir(), freePort(t)
	text := strings.NewReplacer("127.0.0.1:8081", first, "127.0.0.1:8091", second, "127.0.0.1:8080", addr).Replace(string(conf))
	main := fmt.Sprintf(`daemon off; worker_processes 1; pid %[1]s/pid; error_log %[1]s/error.log;
events { worker_connections 512; }
http {
    access_log off; client_body_temp_path %[1]s/a; proxy_temp_path %[1]s/b; fastcgi_temp_path %[1]s/c; uwsgi_temp_path %[1]s/d; scgi_temp_path %[1]s/e;
    %[2]s
}`, dir, text)
	file := filepath.Join(dir, "nginx.conf")
	if err := os.WriteFile(file, []byte(main), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(nginx, "-c", file, "-p", dir, "-e", filepath.Join(dir, "start.log"))
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(os.Interrupt) // it may have ended
		_ = cmd.Wait()
	})
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if conn, err := net.Dial("tcp", addr); err == nil {
			conn.Close()
			return addr
		}
	}
	t.Fatal("nginx does not listen; it says why above")
	return ""
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}
