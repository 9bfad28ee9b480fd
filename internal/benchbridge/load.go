package main

import (
	"fmt"
	"io"
	"net/http"
	"regexp"
	"slices"
	"sync"
	"time"

	"github.com/pimigrate/pimigrate/pimtest"
)

const callers = 8

// A result is what a load came to.
type result struct {
	perSecond float64
	p50, p99  time.Duration
}

// load sends GETs from several callers for a time, each of which pauses between two. Every
// answer has to be 200.
func load(url, token string, length, pause time.Duration) (result, error) {
	transport := &http.Transport{MaxIdleConnsPerHost: callers}
	defer transport.CloseIdleConnections()
	client := &http.Client{Transport: transport, Timeout: 10 * time.Second}
	var (
		workers sync.WaitGroup
		mu      sync.Mutex
		all     []time.Duration
		failed  error
	)
	begin := time.Now()
	for range callers {
		workers.Go(func() {
			var took []time.Duration
			err := error(nil)
			for err == nil && time.Since(begin) < length {
				sent := time.Now()
				err = get(client, url, token)
				took = append(took, time.Since(sent))
				time.Sleep(pause)
			}
			mu.Lock()
			defer mu.Unlock()
			all = append(all, took...)
			if err != nil {
				failed = err
			}
		})
	}
	workers.Wait()
	elapsed := time.Since(begin)
	slices.Sort(all)
	if failed != nil {
		return result{}, failed
	}
	return result{float64(len(all)) / elapsed.Seconds(), all[len(all)/2], all[len(all)*99/100]}, nil
}

func get(client *http.Client, url, token string) error {
	r, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	r.Header.Set("Authorization", "Bearer "+token)
	rsp, err := client.Do(r)
	if err != nil {
		return err
	}
	defer rsp.Body.Close()
	if _, err := io.Copy(io.Discard, rsp.Body); err != nil {
		return err
	}
	if rsp.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", url, rsp.Status)
	}
	return nil
}

var parameter = regexp.MustCompile(`\{[^}]*\}`)

// path returns the path of an operation with its parameter, if it has one.
func path(operation, id string) string {
	for _, c := range pimtest.Covers() {
		if c.Operation == operation {
			return parameter.ReplaceAllString(c.Path, id)
		}
	}
	panic("no operation is called " + operation)
}
