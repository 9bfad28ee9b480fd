package spans

const requests = "https://graph.microsoft.com/beta/privilegedRoleAssignmentRequests/"
