package pimtest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
)

// An Exchange is a request and its answer. It holds no token.
type Exchange struct {
	Time      time.Time `json:"time"`
	Operation string    `json:"operation"` // operationId; "" for none
	Method    string    `json:"method"`
	URL       string    `json:"url"`             // path and query, as sent
	Body      string    `json:"body"`            // expanded if it was compressed; up to 64 KiB
	Caller    string    `json:"caller"`          // id of the caller; "" where nobody was admitted
	RequestID string    `json:"requestId"`       // header request-id of the answer
	ClientID  string    `json:"clientRequestId"` // header client-request-id
	Batch     string    `json:"batch,omitempty"` // request-id of the batch that it was part of; "" for none
	Status    int       `json:"status"`          // 0 where the connection ended without an answer
	Answer    string    `json:"answer"`          // body of the answer, up to 64 KiB
	Fault     FaultKind `json:"fault,omitempty"`
}

// String returns a line such as
//
//	cancelRoleAssignmentScheduleRequest 204
//
// with the method and path in the place of an operation that there is not, and with
// the fault that struck.
func (e Exchange) String() string {
	name := e.Operation
	if name == "" {
		path, _, _ := strings.Cut(e.URL, "?")
		name = e.Method + " " + path
	}
	line := fmt.Sprintf("%s %d", name, e.Status)
	if e.Fault != "" {
		line += " " + string(e.Fault)
	}
	return line
}

// Code is error.code of the answer, "" where there is none.
func (e Exchange) Code() string {
	var body struct{ Error struct{ Code string } }
	if json.Unmarshal([]byte(e.Answer), &body) != nil {
		return ""
	}
	return body.Error.Code
}

// Exchanges are requests in the order in which they were answered; those that
// change something in the order in which they did.
type Exchanges []Exchange

// Of returns those for operations, named by operationId.
func (es Exchanges) Of(operations ...string) Exchanges {
	var out Exchanges
	for _, e := range es {
		if slices.Contains(operations, e.Operation) {
			out = append(out, e)
		}
	}
	return out
}

// Lines returns the exchanges as [Exchange.String] has them, to compare with what a
// test expects:
//
//	want := []string{"cancelRoleAssignmentScheduleRequest 503 unavailable", "cancelRoleAssignmentScheduleRequest 204"}
//	if got := srv.Requests().Lines(); !slices.Equal(got, want) {
//		t.Errorf("sent %q", got)
//	}
func (es Exchanges) Lines() []string {
	out := []string{}
	for _, e := range es {
		out = append(out, e.String())
	}
	return out
}

// Limits of what a long-running process remembers. Pages of a hundred objects have 64 KiB
// each, so that ten thousand of them alone would be 600 MiB.
const (
	longestJournal = 10_000
	longestBody    = 64 << 10
	mostBodies     = 64 << 20 // of requests and answers together
)

// A journal is a ring once it is full: what is oldest makes room. Bodies make room sooner,
// where they are large.
type journal struct {
	mu     sync.Mutex
	list   Exchanges
	oldest int
	bodies int // bytes
	bare   int // how many of the oldest have lost their bodies
}

func (j *journal) add(e Exchange) {
	e.Body, e.Answer = beginning(e.Body), beginning(e.Answer)
	j.mu.Lock()
	defer j.mu.Unlock()
	j.bodies += e.size()
	if len(j.list) < longestJournal {
		j.list = append(j.list, e)
	} else {
		j.bodies -= j.list[j.oldest].size()
		j.list[j.oldest] = e
		j.oldest = (j.oldest + 1) % longestJournal
		j.bare = max(j.bare-1, 0)
	}
	for j.bodies > mostBodies {
		old := &j.list[(j.oldest+j.bare)%len(j.list)]
		j.bodies -= old.size()
		old.Body, old.Answer = "", ""
		j.bare++
	}
}

func (e *Exchange) size() int { return len(e.Body) + len(e.Answer) }

// beginning returns what is kept of a body, without keeping the rest in memory.
func beginning(body string) string {
	if len(body) <= longestBody {
		return body
	}
	return strings.Clone(body[:longestBody])
}

func (j *journal) all() Exchanges {
	j.mu.Lock()
	defer j.mu.Unlock()
	return slices.Concat(j.list[j.oldest:], j.list[:j.oldest])
}

func (j *journal) clear() {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.list, j.oldest, j.bodies, j.bare = nil, 0, 0, 0
}
