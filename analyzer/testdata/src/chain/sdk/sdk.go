// Package sdk has the shape of a generated SDK of request builders.
package sdk

import (
	"context"

	abstractions "github.com/microsoft/kiota-abstractions-go"
)

type Requestable interface{ GetId() *string }

type Roleable interface{ GetId() *string }

type ClientRequestBuilder struct {
	abstractions.BaseRequestBuilder
}

func NewClientRequestBuilderInternal(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *ClientRequestBuilder {
	m := &ClientRequestBuilder{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}", pathParameters),
	}
	return m
}

func (m *ClientRequestBuilder) PrivilegedRoleAssignmentRequests() *RequestsRequestBuilder {
	return NewRequestsRequestBuilderInternal(m.BaseRequestBuilder.PathParameters, m.BaseRequestBuilder.RequestAdapter)
}

func (m *ClientRequestBuilder) PrivilegedRoles() *RolesRequestBuilder {
	return NewRolesRequestBuilderInternal(m.BaseRequestBuilder.PathParameters, m.BaseRequestBuilder.RequestAdapter)
}

func (m *ClientRequestBuilder) RoleManagement() *RoleManagementRequestBuilder {
	return NewRoleManagementRequestBuilderInternal(m.BaseRequestBuilder.PathParameters, m.BaseRequestBuilder.RequestAdapter)
}

type RequestsRequestBuilder struct {
	abstractions.BaseRequestBuilder
}

func NewRequestsRequestBuilderInternal(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *RequestsRequestBuilder {
	m := &RequestsRequestBuilder{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}/privilegedRoleAssignmentRequests{?%24filter}", pathParameters),
	}
	return m
}

func (m *RequestsRequestBuilder) ByPrivilegedRoleAssignmentRequestId(id string) *RequestItemRequestBuilder {
	return NewRequestItemRequestBuilderInternal(m.BaseRequestBuilder.PathParameters, m.BaseRequestBuilder.RequestAdapter)
}

type RequestsRequestBuilderGetRequestConfiguration struct{}

func (m *RequestsRequestBuilder) Get(ctx context.Context, requestConfiguration *RequestsRequestBuilderGetRequestConfiguration) (Requestable, error) {
	requestInfo, err := m.ToGetRequestInformation(ctx, requestConfiguration)
	if err != nil {
		return nil, err
	}
	res, err := m.BaseRequestBuilder.RequestAdapter.Send(ctx, requestInfo)
	return res.(Requestable), err
}

func (m *RequestsRequestBuilder) ToGetRequestInformation(ctx context.Context, requestConfiguration *RequestsRequestBuilderGetRequestConfiguration) (*abstractions.RequestInformation, error) {
	requestInfo := abstractions.NewRequestInformationWithMethodAndUrlTemplateAndPathParameters(abstractions.GET, m.BaseRequestBuilder.UrlTemplate, m.BaseRequestBuilder.PathParameters)
	return requestInfo, nil
}

type RequestItemRequestBuilder struct {
	abstractions.BaseRequestBuilder
}

func NewRequestItemRequestBuilderInternal(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *RequestItemRequestBuilder {
	m := &RequestItemRequestBuilder{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}/privilegedRoleAssignmentRequests/{privilegedRoleAssignmentRequest%2Did}", pathParameters),
	}
	return m
}

func (m *RequestItemRequestBuilder) Cancel() *RequestCancelRequestBuilder {
	return NewRequestCancelRequestBuilderInternal(m.BaseRequestBuilder.PathParameters, m.BaseRequestBuilder.RequestAdapter)
}

type RequestItemRequestBuilderGetRequestConfiguration struct{}

func (m *RequestItemRequestBuilder) Get(ctx context.Context, requestConfiguration *RequestItemRequestBuilderGetRequestConfiguration) (Requestable, error) {
	requestInfo, err := m.ToGetRequestInformation(ctx, requestConfiguration)
	if err != nil {
		return nil, err
	}
	res, err := m.BaseRequestBuilder.RequestAdapter.Send(ctx, requestInfo)
	return res.(Requestable), err
}

func (m *RequestItemRequestBuilder) ToGetRequestInformation(ctx context.Context, requestConfiguration *RequestItemRequestBuilderGetRequestConfiguration) (*abstractions.RequestInformation, error) {
	requestInfo := abstractions.NewRequestInformationWithMethodAndUrlTemplateAndPathParameters(abstractions.GET, m.BaseRequestBuilder.UrlTemplate, m.BaseRequestBuilder.PathParameters)
	return requestInfo, nil
}

type RequestCancelRequestBuilder struct {
	abstractions.BaseRequestBuilder
}

func NewRequestCancelRequestBuilderInternal(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *RequestCancelRequestBuilder {
	m := &RequestCancelRequestBuilder{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}/privilegedRoleAssignmentRequests/{privilegedRoleAssignmentRequest%2Did}/cancel", pathParameters),
	}
	return m
}

type RequestCancelRequestBuilderPostRequestConfiguration struct{}

func (m *RequestCancelRequestBuilder) Post(ctx context.Context, requestConfiguration *RequestCancelRequestBuilderPostRequestConfiguration) (Requestable, error) {
	requestInfo, err := m.ToPostRequestInformation(ctx, requestConfiguration)
	if err != nil {
		return nil, err
	}
	res, err := m.BaseRequestBuilder.RequestAdapter.Send(ctx, requestInfo)
	return res.(Requestable), err
}

func (m *RequestCancelRequestBuilder) ToPostRequestInformation(ctx context.Context, requestConfiguration *RequestCancelRequestBuilderPostRequestConfiguration) (*abstractions.RequestInformation, error) {
	requestInfo := abstractions.NewRequestInformationWithMethodAndUrlTemplateAndPathParameters(abstractions.POST, m.BaseRequestBuilder.UrlTemplate, m.BaseRequestBuilder.PathParameters)
	return requestInfo, nil
}

type RolesRequestBuilder struct {
	abstractions.BaseRequestBuilder
}

func NewRolesRequestBuilderInternal(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *RolesRequestBuilder {
	m := &RolesRequestBuilder{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}/privilegedRoles", pathParameters),
	}
	return m
}

type RolesRequestBuilderGetRequestConfiguration struct{}

func (m *RolesRequestBuilder) Get(ctx context.Context, requestConfiguration *RolesRequestBuilderGetRequestConfiguration) (Roleable, error) {
	requestInfo, err := m.ToGetRequestInformation(ctx, requestConfiguration)
	if err != nil {
		return nil, err
	}
	res, err := m.BaseRequestBuilder.RequestAdapter.Send(ctx, requestInfo)
	return res.(Roleable), err
}

func (m *RolesRequestBuilder) ToGetRequestInformation(ctx context.Context, requestConfiguration *RolesRequestBuilderGetRequestConfiguration) (*abstractions.RequestInformation, error) {
	requestInfo := abstractions.NewRequestInformationWithMethodAndUrlTemplateAndPathParameters(abstractions.GET, m.BaseRequestBuilder.UrlTemplate, m.BaseRequestBuilder.PathParameters)
	return requestInfo, nil
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

func (m *DirectoryRequestBuilder) RoleAssignmentScheduleRequests() *SchedulesRequestBuilder {
	return NewSchedulesRequestBuilderInternal(m.BaseRequestBuilder.PathParameters, m.BaseRequestBuilder.RequestAdapter)
}

type SchedulesRequestBuilder struct {
	abstractions.BaseRequestBuilder
}

func NewSchedulesRequestBuilderInternal(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *SchedulesRequestBuilder {
	m := &SchedulesRequestBuilder{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}/roleManagement/directory/roleAssignmentScheduleRequests", pathParameters),
	}
	return m
}

func (m *SchedulesRequestBuilder) ByUnifiedRoleAssignmentScheduleRequestId(id string) *ScheduleItemRequestBuilder {
	return NewScheduleItemRequestBuilderInternal(m.BaseRequestBuilder.PathParameters, m.BaseRequestBuilder.RequestAdapter)
}

type ScheduleItemRequestBuilder struct {
	abstractions.BaseRequestBuilder
}

func NewScheduleItemRequestBuilderInternal(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *ScheduleItemRequestBuilder {
	m := &ScheduleItemRequestBuilder{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}/roleManagement/directory/roleAssignmentScheduleRequests/{unifiedRoleAssignmentScheduleRequest%2Did}", pathParameters),
	}
	return m
}

func (m *ScheduleItemRequestBuilder) Cancel() *ScheduleCancelRequestBuilder {
	return NewScheduleCancelRequestBuilderInternal(m.BaseRequestBuilder.PathParameters, m.BaseRequestBuilder.RequestAdapter)
}

type ScheduleCancelRequestBuilder struct {
	abstractions.BaseRequestBuilder
}

func NewScheduleCancelRequestBuilderInternal(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *ScheduleCancelRequestBuilder {
	m := &ScheduleCancelRequestBuilder{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}/roleManagement/directory/roleAssignmentScheduleRequests/{unifiedRoleAssignmentScheduleRequest%2Did}/cancel", pathParameters),
	}
	return m
}

type ScheduleCancelRequestBuilderPostRequestConfiguration struct{}

func (m *ScheduleCancelRequestBuilder) Post(ctx context.Context, requestConfiguration *ScheduleCancelRequestBuilderPostRequestConfiguration) error {
	requestInfo, err := m.ToPostRequestInformation(ctx, requestConfiguration)
	if err != nil {
		return err
	}
	_, err = m.BaseRequestBuilder.RequestAdapter.Send(ctx, requestInfo)
	return err
}

func (m *ScheduleCancelRequestBuilder) ToPostRequestInformation(ctx context.Context, requestConfiguration *ScheduleCancelRequestBuilderPostRequestConfiguration) (*abstractions.RequestInformation, error) {
	requestInfo := abstractions.NewRequestInformationWithMethodAndUrlTemplateAndPathParameters(abstractions.POST, m.BaseRequestBuilder.UrlTemplate, m.BaseRequestBuilder.PathParameters)
	return requestInfo, nil
}
