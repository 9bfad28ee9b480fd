// Command plain is what somebody writes who needs a fake of one kind of request and no
// more: net/http, a map behind a lock, and JSON from structs. It keeps what any such
// fake needs: ids of requests, the service's headers and errors, a limit on bodies,
// and a journal. Query options it refuses: to ignore one would be to answer something
// else.
//
//	plain ADDRESS TENANT.json
package main

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: plain ADDRESS TENANT.json")
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		log.Fatal(err)
	}
}

func run(address, file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var state tenant.State
	if err := json.Unmarshal(data, &state); err != nil {
		return err
	}
	s := newService(state)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1.0/roleManagement/directory/roleAssignmentScheduleRequests/{id}", s.get)
	mux.HandleFunc("POST /v1.0/roleManagement/directory/roleAssignmentScheduleRequests/{id}/cancel", s.cancel)
	srv := &http.Server{Addr: address, Handler: s.wrap(mux), ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute}
	return srv.ListenAndServe()
}

// wrap reads the body, gives the answer the headers that all have, and writes it to the
// journal.
func (s *service) wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
		if err != nil {
			fail(w, http.StatusRequestEntityTooLarge, "RequestEntityTooLarge", "The request body is too large.")
			return
		}
		id := newID()
		h := w.Header()
		h.Set("Request-Id", id)
		if c := r.Header.Get("Client-Request-Id"); c != "" {
			h.Set("Client-Request-Id", c)
		}
		h.Set("X-Ms-Ags-Diagnostic", `{"ServerInfo":{"DataCenter":"Hand","Slice":"E","Ring":"0","ScaleUnit":"000","RoleInstance":"plain"}}`)
		h.Set("Odata-Version", "4.0")
		rec := &recorder{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(rec, r)
		s.remember(exchange{time.Now(), r.Method, r.URL.RequestURI(), string(body), id, rec.status, rec.body.String()})
	})
}

// recorder keeps an answer for the journal.
type recorder struct {
	http.ResponseWriter
	status int
	body   strings.Builder
}

func (r *recorder) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(b []byte) (int, error) {
	r.body.Write(b)
	return r.ResponseWriter.Write(b)
}

func newID() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
