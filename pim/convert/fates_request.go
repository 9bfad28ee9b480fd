package convert

import "slices"

// requestFates are the properties of a request of PIM v2 (pim-facts 1.5.1, 4.6).
var requestFates = newFates(
	[]fate{
		ignore("@odata.context", envelope),
		move("assignmentState", ""), // chooses the endpoint
		move("duration", "scheduleInfo.expiration.duration"),
		doubt("evaluateOnly", "isValidationOnly", Inferred, "a single sample shows evaluateOnly [?]; a dry run seems meant"),
		readOnly("id", "", Inferred, noRequestID),
		move("reason", "justification"),
		readOnly("requestedDateTime", "createdDateTime", "", serviceSets),
		doubt("roleId", "roleDefinitionId", Inferred, sameRoleID),
		readOnly("status", "status", Proposed, serviceSets),
		move("ticketNumber", "ticketInfo.ticketNumber"),
		move("ticketSystem", "ticketInfo.ticketSystem"),
		doubt("type", "action", ProposedHigh, typeMapping),
		move("userId", "principalId"),
	},
	below("schedule", "scheduleInfo", scheduleFates...),
	below("roleInfo", "roleDefinition", unsent(roleFates)...),
)

const noRequestID = "request ids do not carry over: no source offers a look-up, and the v2 store answers no more"

// governanceFates are the properties of a request of iteration 2 that all
// targets treat alike (pim-facts 2.7, 4.6).
var governanceFates = [][]fate{
	{
		ignore("@odata.context", envelope),
		move("assignmentState", ""), // chooses the endpoint
		readOnly("id", "", Inferred, noRequestID),
		ignore("linkedEligibleRoleAssignmentId", "Graph finds the eligibility itself"),
		move("reason", "justification"),
		readOnly("requestedDateTime", "createdDateTime", "", serviceSets),
		readOnly("resource.*", "", "", "it describes what resourceId names"),
		readOnly("roleDefinition.*", "", "", "it describes what roleDefinitionId names"),
		readOnly("status.status", "", "", "v3 has one status; that of iteration 2 corresponds in its subStatus"),
		readOnly("status.statusDetails", "", "", "v3 does not report on single rules"),
		readOnly("status.subStatus", "status", Proposed, serviceSets),
		readOnly("subject", "", "", "it describes what subjectId names"),
		move("subjectId", "principalId"),
		doubt("type", "action", ProposedHigh, typeMapping),
	},
	below("schedule", "scheduleInfo", scheduleFates...),
}

// governanceDirectoryFates are the properties of a request for provider aadRoles.
var governanceDirectoryFates = newFates(slices.Concat(governanceFates, [][]fate{{
	doubt("resourceId", "directoryScopeId", Inferred, "what aadRoles governs is the whole tenant"),
	readOnly("roleDefinition.displayName", "roleDefinition.displayName", "", serviceSets),
	move("roleDefinition.templateId", "roleDefinitionId"),
	lose("roleDefinitionId", internalRoleID+": give roleDefinition.templateId"),
}})...)

// governanceGroupFates are the properties of a request for groups. No source
// describes them in v3's terms but for the paths (pim-facts 4.4).
var governanceGroupFates = newFates(slices.Concat(governanceFates, [][]fate{{
	doubt("resourceId", "groupId", Unsure, "no source says that groups are known by their ids"),
	ignore("roleDefinitionId", "owner or member takes the place of roles"),
}})...)

// governanceArmFates are the properties of a request for Azure resources
// (pim-facts 3.11, 4.6).
var governanceArmFates = newFates(slices.Concat(governanceFates, [][]fate{{
	doubt("linkedEligibleRoleAssignmentId", "properties.linkedRoleEligibilityScheduleId", Inferred, "no source says that iteration 2 and ARM know an eligibility by one id"),
	move("reason", "properties.justification"),
	readOnly("requestedDateTime", "properties.createdOn", "", serviceSets),
	doubt("resource.externalId", "properties.scope", Inferred, "no source says that it is the scope on ARM"),
	ignore("resourceId", "it is internal to iteration 2; ARM takes the scope of resource.externalId"),
	doubt("roleDefinition.externalId", "properties.roleDefinitionId", Inferred, "no source says that it is the full id on ARM"),
	lose("roleDefinitionId", internalRoleID+": give roleDefinition.externalId"),
	readOnly("status.subStatus", "properties.status", Inferred, serviceSets),
	move("subjectId", "properties.principalId"),
	doubt("type", "properties.requestType", ProposedHigh, typeMapping),
}, below("schedule", "properties.scheduleInfo", scheduleFates...)})...)

const internalRoleID = "it is internal to iteration 2"
