package pimtest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/pimigrate/pimigrate/gen/pimserver"
)

// mostInBatch is Microsoft Graph's limit. Source: its page on JSON batching.
const mostInBatch = 20

// A batchItem is a request within a batch.
type batchItem struct {
	ID        string            `json:"id"`
	Method    string            `json:"method"`
	URL       string            `json:"url"`
	Headers   map[string]string `json:"headers"`
	Body      json.RawMessage   `json:"body"`
	DependsOn []string          `json:"dependsOn"`
}

// A batchAnswer is what came of it.
type batchAnswer struct {
	ID      string            `json:"id"`
	Status  int               `json:"status"`
	Headers map[string]string `json:"headers"`
	Body    json.RawMessage   `json:"body,omitempty"`
}

// batchOf says whether a request is a batch, and for which version of the service.
func (e *Emulator) batchOf(r *http.Request) (version string, ok bool) {
	version, rest, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	version = strings.ToLower(version)
	return version, e.isVersion(version) && strings.EqualFold(rest, "$batch")
}

// serveBatch answers the requests of a batch one after another.
func (e *Emulator) serveBatch(rec *recorder, r *http.Request, version string, body []byte) {
	t := e.turn(r, string(body), "")
	defer t.finish(rec)
	if r.Method != http.MethodPost {
		rec.header.Set("Allow", http.MethodPost)
		t.refuse(rec, http.StatusMethodNotAllowed, "", "A batch is sent with POST.")
		return
	}
	if refusal := t.admit(); refusal != nil { // permissions are those of each request
		t.write(rec, refusal)
		return
	}
	var in struct {
		Requests []batchItem `json:"requests"`
	}
	if err := json.Unmarshal(body, &in); err != nil {
		t.refuse(rec, http.StatusBadRequest, "", "The batch cannot be read as JSON.")
		return
	}
	if problem := checkBatch(in.Requests); problem != "" {
		t.refuse(rec, http.StatusBadRequest, "", problem)
		return
	}
	answers, failed := []batchAnswer{}, map[string]bool{}
	for _, item := range in.Requests {
		a := e.answerItem(r, version, item, failed, t.exchange.RequestID)
		failed[item.ID] = a.Status >= 400
		answers = append(answers, a)
	}
	rec.header.Set("Content-Type", "application/json")
	_ = json.NewEncoder(rec).Encode(map[string]any{"responses": answers}) // made of JSON
}

// checkBatch returns what is wrong with a batch, "" for nothing. A request may depend
// on earlier ones only, which keeps dependencies free of cycles.
func checkBatch(items []batchItem) string {
	if len(items) == 0 || len(items) > mostInBatch {
		return fmt.Sprintf("A batch has 1 to %d requests.", mostInBatch)
	}
	seen := map[string]bool{}
	for _, item := range items {
		if item.ID == "" || seen[item.ID] {
			return "Each request of a batch needs an id of its own."
		}
		for _, d := range item.DependsOn {
			if !seen[d] {
				return "The request " + item.ID + " depends on " + d + ", which does not come before it."
			}
		}
		seen[item.ID] = true
	}
	return ""
}

func (e *Emulator) answerItem(outer *http.Request, version string, item batchItem, failed map[string]bool, batch string) batchAnswer {
	rec := newRecorder(http.Header{})
	r, err := item.request(outer.Context(), outer, version)
	switch {
	case err != nil:
		pimserver.WriteError(rec, http.StatusBadRequest, "", "The method or URL of the request cannot be read.")
	case dependsOnFailure(item, failed):
		pimserver.WriteError(rec, http.StatusFailedDependency, "", "A request that this one depends on failed.")
	default:
		e.turn(r, item.body(), batch).run(rec, r)
	}
	rec.end()
	a := batchAnswer{ID: item.ID, Status: rec.status, Headers: map[string]string{}}
	for name := range rec.header {
		a.Headers[name] = rec.header.Get(name)
	}
	switch text := []byte(rec.body); {
	case json.Valid(text):
		a.Body = text
	case len(text) > 0:
		a.Body, _ = json.Marshal(rec.body) // a string always encodes
	}
	return a
}

// body is what a request of its own would send: nothing for null, which clients that write
// all properties say for it.
func (item batchItem) body() string {
	if string(item.Body) == "null" {
		return ""
	}
	return string(item.Body)
}

func dependsOnFailure(item batchItem, failed map[string]bool) bool {
	for _, d := range item.DependsOn {
		if failed[d] {
			return true
		}
	}
	return false
}

// request returns the item as a request of its own, with the token of the batch.
func (item batchItem) request(ctx context.Context, outer *http.Request, version string) (*http.Request, error) {
	if item.Method == "" || item.URL == "" {
		return nil, errors.New("the method or the URL is missing") // net/http takes GET for the one
	}
	path := "/" + version + "/" + strings.TrimPrefix(item.URL, "/")
	if u, err := url.Parse(path); err != nil || u.Host != "" {
		return nil, fmt.Errorf("the URL %q is not relative", item.URL)
	}
	r, err := http.NewRequestWithContext(ctx, strings.ToUpper(item.Method), path, nil)
	if err != nil {
		return nil, err
	}
	r.Host, r.TLS = outer.Host, outer.TLS
	for name, value := range item.Headers {
		r.Header.Set(name, value)
	}
	r.Header.Set("Authorization", outer.Header.Get("Authorization"))
	return r, nil
}
