// Package privilegedroles builds requests to /privilegedRoles.
package privilegedroles

import (
	"context"

	abstractions "github.com/microsoft/kiota-abstractions-go"

	"example.com/graph/models"
)

type PrivilegedRolesRequestBuilder struct {
	abstractions.BaseRequestBuilder
}

type PrivilegedRolesRequestBuilderGetQueryParameters struct {
	Expand []string `uriparametername:"%24expand"`
	Filter *string  `uriparametername:"%24filter"`
	Search *string  `uriparametername:"%24search"`
	Select []string `uriparametername:"%24select"`
	Top    *int32   `uriparametername:"%24top"`
}

type PrivilegedRolesRequestBuilderGetRequestConfiguration struct {
	Headers         *abstractions.RequestHeaders
	Options         []abstractions.RequestOption
	QueryParameters *PrivilegedRolesRequestBuilderGetQueryParameters
}

func NewPrivilegedRolesRequestBuilderInternal(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *PrivilegedRolesRequestBuilder {
	m := &PrivilegedRolesRequestBuilder{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}/privilegedRoles{?%24expand,%24filter,%24search,%24select,%24top}", pathParameters),
	}
	return m
}

func NewPrivilegedRolesRequestBuilder(rawUrl string, requestAdapter abstractions.RequestAdapter) *PrivilegedRolesRequestBuilder {
	urlParams := make(map[string]string)
	urlParams["request-raw-url"] = rawUrl
	return NewPrivilegedRolesRequestBuilderInternal(urlParams, requestAdapter)
}

func (m *PrivilegedRolesRequestBuilder) ByPrivilegedRoleId(id string) *PrivilegedRoleItemRequestBuilder {
	urlTplParams := make(map[string]string)
	for idx, item := range m.BaseRequestBuilder.PathParameters {
		urlTplParams[idx] = item
	}
	if id != "" {
		urlTplParams["privilegedRole%2Did"] = id
	}
	return NewPrivilegedRoleItemRequestBuilderInternal(urlTplParams, m.BaseRequestBuilder.RequestAdapter)
}

func (m *PrivilegedRolesRequestBuilder) Get(ctx context.Context, requestConfiguration *PrivilegedRolesRequestBuilderGetRequestConfiguration) (models.PrivilegedRoleCollectionResponseable, error) {
	requestInfo, err := m.ToGetRequestInformation(ctx, requestConfiguration)
	if err != nil {
		return nil, err
	}
	res, err := m.BaseRequestBuilder.RequestAdapter.Send(ctx, requestInfo)
	if err != nil {
		return nil, err
	}
	if res == nil {
		return nil, nil
	}
	return res.(models.PrivilegedRoleCollectionResponseable), nil
}

func (m *PrivilegedRolesRequestBuilder) ToGetRequestInformation(ctx context.Context, requestConfiguration *PrivilegedRolesRequestBuilderGetRequestConfiguration) (*abstractions.RequestInformation, error) {
	requestInfo := abstractions.NewRequestInformationWithMethodAndUrlTemplateAndPathParameters(abstractions.GET, m.BaseRequestBuilder.UrlTemplate, m.BaseRequestBuilder.PathParameters)
	if requestConfiguration != nil {
		if requestConfiguration.QueryParameters != nil {
			requestInfo.AddQueryParameters(*(requestConfiguration.QueryParameters))
		}
		requestInfo.Headers.AddAll(requestConfiguration.Headers)
		requestInfo.AddRequestOptions(requestConfiguration.Options)
	}
	requestInfo.Headers.TryAdd("Accept", "application/json")
	return requestInfo, nil
}

func (m *PrivilegedRolesRequestBuilder) WithUrl(rawUrl string) *PrivilegedRolesRequestBuilder {
	return NewPrivilegedRolesRequestBuilder(rawUrl, m.BaseRequestBuilder.RequestAdapter)
}

type PrivilegedRoleItemRequestBuilder struct {
	abstractions.BaseRequestBuilder
}

type PrivilegedRoleItemRequestBuilderGetQueryParameters struct {
	Expand []string `uriparametername:"%24expand"`
	Select []string `uriparametername:"%24select"`
}

type PrivilegedRoleItemRequestBuilderGetRequestConfiguration struct {
	Headers         *abstractions.RequestHeaders
	Options         []abstractions.RequestOption
	QueryParameters *PrivilegedRoleItemRequestBuilderGetQueryParameters
}

func NewPrivilegedRoleItemRequestBuilderInternal(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *PrivilegedRoleItemRequestBuilder {
	m := &PrivilegedRoleItemRequestBuilder{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}/privilegedRoles/{privilegedRole%2Did}{?%24expand,%24select}", pathParameters),
	}
	return m
}

func NewPrivilegedRoleItemRequestBuilder(rawUrl string, requestAdapter abstractions.RequestAdapter) *PrivilegedRoleItemRequestBuilder {
	urlParams := make(map[string]string)
	urlParams["request-raw-url"] = rawUrl
	return NewPrivilegedRoleItemRequestBuilderInternal(urlParams, requestAdapter)
}

func (m *PrivilegedRoleItemRequestBuilder) Assignments() *ItemAssignmentsRequestBuilder {
	return NewItemAssignmentsRequestBuilderInternal(m.BaseRequestBuilder.PathParameters, m.BaseRequestBuilder.RequestAdapter)
}

func (m *PrivilegedRoleItemRequestBuilder) Get(ctx context.Context, requestConfiguration *PrivilegedRoleItemRequestBuilderGetRequestConfiguration) (models.PrivilegedRoleable, error) {
	requestInfo, err := m.ToGetRequestInformation(ctx, requestConfiguration)
	if err != nil {
		return nil, err
	}
	res, err := m.BaseRequestBuilder.RequestAdapter.Send(ctx, requestInfo)
	if err != nil {
		return nil, err
	}
	if res == nil {
		return nil, nil
	}
	return res.(models.PrivilegedRoleable), nil
}

func (m *PrivilegedRoleItemRequestBuilder) ToGetRequestInformation(ctx context.Context, requestConfiguration *PrivilegedRoleItemRequestBuilderGetRequestConfiguration) (*abstractions.RequestInformation, error) {
	requestInfo := abstractions.NewRequestInformationWithMethodAndUrlTemplateAndPathParameters(abstractions.GET, m.BaseRequestBuilder.UrlTemplate, m.BaseRequestBuilder.PathParameters)
	if requestConfiguration != nil {
		if requestConfiguration.QueryParameters != nil {
			requestInfo.AddQueryParameters(*(requestConfiguration.QueryParameters))
		}
		requestInfo.Headers.AddAll(requestConfiguration.Headers)
		requestInfo.AddRequestOptions(requestConfiguration.Options)
	}
	requestInfo.Headers.TryAdd("Accept", "application/json")
	return requestInfo, nil
}

func (m *PrivilegedRoleItemRequestBuilder) WithUrl(rawUrl string) *PrivilegedRoleItemRequestBuilder {
	return NewPrivilegedRoleItemRequestBuilder(rawUrl, m.BaseRequestBuilder.RequestAdapter)
}

type ItemAssignmentsRequestBuilder struct {
	abstractions.BaseRequestBuilder
}

type ItemAssignmentsRequestBuilderGetQueryParameters struct {
	Expand []string `uriparametername:"%24expand"`
	Filter *string  `uriparametername:"%24filter"`
	Search *string  `uriparametername:"%24search"`
	Select []string `uriparametername:"%24select"`
	Top    *int32   `uriparametername:"%24top"`
}

type ItemAssignmentsRequestBuilderGetRequestConfiguration struct {
	Headers         *abstractions.RequestHeaders
	Options         []abstractions.RequestOption
	QueryParameters *ItemAssignmentsRequestBuilderGetQueryParameters
}

func NewItemAssignmentsRequestBuilderInternal(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *ItemAssignmentsRequestBuilder {
	m := &ItemAssignmentsRequestBuilder{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}/privilegedRoles/{privilegedRole%2Did}/assignments{?%24expand,%24filter,%24search,%24select,%24top}", pathParameters),
	}
	return m
}

func NewItemAssignmentsRequestBuilder(rawUrl string, requestAdapter abstractions.RequestAdapter) *ItemAssignmentsRequestBuilder {
	urlParams := make(map[string]string)
	urlParams["request-raw-url"] = rawUrl
	return NewItemAssignmentsRequestBuilderInternal(urlParams, requestAdapter)
}

func (m *ItemAssignmentsRequestBuilder) Get(ctx context.Context, requestConfiguration *ItemAssignmentsRequestBuilderGetRequestConfiguration) (models.PrivilegedRoleAssignmentCollectionResponseable, error) {
	requestInfo, err := m.ToGetRequestInformation(ctx, requestConfiguration)
	if err != nil {
		return nil, err
	}
	res, err := m.BaseRequestBuilder.RequestAdapter.Send(ctx, requestInfo)
	if err != nil {
		return nil, err
	}
	if res == nil {
		return nil, nil
	}
	return res.(models.PrivilegedRoleAssignmentCollectionResponseable), nil
}

func (m *ItemAssignmentsRequestBuilder) ToGetRequestInformation(ctx context.Context, requestConfiguration *ItemAssignmentsRequestBuilderGetRequestConfiguration) (*abstractions.RequestInformation, error) {
	requestInfo := abstractions.NewRequestInformationWithMethodAndUrlTemplateAndPathParameters(abstractions.GET, m.BaseRequestBuilder.UrlTemplate, m.BaseRequestBuilder.PathParameters)
	if requestConfiguration != nil {
		if requestConfiguration.QueryParameters != nil {
			requestInfo.AddQueryParameters(*(requestConfiguration.QueryParameters))
		}
		requestInfo.Headers.AddAll(requestConfiguration.Headers)
		requestInfo.AddRequestOptions(requestConfiguration.Options)
	}
	requestInfo.Headers.TryAdd("Accept", "application/json")
	return requestInfo, nil
}

func (m *ItemAssignmentsRequestBuilder) WithUrl(rawUrl string) *ItemAssignmentsRequestBuilder {
	return NewItemAssignmentsRequestBuilder(rawUrl, m.BaseRequestBuilder.RequestAdapter)
}
