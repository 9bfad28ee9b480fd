package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os/exec"
	"regexp"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

// A load sends requests for a while and returns how many were answered in a second. An
// answer that is not a success is an error.
type load struct {
	name string
	send func(ctx context.Context, url string, connections int, d time.Duration) (float64, error)
}

func newLoad() load {
	if _, err := exec.LookPath("wrk"); err == nil {
		return load{"wrk", wrk}
	}
	return load{"a loop in Go, as wrk is not installed", loop}
}

var (
	wrkRate   = regexp.MustCompile(`Requests/sec:\s+([0-9.]+)`)
	wrkFailed = regexp.MustCompile(`(?m)^\s*(Non-2xx or 3xx responses|Socket errors):.*`)
)

func wrk(ctx context.Context, url string, connections int, d time.Duration) (float64, error) {
	seconds := strconv.Itoa(int((d + time.Second - 1) / time.Second))
	out, err := exec.CommandContext(ctx, "wrk", "-t", "1", "-c", strconv.Itoa(connections), "-d", seconds,
		"-H", "Authorization: "+authorization, url).CombinedOutput()
	if err != nil {
		return 0, fmt.Errorf("wrk: %w\n%s", err, out)
	}
	return parseWrk(out)
}

func parseWrk(out []byte) (float64, error) {
	if m := wrkFailed.Find(out); m != nil {
		return 0, fmt.Errorf("wrk: %s", m)
	}
	m := wrkRate.FindSubmatch(out)
	if m == nil {
		return 0, fmt.Errorf("wrk printed no rate:\n%s", out)
	}
	return strconv.ParseFloat(string(m[1]), 64)
}

// loop does what wrk does. It takes more of the machine than wrk.
func loop(ctx context.Context, url string, connections int, d time.Duration) (float64, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, d, errDone)
	defer cancel()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: connections}}
	defer client.CloseIdleConnections()
	var (
		wg    sync.WaitGroup
		count atomic.Int64
		once  sync.Once
		first error
	)
	start := time.Now()
	for range connections {
		wg.Go(func() {
			for ctx.Err() == nil {
				err := get(ctx, client, url)
				if err != nil && ctx.Err() == nil {
					once.Do(func() { first = err })
					cancel()
				}
				count.Add(1)
			}
		})
	}
	wg.Wait()
	if first == nil && context.Cause(ctx) != errDone {
		first = context.Cause(ctx)
	}
	return float64(count.Load()-int64(connections)) / time.Since(start).Seconds(), first
}

// errDone says that the time of a measurement is over.
var errDone = errors.New("the measurement is over")

func get(ctx context.Context, client *http.Client, url string) error {
	req, err := newRequest(ctx, url)
	if err != nil {
		return err
	}
	rsp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer rsp.Body.Close()
	if _, err := io.Copy(io.Discard, rsp.Body); err != nil {
		return err
	}
	if rsp.StatusCode != http.StatusOK {
		return errors.New(rsp.Status)
	}
	return nil
}
