package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func TestParseWrk(t *testing.T) {
	tests := []struct {
		out  string
		want float64
		err  string
	}{
		{"Running 1s test\n  10 requests in 1.00s, 2KB read\nRequests/sec:  40576.25\nTransfer/sec: 1MB\n", 40576.25, ""},
		{"  Non-2xx or 3xx responses: 10\nRequests/sec:  12.00\n", 0, "Non-2xx"},
		{"  Socket errors: connect 1, read 0, write 0, timeout 0\nRequests/sec:  12.00\n", 0, "Socket errors"},
		{"unable to connect\n", 0, "no rate"},
	}
	for _, tt := range tests {
		got, err := parseWrk([]byte(tt.out))
		if got != tt.want || (err == nil) != (tt.err == "") || err != nil && !strings.Contains(err.Error(), tt.err) {
			t.Errorf("%q: %v, %v", tt.out, got, err)
		}
	}
}

func TestLoop(t *testing.T) {
	var served atomic.Int64
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		served.Add(1)
		if r.URL.Path != "/" || r.Header.Get("Authorization") != authorization {
			w.WriteHeader(http.StatusForbidden)
		}
	}))
	t.Cleanup(srv.Close)
	const d = 200 * time.Millisecond
	rate, err := loop(t.Context(), srv.URL+"/", 4, d)
	if most := float64(served.Load()) / d.Seconds(); err != nil || rate <= 0 || rate > most {
		t.Errorf("%f requests/s of at most %f, %v", rate, most, err)
	}
	if _, err := loop(t.Context(), srv.URL+"/other", 4, time.Minute); err == nil || !strings.Contains(err.Error(), "403") {
		t.Errorf("a refusal: %v", err)
	}
}

func TestMedian(t *testing.T) {
	if got := median([]float64{3, 1, 2}); got != 2 {
		t.Errorf("of three: %v", got)
	}
	if got := median([]float64{4, 1, 2, 3}); got != 2.5 {
		t.Errorf("of four: %v", got)
	}
}
