package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// path is the request that is read.
const path = "/v1.0/roleManagement/directory/roleAssignmentScheduleRequests/26bc6813-5457-4302-a482-afafd4e2962a"

// startTime is how long a server may take to answer for the first time.
const startTime = time.Minute

// writeSeed writes a tenant that holds the request.
func writeSeed(dir string) (file string, err error) {
	at := time.Now().Add(24 * time.Hour).Truncate(time.Second).UTC()
	s := tenant.Default()
	s.Requests = []tenant.Request{{
		ID: filepath.Base(path), Kind: tenant.Active, Action: "selfActivate", PrincipalID: pimtest.DefaultCaller, RoleID: tenant.SecurityReader,
		DirectoryScopeID: "/", Justification: "on call", Status: tenant.Scheduled, Start: at, Created: at.Add(-24 * time.Hour), Changed: at.Add(-24 * time.Hour),
		CreatedBy: pimtest.DefaultCaller, ScheduleID: filepath.Base(path), Expiration: tenant.Expiration{Type: "afterDuration", Duration: "PT2H"},
	}}
	data, err := json.Marshal(s)
	if err != nil {
		return "", err
	}
	file = filepath.Join(dir, "tenant.json")
	return file, os.WriteFile(file, data, 0o600)
}

// A server is a process under measurement.
type server struct {
	name    string
	command func(at string) *exec.Cmd
	at      string // host:port
	process *exec.Cmd
	output  bytes.Buffer
	rates   []float64 // requests per second
	costs   []float64 // processor time of a request, in microseconds
}

func (s *server) url() string { return "http://" + s.at + path }

func portOf(at string) string {
	_, port, _ := net.SplitHostPort(at)
	return port
}

// start starts the server at a free port and waits until it answers.
func (s *server) start(ctx context.Context) error {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	s.at = l.Addr().String()
	if err := l.Close(); err != nil {
		return err
	}
	s.process = s.command(s.at)
	s.process.Stdout, s.process.Stderr = &s.output, &s.output
	if err := s.process.Start(); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, startTime)
	defer cancel()
	for {
		_, err := fetch(ctx, s.url())
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			s.stop()
			return fmt.Errorf("it does not answer: %w\n%s", err, s.output.String())
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// stop ends the process, if there is one.
func (s *server) stop() {
	if s.process == nil {
		return
	}
	_ = s.process.Process.Kill() // it may have ended
	_ = s.process.Wait()         // killed
	s.process = nil
}

// peak is the most memory that the process had resident, in kilobytes.
func (s *server) peak() (int64, error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.process.Process.Pid))
	if err != nil {
		return 0, fmt.Errorf("reading the memory of %s, which only Linux tells: %w", s.name, err)
	}
	_, rest, _ := strings.Cut(string(data), "VmHWM:")
	text, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	return strconv.ParseInt(text, 10, 64)
}

// ticks is how many ticks a second has in which Linux counts processor time.
const ticks = 100

// used is the processor time that the process has taken.
func (s *server) used() (time.Duration, error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.process.Process.Pid))
	if err != nil {
		return 0, fmt.Errorf("reading the processor time of %s, which only Linux tells: %w", s.name, err)
	}
	// The name, in parentheses, may hold anything. utime and stime are fields 14 and 15.
	fields := strings.Fields(string(data[bytes.LastIndexByte(data, ')')+1:]))
	var sum time.Duration
	for _, text := range fields[11:13] {
		n, err := strconv.Atoi(text)
		if err != nil {
			return 0, fmt.Errorf("reading the processor time of %s: %w", s.name, err)
		}
		sum += time.Duration(n) * time.Second / ticks
	}
	return sum, nil
}

// measure puts a load on the server.
func (s *server) measure(ctx context.Context, l load, connections int, d time.Duration) error {
	before, err := s.used()
	if err != nil {
		return err
	}
	start := time.Now()
	rate, err := l.send(ctx, s.url(), connections, d)
	if err != nil {
		return fmt.Errorf("load %s: %w", s.name, err)
	}
	requests := rate * time.Since(start).Seconds()
	after, err := s.used()
	if err != nil {
		return err
	}
	s.rates = append(s.rates, rate)
	s.costs = append(s.costs, float64((after-before).Microseconds())/requests)
	return nil
}

// newRequest makes the request. Prism wants a token where the document does.
func newRequest(ctx context.Context, url string) (*http.Request, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err == nil {
		req.Header.Set("Authorization", authorization)
	}
	return req, err
}

const authorization = "Bearer token"

func fetch(ctx context.Context, url string) ([]byte, error) {
	req, err := newRequest(ctx, url)
	if err != nil {
		return nil, err
	}
	rsp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer rsp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(rsp.Body, 1<<20))
	if err == nil && rsp.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", rsp.Status, body)
	}
	return body, err
}

// sameAnswer says how the answers of two servers differ, if they do.
func sameAnswer(ctx context.Context, a, b *server) error {
	var texts []string
	for _, s := range []*server{a, b} {
		body, err := fetch(ctx, s.url())
		if err != nil {
			return err
		}
		var v map[string]any
		if err := json.Unmarshal(bytes.ReplaceAll(body, []byte(s.at), []byte("HOST")), &v); err != nil {
			return fmt.Errorf("read the answer of %s: %w", s.name, err)
		}
		text, err := json.Marshal(v) // sorted
		if err != nil {
			return err
		}
		texts = append(texts, string(text))
	}
	if texts[0] != texts[1] {
		return fmt.Errorf("the answers differ:\n%s: %s\n%s: %s", a.name, texts[0], b.name, texts[1])
	}
	return nil
}
