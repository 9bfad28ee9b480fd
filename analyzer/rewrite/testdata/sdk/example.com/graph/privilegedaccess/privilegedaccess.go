// Package privilegedaccess builds requests to /privilegedAccess.
package privilegedaccess

import (
	"context"

	abstractions "github.com/microsoft/kiota-abstractions-go"
)

type PrivilegedAccessRequestBuilder struct {
	abstractions.BaseRequestBuilder
}

func NewPrivilegedAccessRequestBuilderInternal(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *PrivilegedAccessRequestBuilder {
	m := &PrivilegedAccessRequestBuilder{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}/privilegedAccess", pathParameters),
	}
	return m
}

func NewPrivilegedAccessRequestBuilder(rawUrl string, requestAdapter abstractions.RequestAdapter) *PrivilegedAccessRequestBuilder {
	urlParams := make(map[string]string)
	urlParams["request-raw-url"] = rawUrl
	return NewPrivilegedAccessRequestBuilderInternal(urlParams, requestAdapter)
}

func (m *PrivilegedAccessRequestBuilder) ByPrivilegedAccessId(id string) *PrivilegedAccessItemRequestBuilder {
	urlTplParams := make(map[string]string)
	for idx, item := range m.BaseRequestBuilder.PathParameters {
		urlTplParams[idx] = item
	}
	if id != "" {
		urlTplParams["privilegedAccess%2Did"] = id
	}
	return NewPrivilegedAccessItemRequestBuilderInternal(urlTplParams, m.BaseRequestBuilder.RequestAdapter)
}

func (m *PrivilegedAccessRequestBuilder) WithUrl(rawUrl string) *PrivilegedAccessRequestBuilder {
	return NewPrivilegedAccessRequestBuilder(rawUrl, m.BaseRequestBuilder.RequestAdapter)
}

type PrivilegedAccessItemRequestBuilder struct {
	abstractions.BaseRequestBuilder
}

func NewPrivilegedAccessItemRequestBuilderInternal(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *PrivilegedAccessItemRequestBuilder {
	m := &PrivilegedAccessItemRequestBuilder{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}/privilegedAccess/{privilegedAccess%2Did}", pathParameters),
	}
	return m
}

func NewPrivilegedAccessItemRequestBuilder(rawUrl string, requestAdapter abstractions.RequestAdapter) *PrivilegedAccessItemRequestBuilder {
	urlParams := make(map[string]string)
	urlParams["request-raw-url"] = rawUrl
	return NewPrivilegedAccessItemRequestBuilderInternal(urlParams, requestAdapter)
}

func (m *PrivilegedAccessItemRequestBuilder) RoleAssignmentRequests() *ItemRoleAssignmentRequestsRequestBuilder {
	return NewItemRoleAssignmentRequestsRequestBuilderInternal(m.BaseRequestBuilder.PathParameters, m.BaseRequestBuilder.RequestAdapter)
}

func (m *PrivilegedAccessItemRequestBuilder) WithUrl(rawUrl string) *PrivilegedAccessItemRequestBuilder {
	return NewPrivilegedAccessItemRequestBuilder(rawUrl, m.BaseRequestBuilder.RequestAdapter)
}

type ItemRoleAssignmentRequestsRequestBuilder struct {
	abstractions.BaseRequestBuilder
}

func NewItemRoleAssignmentRequestsRequestBuilderInternal(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *ItemRoleAssignmentRequestsRequestBuilder {
	m := &ItemRoleAssignmentRequestsRequestBuilder{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}/privilegedAccess/{privilegedAccess%2Did}/roleAssignmentRequests", pathParameters),
	}
	return m
}

func NewItemRoleAssignmentRequestsRequestBuilder(rawUrl string, requestAdapter abstractions.RequestAdapter) *ItemRoleAssignmentRequestsRequestBuilder {
	urlParams := make(map[string]string)
	urlParams["request-raw-url"] = rawUrl
	return NewItemRoleAssignmentRequestsRequestBuilderInternal(urlParams, requestAdapter)
}

func (m *ItemRoleAssignmentRequestsRequestBuilder) ByGovernanceRoleAssignmentRequestId(id string) *ItemRoleAssignmentRequestsGovernanceRoleAssignmentRequestItemRequestBuilder {
	urlTplParams := make(map[string]string)
	for idx, item := range m.BaseRequestBuilder.PathParameters {
		urlTplParams[idx] = item
	}
	if id != "" {
		urlTplParams["governanceRoleAssignmentRequest%2Did"] = id
	}
	return NewItemRoleAssignmentRequestsGovernanceRoleAssignmentRequestItemRequestBuilderInternal(urlTplParams, m.BaseRequestBuilder.RequestAdapter)
}

func (m *ItemRoleAssignmentRequestsRequestBuilder) WithUrl(rawUrl string) *ItemRoleAssignmentRequestsRequestBuilder {
	return NewItemRoleAssignmentRequestsRequestBuilder(rawUrl, m.BaseRequestBuilder.RequestAdapter)
}

type ItemRoleAssignmentRequestsGovernanceRoleAssignmentRequestItemRequestBuilder struct {
	abstractions.BaseRequestBuilder
}

func NewItemRoleAssignmentRequestsGovernanceRoleAssignmentRequestItemRequestBuilderInternal(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *ItemRoleAssignmentRequestsGovernanceRoleAssignmentRequestItemRequestBuilder {
	m := &ItemRoleAssignmentRequestsGovernanceRoleAssignmentRequestItemRequestBuilder{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}/privilegedAccess/{privilegedAccess%2Did}/roleAssignmentRequests/{governanceRoleAssignmentRequest%2Did}", pathParameters),
	}
	return m
}

func NewItemRoleAssignmentRequestsGovernanceRoleAssignmentRequestItemRequestBuilder(rawUrl string, requestAdapter abstractions.RequestAdapter) *ItemRoleAssignmentRequestsGovernanceRoleAssignmentRequestItemRequestBuilder {
	urlParams := make(map[string]string)
	urlParams["request-raw-url"] = rawUrl
	return NewItemRoleAssignmentRequestsGovernanceRoleAssignmentRequestItemRequestBuilderInternal(urlParams, requestAdapter)
}

func (m *ItemRoleAssignmentRequestsGovernanceRoleAssignmentRequestItemRequestBuilder) Cancel() *ItemRoleAssignmentRequestsItemCancelRequestBuilder {
	return NewItemRoleAssignmentRequestsItemCancelRequestBuilderInternal(m.BaseRequestBuilder.PathParameters, m.BaseRequestBuilder.RequestAdapter)
}

func (m *ItemRoleAssignmentRequestsGovernanceRoleAssignmentRequestItemRequestBuilder) WithUrl(rawUrl string) *ItemRoleAssignmentRequestsGovernanceRoleAssignmentRequestItemRequestBuilder {
	return NewItemRoleAssignmentRequestsGovernanceRoleAssignmentRequestItemRequestBuilder(rawUrl, m.BaseRequestBuilder.RequestAdapter)
}

type ItemRoleAssignmentRequestsItemCancelRequestBuilder struct {
	abstractions.BaseRequestBuilder
}

type ItemRoleAssignmentRequestsItemCancelRequestBuilderPostRequestConfiguration struct {
	Headers *abstractions.RequestHeaders
	Options []abstractions.RequestOption
}

func NewItemRoleAssignmentRequestsItemCancelRequestBuilderInternal(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *ItemRoleAssignmentRequestsItemCancelRequestBuilder {
	m := &ItemRoleAssignmentRequestsItemCancelRequestBuilder{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}/privilegedAccess/{privilegedAccess%2Did}/roleAssignmentRequests/{governanceRoleAssignmentRequest%2Did}/cancel", pathParameters),
	}
	return m
}

func NewItemRoleAssignmentRequestsItemCancelRequestBuilder(rawUrl string, requestAdapter abstractions.RequestAdapter) *ItemRoleAssignmentRequestsItemCancelRequestBuilder {
	urlParams := make(map[string]string)
	urlParams["request-raw-url"] = rawUrl
	return NewItemRoleAssignmentRequestsItemCancelRequestBuilderInternal(urlParams, requestAdapter)
}

func (m *ItemRoleAssignmentRequestsItemCancelRequestBuilder) Post(ctx context.Context, requestConfiguration *ItemRoleAssignmentRequestsItemCancelRequestBuilderPostRequestConfiguration) error {
	requestInfo, err := m.ToPostRequestInformation(ctx, requestConfiguration)
	if err != nil {
		return err
	}
	err = m.BaseRequestBuilder.RequestAdapter.SendNoContent(ctx, requestInfo)
	if err != nil {
		return err
	}
	return nil
}

func (m *ItemRoleAssignmentRequestsItemCancelRequestBuilder) ToPostRequestInformation(ctx context.Context, requestConfiguration *ItemRoleAssignmentRequestsItemCancelRequestBuilderPostRequestConfiguration) (*abstractions.RequestInformation, error) {
	requestInfo := abstractions.NewRequestInformationWithMethodAndUrlTemplateAndPathParameters(abstractions.POST, m.BaseRequestBuilder.UrlTemplate, m.BaseRequestBuilder.PathParameters)
	if requestConfiguration != nil {
		requestInfo.Headers.AddAll(requestConfiguration.Headers)
		requestInfo.AddRequestOptions(requestConfiguration.Options)
	}
	requestInfo.Headers.TryAdd("Accept", "application/json")
	return requestInfo, nil
}

func (m *ItemRoleAssignmentRequestsItemCancelRequestBuilder) WithUrl(rawUrl string) *ItemRoleAssignmentRequestsItemCancelRequestBuilder {
	return NewItemRoleAssignmentRequestsItemCancelRequestBuilder(rawUrl, m.BaseRequestBuilder.RequestAdapter)
}
