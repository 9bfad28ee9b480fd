package convert

import "slices"

// requestBackFates are the properties that all v3 requests have, and that both
// v2 generations treat alike (pim-facts 3.3, 3.10, 4.6).
var requestBackFates = []fate{
	ignore("@odata.context", envelope),
	doubt("action", "type", ProposedHigh, typeMapping),
	lose("approvalId", noV2),
	lose("completedDateTime", noV2),
	lose("createdBy", noV2),
	move("createdDateTime", "requestedDateTime"),
	lose("customData", noV2),
	doubt("id", "id", Inferred, "it is v3's: the ids that v2 gave are gone"),
	move("justification", "reason"),
	lose("targetScheduleId", noV2),
}

// directoryBackFates are the properties that only requests for directory roles
// have, and that both v2 generations treat alike.
var directoryBackFates = []fate{
	lose("appScope", noV2),
	lose("appScopeId", noScope),
	lose("directoryScope", noV2),
	lose("directoryScopeId", noScope),
	lose("principal", noV2),
	lose("targetSchedule", noV2),
}

const noScope = "v2 knows the whole tenant only, so it would read as a wider one"

// scheduleInfoFates are the properties of a v3 schedule (pim-facts 3.3, 4.6).
var scheduleInfoFates = []fate{
	move("startDateTime", "startDateTime"),
	move("expiration.type", ""), // an end that is null, or which of the others counts
	move("expiration.endDateTime", "endDateTime"),
	move("expiration.duration", "duration"),
	lose("recurrence", "v2 has no recurrence, and v3 does not support it"),
}

// backFates are the properties of a v3 request for a directory role, towards
// PIM v2.
var backFates = newFates(
	requestBackFates,
	directoryBackFates,
	[]fate{
		lose("activatedUsing", noV2),
		doubt("isValidationOnly", "evaluateOnly", Inferred, "a single sample shows evaluateOnly [?]; a dry run seems meant"),
		move("principalId", "userId"),
		doubt("roleDefinitionId", "roleId", Inferred, sameRoleID),
		doubt("status", "status", Proposed, ""),
		move("ticketInfo.ticketNumber", "ticketNumber"),
		move("ticketInfo.ticketSystem", "ticketSystem"),
	},
	below("roleDefinition", "roleInfo", definitionFates...),
	below("scheduleInfo", "schedule", scheduleInfoFates...),
	[]fate{move("scheduleInfo.expiration.duration", "duration")},
)

// governanceBackFates are the properties of a v3 request for a directory role,
// towards iteration 2.
var governanceBackFates = newFates(
	requestBackFates,
	directoryBackFates,
	[]fate{
		doubt("activatedUsing.id", "linkedEligibleRoleAssignmentId", Inferred, "it is the id of a v3 schedule"),
		lose("activatedUsing.*", noV2),
		lose("isValidationOnly", noV2),
		move("principalId", "subjectId"),
		move("roleDefinition.displayName", "roleDefinition.displayName"),
		move("roleDefinition.templateId", "roleDefinition.templateId"),
		lose("roleDefinition.id", "iteration 2 has an id of its own"),
		lose("roleDefinition.*", noV2),
		doubt("roleDefinitionId", "roleDefinitionId", Inferred, "it is v3's: those of iteration 2 are internal to it"),
		doubt("status", "status.subStatus", Proposed, ""),
		lose("ticketInfo", noV2),
	},
	below("scheduleInfo", "schedule", scheduleInfoFates...),
)

// groupBackFates are the properties of a v3 request for a group, towards
// iteration 2 (pim-facts 3.10).
var groupBackFates = newFates(
	requestBackFates,
	[]fate{
		lose("accessId", "iteration 2 has roles in the place of owner and member, with ids of its own"),
		doubt("groupId", "resourceId", Unsure, "no source says that groups are known by their ids"),
		lose("isValidationOnly", noV2),
		move("principalId", "subjectId"),
		doubt("status", "status.subStatus", Proposed, ""),
		lose("ticketInfo", noV2),
	},
	below("scheduleInfo", "schedule", scheduleInfoFates...),
)

// instanceFates are the properties that the v3 instances of active and eligible
// assignments share, towards PIM v2 (pim-facts 1.5.2, 3.3, 4.6).
var instanceFates = [][]fate{
	{
		ignore("@odata.context", envelope),
		lose("appScope", noV2),
		lose("appScopeId", noScope),
		lose("directoryScope", noV2),
		lose("directoryScopeId", noScope),
		lose("id", "v2 names an assignment by user and role"),
		lose("memberType", noV2),
		lose("principal", noV2),
		move("principalId", "userId"),
		doubt("roleDefinitionId", "roleId", Inferred, sameRoleID),
		lose("startDateTime", noV2),
	},
	below("roleDefinition", "roleInfo", definitionFates...),
}

// activeFates are the properties of an instance of an active assignment.
var activeFates = newFates(slices.Concat(instanceFates, [][]fate{{
	lose("activatedUsing", noV2),
	lose("assignmentType", "v2 only says that the role is active"),
	move("endDateTime", "expirationDateTime"),
	lose("roleAssignmentOriginId", noV2),
	lose("roleAssignmentScheduleId", noV2),
}})...)

// eligibleFates are the properties of an instance of an eligible assignment.
var eligibleFates = newFates(slices.Concat(instanceFates, [][]fate{{
	lose("endDateTime", "in v2 only activations end; that of an eligible assignment is null"),
	lose("roleEligibilityScheduleId", noV2),
}})...)
