// Package graph has the shape of an SDK that kiota has generated: builders of
// requests, a package for each top-level segment.
package graph

import (
	abstractions "github.com/microsoft/kiota-abstractions-go"

	"example.com/graph/privilegedaccess"
	"example.com/graph/privilegedroleassignmentrequests"
	"example.com/graph/privilegedroles"
	"example.com/graph/rolemanagement"
)

type GraphBaseServiceClient struct {
	abstractions.BaseRequestBuilder
}

func NewGraphBaseServiceClient(requestAdapter abstractions.RequestAdapter) *GraphBaseServiceClient {
	m := &GraphBaseServiceClient{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}", map[string]string{}),
	}
	return m
}

func (m *GraphBaseServiceClient) PrivilegedAccess() *privilegedaccess.PrivilegedAccessRequestBuilder {
	return privilegedaccess.NewPrivilegedAccessRequestBuilderInternal(m.BaseRequestBuilder.PathParameters, m.BaseRequestBuilder.RequestAdapter)
}

func (m *GraphBaseServiceClient) PrivilegedRoleAssignmentRequests() *privilegedroleassignmentrequests.PrivilegedRoleAssignmentRequestsRequestBuilder {
	return privilegedroleassignmentrequests.NewPrivilegedRoleAssignmentRequestsRequestBuilderInternal(m.BaseRequestBuilder.PathParameters, m.BaseRequestBuilder.RequestAdapter)
}

func (m *GraphBaseServiceClient) PrivilegedRoles() *privilegedroles.PrivilegedRolesRequestBuilder {
	return privilegedroles.NewPrivilegedRolesRequestBuilderInternal(m.BaseRequestBuilder.PathParameters, m.BaseRequestBuilder.RequestAdapter)
}

func (m *GraphBaseServiceClient) RoleManagement() *rolemanagement.RoleManagementRequestBuilder {
	return rolemanagement.NewRoleManagementRequestBuilderInternal(m.BaseRequestBuilder.PathParameters, m.BaseRequestBuilder.RequestAdapter)
}

type GraphServiceClient struct {
	GraphBaseServiceClient
}

func NewGraphServiceClient(requestAdapter abstractions.RequestAdapter) *GraphServiceClient {
	return &GraphServiceClient{*NewGraphBaseServiceClient(requestAdapter)}
}
