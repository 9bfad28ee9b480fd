package main

import (
	"encoding/json"
	"net/http"
	"sync"
	"time"

	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// service holds the requests.
type service struct {
	mu       sync.RWMutex
	requests map[string]request

	journalMu sync.Mutex
	journal   []exchange
}

// A request is one as the service sends it.
type request struct {
	Context          string    `json:"@odata.context,omitempty"`
	Action           string    `json:"action"`
	CreatedBy        by        `json:"createdBy"`
	CreatedDateTime  time.Time `json:"createdDateTime"`
	DirectoryScopeID string    `json:"directoryScopeId"`
	ID               string    `json:"id"`
	IsValidationOnly bool      `json:"isValidationOnly"`
	Justification    string    `json:"justification,omitempty"`
	PrincipalID      string    `json:"principalId"`
	RoleDefinitionID string    `json:"roleDefinitionId"`
	ScheduleInfo     schedule  `json:"scheduleInfo"`
	Status           string    `json:"status"`
	TargetScheduleID string    `json:"targetScheduleId"`
}

type by struct {
	User struct {
		ID string `json:"id"`
	} `json:"user"`
}

type schedule struct {
	Expiration struct {
		Duration string `json:"duration,omitempty"`
		Type     string `json:"type"`
	} `json:"expiration"`
	StartDateTime time.Time `json:"startDateTime"`
}

func newService(state tenant.State) *service {
	s := &service{requests: map[string]request{}}
	for _, r := range state.Requests {
		v := request{
			Action: string(r.Action), CreatedDateTime: r.Created, DirectoryScopeID: r.DirectoryScopeID, ID: r.ID,
			Justification: r.Justification, PrincipalID: r.PrincipalID, RoleDefinitionID: r.RoleID, Status: "Granted",
			TargetScheduleID: r.ScheduleID, ScheduleInfo: schedule{StartDateTime: r.Start},
		}
		v.CreatedBy.User.ID = r.CreatedBy
		v.ScheduleInfo.Expiration.Duration, v.ScheduleInfo.Expiration.Type = r.Expiration.Duration, string(r.Expiration.Type)
		s.requests[r.ID] = v
	}
	return s
}

func (s *service) get(w http.ResponseWriter, r *http.Request) {
	for name := range r.URL.Query() {
		fail(w, http.StatusNotImplemented, "NotImplemented", "The query option "+name+" is not supported.")
		return
	}
	s.mu.RLock()
	v, ok := s.requests[r.PathValue("id")]
	s.mu.RUnlock()
	if !ok {
		fail(w, http.StatusNotFound, "ResourceNotFound", "The requested resource could not be found.")
		return
	}
	v.Context = "http://" + r.Host + "/v1.0/$metadata#roleManagement/directory/roleAssignmentScheduleRequests/$entity"
	send(w, http.StatusOK, v)
}

func (s *service) cancel(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	v, ok := s.requests[r.PathValue("id")]
	switch {
	case !ok:
		fail(w, http.StatusNotFound, "ResourceNotFound", "The requested resource could not be found.")
	case v.Status != "Granted":
		fail(w, http.StatusBadRequest, "RequestCannotBeCancelled", "Request is not in cancellable state.")
	default:
		v.Status = "Canceled"
		s.requests[v.ID] = v
		w.WriteHeader(http.StatusNoContent)
	}
}

func send(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v) // the caller went away
}

func fail(w http.ResponseWriter, status int, code, message string) {
	send(w, status, map[string]any{"error": map[string]string{"code": code, "message": message}})
}

// An exchange is a request and its answer.
type exchange struct {
	at                time.Time
	method, url, body string
	id                string
	status            int
	answer            string
}

// remember keeps the last ten thousand.
func (s *service) remember(e exchange) {
	s.journalMu.Lock()
	defer s.journalMu.Unlock()
	if len(s.journal) >= 10_000 {
		s.journal = append(s.journal[:0], s.journal[1_000:]...)
	}
	s.journal = append(s.journal, e)
}
