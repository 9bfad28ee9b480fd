// Package stubs embeds the generated server stubs: a stand-in for the service
// that knows the requests it was given and can cancel them, in both
// generations of the API. Operations it does not implement panic, which the
// handler answers with a 500 in the service's envelope.
package stubs

import (
	"context"
	"net/http"
	"sync"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/gen/pimserver"
)

// notNow is what PIM v2 answers to a request that cannot be cancelled.
const notNow = "Cancellation can be done only on status Scheduled and PendingApproval."

// A Server holds requests by id.
type Server struct {
	pimserver.StrictServerInterface

	mu        sync.Mutex
	scheduled map[string]bool
}

// NewServer returns a server on which the requests with the given ids are
// scheduled.
func NewServer(ids ...string) *Server {
	s := &Server{scheduled: map[string]bool{}}
	for _, id := range ids {
		s.scheduled[id] = true
	}
	return s
}

// Handler serves s.
func (s *Server) Handler() http.Handler { return pimserver.NewHandler(s) }

// cancel reports whether the request was scheduled. It is not any more.
func (s *Server) cancel(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	was := s.scheduled[id]
	delete(s.scheduled, id)
	return was
}

// CancelPrivilegedRoleAssignmentRequest cancels as PIM v2 did: 200 and the
// request.
func (s *Server) CancelPrivilegedRoleAssignmentRequest(
	_ context.Context, req pimserver.CancelPrivilegedRoleAssignmentRequestRequestObject,
) (pimserver.CancelPrivilegedRoleAssignmentRequestResponseObject, error) {
	if !s.cancel(req.RequestId) {
		return pimserver.CancelPrivilegedRoleAssignmentRequest400JSONResponse{
			Error: pim.MainError{Code: "BadRequest", Message: notNow},
		}, nil
	}
	return pimserver.CancelPrivilegedRoleAssignmentRequest200JSONResponse{
		Id:     &req.RequestId,
		Status: new(pim.PrivilegedRoleAssignmentRequestStatusCancelling),
	}, nil
}

// CancelRoleAssignmentScheduleRequest cancels as PIM v3 does: 204, no body.
func (s *Server) CancelRoleAssignmentScheduleRequest(
	_ context.Context, req pimserver.CancelRoleAssignmentScheduleRequestRequestObject,
) (pimserver.CancelRoleAssignmentScheduleRequestResponseObject, error) {
	if !s.cancel(req.Id) {
		return nil, &pimserver.Error{Status: http.StatusBadRequest, Code: "BadRequest", Message: "the request is not Granted"}
	}
	return pimserver.CancelRoleAssignmentScheduleRequest204Response{}, nil
}
