// Package oldgraph has the shape of an SDK that an early kiota has generated:
// an item has a method beside that of its collection.
package oldgraph

import (
	"context"

	abstractions "github.com/microsoft/kiota-abstractions-go"
)

type PrivilegedRoleAssignmentRequestable interface{ GetId() *string }

type GraphServiceClient struct {
	abstractions.BaseRequestBuilder
}

func NewGraphServiceClientInternal(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *GraphServiceClient {
	m := &GraphServiceClient{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}", pathParameters),
	}
	return m
}

func (m *GraphServiceClient) RoleManagement() *RoleManagementRequestBuilder {
	return NewRoleManagementRequestBuilderInternal(m.BaseRequestBuilder.PathParameters, m.BaseRequestBuilder.RequestAdapter)
}

func (m *GraphServiceClient) PrivilegedRoleAssignmentRequestsById(id string) *PrivilegedRoleAssignmentRequestItemRequestBuilder {
	urlTplParams := make(map[string]string)
	for idx, item := range m.BaseRequestBuilder.PathParameters {
		urlTplParams[idx] = item
	}
	if id != "" {
		urlTplParams["privilegedRoleAssignmentRequest%2Did"] = id
	}
	return NewPrivilegedRoleAssignmentRequestItemRequestBuilderInternal(urlTplParams, m.BaseRequestBuilder.RequestAdapter)
}

type PrivilegedRoleAssignmentRequestItemRequestBuilder struct {
	abstractions.BaseRequestBuilder
}

func NewPrivilegedRoleAssignmentRequestItemRequestBuilderInternal(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *PrivilegedRoleAssignmentRequestItemRequestBuilder {
	m := &PrivilegedRoleAssignmentRequestItemRequestBuilder{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}/privilegedRoleAssignmentRequests/{privilegedRoleAssignmentRequest%2Did}", pathParameters),
	}
	return m
}

func (m *PrivilegedRoleAssignmentRequestItemRequestBuilder) Cancel() *RequestsItemCancelRequestBuilder {
	return NewRequestsItemCancelRequestBuilderInternal(m.BaseRequestBuilder.PathParameters, m.BaseRequestBuilder.RequestAdapter)
}

type RequestsItemCancelRequestBuilder struct {
	abstractions.BaseRequestBuilder
}

func NewRequestsItemCancelRequestBuilderInternal(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *RequestsItemCancelRequestBuilder {
	m := &RequestsItemCancelRequestBuilder{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}/privilegedRoleAssignmentRequests/{privilegedRoleAssignmentRequest%2Did}/cancel", pathParameters),
	}
	return m
}

type RequestsItemCancelRequestBuilderPostRequestConfiguration struct {
	Headers map[string]string
	Options []abstractions.RequestOption
}

func (m *RequestsItemCancelRequestBuilder) ToPostRequestInformation(ctx context.Context, requestConfiguration *RequestsItemCancelRequestBuilderPostRequestConfiguration) (*abstractions.RequestInformation, error) {
	requestInfo := abstractions.NewRequestInformation()
	requestInfo.UrlTemplate = m.BaseRequestBuilder.UrlTemplate
	requestInfo.PathParameters = m.BaseRequestBuilder.PathParameters
	requestInfo.Method = abstractions.POST
	if requestConfiguration != nil {
		requestInfo.AddRequestOptions(requestConfiguration.Options)
	}
	return requestInfo, nil
}

func (m *RequestsItemCancelRequestBuilder) Post(ctx context.Context, requestConfiguration *RequestsItemCancelRequestBuilderPostRequestConfiguration) (PrivilegedRoleAssignmentRequestable, error) {
	requestInfo, err := m.ToPostRequestInformation(ctx, requestConfiguration)
	if err != nil {
		return nil, err
	}
	res, err := m.BaseRequestBuilder.RequestAdapter.Send(ctx, requestInfo)
	if err != nil {
		return nil, err
	}
	return res.(PrivilegedRoleAssignmentRequestable), nil
}

type RoleManagementRequestBuilder struct {
	abstractions.BaseRequestBuilder
}

func NewRoleManagementRequestBuilderInternal(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *RoleManagementRequestBuilder {
	m := &RoleManagementRequestBuilder{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}/roleManagement", pathParameters),
	}
	return m
}

func (m *RoleManagementRequestBuilder) Directory() *DirectoryRequestBuilder {
	return NewDirectoryRequestBuilderInternal(m.BaseRequestBuilder.PathParameters, m.BaseRequestBuilder.RequestAdapter)
}

type DirectoryRequestBuilder struct {
	abstractions.BaseRequestBuilder
}

func NewDirectoryRequestBuilderInternal(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *DirectoryRequestBuilder {
	m := &DirectoryRequestBuilder{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}/roleManagement/directory", pathParameters),
	}
	return m
}

func (m *DirectoryRequestBuilder) RoleAssignmentScheduleRequestsById(id string) *UnifiedRoleAssignmentScheduleRequestItemRequestBuilder {
	urlTplParams := make(map[string]string)
	for idx, item := range m.BaseRequestBuilder.PathParameters {
		urlTplParams[idx] = item
	}
	if id != "" {
		urlTplParams["unifiedRoleAssignmentScheduleRequest%2Did"] = id
	}
	return NewUnifiedRoleAssignmentScheduleRequestItemRequestBuilderInternal(urlTplParams, m.BaseRequestBuilder.RequestAdapter)
}

type UnifiedRoleAssignmentScheduleRequestItemRequestBuilder struct {
	abstractions.BaseRequestBuilder
}

func NewUnifiedRoleAssignmentScheduleRequestItemRequestBuilderInternal(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *UnifiedRoleAssignmentScheduleRequestItemRequestBuilder {
	m := &UnifiedRoleAssignmentScheduleRequestItemRequestBuilder{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}/roleManagement/directory/roleAssignmentScheduleRequests/{unifiedRoleAssignmentScheduleRequest%2Did}", pathParameters),
	}
	return m
}

func (m *UnifiedRoleAssignmentScheduleRequestItemRequestBuilder) Cancel() *SchedulesItemCancelRequestBuilder {
	return NewSchedulesItemCancelRequestBuilderInternal(m.BaseRequestBuilder.PathParameters, m.BaseRequestBuilder.RequestAdapter)
}

type SchedulesItemCancelRequestBuilder struct {
	abstractions.BaseRequestBuilder
}

func NewSchedulesItemCancelRequestBuilderInternal(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *SchedulesItemCancelRequestBuilder {
	m := &SchedulesItemCancelRequestBuilder{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}/roleManagement/directory/roleAssignmentScheduleRequests/{unifiedRoleAssignmentScheduleRequest%2Did}/cancel", pathParameters),
	}
	return m
}

type SchedulesItemCancelRequestBuilderPostRequestConfiguration struct {
	Headers map[string]string
	Options []abstractions.RequestOption
}

func (m *SchedulesItemCancelRequestBuilder) ToPostRequestInformation(ctx context.Context, requestConfiguration *SchedulesItemCancelRequestBuilderPostRequestConfiguration) (*abstractions.RequestInformation, error) {
	requestInfo := abstractions.NewRequestInformation()
	requestInfo.UrlTemplate = m.BaseRequestBuilder.UrlTemplate
	requestInfo.PathParameters = m.BaseRequestBuilder.PathParameters
	requestInfo.Method = abstractions.POST
	if requestConfiguration != nil {
		requestInfo.AddRequestOptions(requestConfiguration.Options)
	}
	return requestInfo, nil
}

func (m *SchedulesItemCancelRequestBuilder) Post(ctx context.Context, requestConfiguration *SchedulesItemCancelRequestBuilderPostRequestConfiguration) error {
	requestInfo, err := m.ToPostRequestInformation(ctx, requestConfiguration)
	if err != nil {
		return err
	}
	return m.BaseRequestBuilder.RequestAdapter.SendNoContent(ctx, requestInfo)
}
