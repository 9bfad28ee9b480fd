package bridge

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/internal/contract"
)

// A Promise says how far an answer is that of the operation that has retired.
type Promise string

// Promises.
const (
	// Exact: status, body and errors are those of the retired operation, as far as
	// they are documented.
	Exact Promise = "exact"

	// Synthesised: the answer is put together from several objects of PIM v3, or
	// lacks what PIM v3 does not tell. What it holds is true; what has no source is
	// left out.
	Synthesised Promise = "synthesised"

	// Refused: the answer is 501 and names what to call, or 410 if nothing took the
	// operation's place.
	Refused Promise = "refused"
)

// An Entry says what the bridge does with one retired operation.
type Entry struct {
	Operation string // operationId in openapi/pim.yaml
	Method    string
	Path      string
	Promise   Promise
	Calls     []string // operationIds of PIM v3 that it calls, or, if refused, what to call
	Note      string   // what is not as it was
}

// ofBoth names an operation on both kinds of assignments.
func ofBoth(verb, suffix string) []string {
	return []string{verb + "RoleAssignment" + suffix, verb + "RoleEligibility" + suffix}
}

var instanceLists = ofBoth("list", "ScheduleInstances")

// creating are the calls that it takes to create a request and, where the answer is lost,
// to look for it.
var creating = slices.Concat(ofBoth("create", "ScheduleRequest"), ofBoth("filter", "ScheduleRequestsByCurrentUser"), ofBoth("list", "ScheduleRequests"))

// activating are those for a role of the caller's own.
var activating = append([]string{"createRoleAssignmentScheduleRequest", "filterRoleAssignmentScheduleRequestsByCurrentUser"}, instanceLists...)

// refusing are those to say why a request is refused as PIM v2 did.
var refusing = append(slices.Clone(instanceLists), "listRoleManagementPolicyAssignments")

// promises has the operations that are bridged.
var promises = map[string]Entry{
	"cancelPrivilegedRoleAssignmentRequest": {
		Promise: Exact, Calls: slices.Concat(ofBoth("get", "ScheduleRequest"), ofBoth("cancel", "ScheduleRequest")),
		Note: "ids are those of PIM v3; a request that waits for approval can be cancelled if PIM v3 allows it; who the requester is comes from the token",
	},
	"getPrivilegedRoleAssignmentRequest": {
		Promise: Synthesised, Calls: ofBoth("get", "ScheduleRequest"),
		Note: "type only where PIM v2 had the action; aborted and expired approvals are Cancelled and RequestExpired",
	},
	"listPrivilegedRoleAssignmentRequests": {
		Promise: Synthesised, Calls: ofBoth("list", "ScheduleRequests"), Note: "as for one request; in one page unless $top says less",
	},
	"listMyPrivilegedRoleAssignmentRequests": {
		Promise: Synthesised, Calls: ofBoth("filter", "ScheduleRequestsByCurrentUser"), Note: "as for the list; what the caller made for others only if PIM v3 takes createdBy",
	},
	"createPrivilegedRoleAssignmentRequest": {
		Promise: Synthesised, Calls: slices.Concat(creating, refusing),
		Note: "refuses UserAdd with Eligible (501) and what PIM v3 has no place for; the message about the length names the longest if the caller may read the policy",
	},
	"listPrivilegedRoles": {Promise: Exact, Calls: []string{"listRoleDefinitions"}, Note: "built-in roles; $expand is refused"},
	"getPrivilegedRole":   {Promise: Exact, Calls: []string{"getRoleDefinition"}, Note: "as for the list"},
	"getRoleInfoOfPrivilegedRoleAssignment": {
		Promise: Exact, Calls: append(slices.Clone(instanceLists), "getRoleDefinition"), Note: "as for roles",
	},
	"listPrivilegedRoleAssignments":   {Promise: Synthesised, Calls: instanceLists, Note: "resultMessage is left out"},
	"getPrivilegedRoleAssignment":     {Promise: Synthesised, Calls: instanceLists, Note: "resultMessage is left out"},
	"listAssignmentsOfPrivilegedRole": {Promise: Synthesised, Calls: append([]string{"getRoleDefinition"}, instanceLists...), Note: "resultMessage is left out"},
	"listMyPrivilegedRoleAssignments": {
		Promise: Synthesised, Calls: ofBoth("filter", "ScheduleInstancesByCurrentUser"), Note: "without those held through a group",
	},
	"selfActivatePrivilegedRole": {
		Promise: Synthesised, Calls: append(slices.Clone(activating), "listRoleManagementPolicyAssignments"),
		Note: "refuses the length min (501); the caller comes from the token",
	},
	"selfDeactivatePrivilegedRole": {
		Promise: Synthesised, Calls: activating, Note: "the caller comes from the token",
	},
	"cancelPrivilegedAccessRoleAssignmentRequest": {
		Promise: Exact, Calls: slices.Concat(ofBoth("get", "ScheduleRequest"), ofBoth("cancel", "ScheduleRequest"),
			[]string{"getGroupAssignmentScheduleRequest", "getGroupEligibilityScheduleRequest", "cancelGroupAssignmentScheduleRequest", "cancelGroupEligibilityScheduleRequest"}),
		Note: "aadRoles and aadGroups; azureResources is refused; messages are not documented",
	},
	"getPrivilegedAccessRoleAssignmentRequest": {
		Promise: Synthesised, Calls: append(ofBoth("get", "ScheduleRequest"), "getGroupAssignmentScheduleRequest", "getGroupEligibilityScheduleRequest"),
		Note: "aadRoles and aadGroups; no status.status and statusDetails, in groups no roleDefinitionId; the resourceId of aadRoles is the tenant of the token",
	},
	"listPrivilegedAccessRoleAssignmentRequests": {
		Promise: Synthesised, Calls: append(ofBoth("list", "ScheduleRequests"), "listGroupAssignmentScheduleRequests", "listGroupEligibilityScheduleRequests"),
		Note: "as for one request; aadGroups needs a $filter by resourceId or subjectId",
	},
	"listRoleAssignmentRequestsOfPrivilegedAccessResource": {
		Promise: Synthesised, Calls: append(ofBoth("list", "ScheduleRequests"), "listGroupAssignmentScheduleRequests", "listGroupEligibilityScheduleRequests"),
		Note: "as for one request; the resource of aadRoles is the tenant",
	},
	"createPrivilegedAccessRoleAssignmentRequest": {
		Promise: Synthesised, Calls: creating,
		Note: "aadRoles only; roleDefinitionId is that of PIM v3; errors are those of PIM v3",
	},
}

// Promises says what the bridge does with each operation that has retired, sorted by
// path. It is the table in docs/bridge.md.
func Promises() []Entry {
	var out []Entry
	for _, op := range contract.Operations() {
		if op.Deprecation == nil || !op.Served() {
			continue
		}
		e, ok := promises[op.ID]
		if !ok {
			e = Entry{Promise: Refused, Calls: op.Deprecation.SuccessorIDs()}
		}
		e.Operation, e.Method, e.Path = op.ID, op.Method, op.Path
		out = append(out, e)
	}
	slices.SortStableFunc(out, func(a, b Entry) int { return cmp.Compare(a.Path, b.Path) })
	return out
}

// standing refuses what the bridge does not do, nil for what it does and for what is no
// operation.
func (b *Bridge) standing(op *contract.Operation) *pimserver.Error {
	switch {
	case b.gone():
		return &pimserver.Error{Status: http.StatusGone, Message: fmt.Sprintf(
			"The bridge ended on %s. Call PIM v3 at %s.", b.options.GoneAfter.UTC().Format(time.DateOnly), b.upstream.origin)}
	case op == nil || covers(op.GoName):
		return nil
	case op.Deprecation == nil:
		return &pimserver.Error{Status: http.StatusNotImplemented, Message: fmt.Sprintf(
			"The bridge serves operations that have retired. Call %s at %s.", op.ID, b.upstream.origin)}
	}
	successors := op.Deprecation.SuccessorIDs()
	if len(successors) == 0 {
		return &pimserver.Error{Status: http.StatusGone, Message: "Nothing in PIM v3 takes the place of " + op.ID + "."}
	}
	return &pimserver.Error{Status: http.StatusNotImplemented, Message: fmt.Sprintf(
		"The bridge cannot do what %s did. Call %s of PIM v3.", op.ID, strings.Join(successors, " or "))}
}
