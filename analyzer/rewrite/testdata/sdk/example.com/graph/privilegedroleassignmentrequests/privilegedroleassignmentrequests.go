// Package privilegedroleassignmentrequests builds requests to /privilegedRoleAssignmentRequests.
package privilegedroleassignmentrequests

import (
	"context"

	abstractions "github.com/microsoft/kiota-abstractions-go"

	"example.com/graph/models"
)

type PrivilegedRoleAssignmentRequestsRequestBuilder struct {
	abstractions.BaseRequestBuilder
}

type PrivilegedRoleAssignmentRequestsRequestBuilderGetQueryParameters struct {
	Expand []string `uriparametername:"%24expand"`
	Filter *string  `uriparametername:"%24filter"`
	Search *string  `uriparametername:"%24search"`
	Select []string `uriparametername:"%24select"`
	Top    *int32   `uriparametername:"%24top"`
}

type PrivilegedRoleAssignmentRequestsRequestBuilderGetRequestConfiguration struct {
	Headers         *abstractions.RequestHeaders
	Options         []abstractions.RequestOption
	QueryParameters *PrivilegedRoleAssignmentRequestsRequestBuilderGetQueryParameters
}

type PrivilegedRoleAssignmentRequestsRequestBuilderPostRequestConfiguration struct {
	Headers *abstractions.RequestHeaders
	Options []abstractions.RequestOption
}

func NewPrivilegedRoleAssignmentRequestsRequestBuilderInternal(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *PrivilegedRoleAssignmentRequestsRequestBuilder {
	m := &PrivilegedRoleAssignmentRequestsRequestBuilder{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}/privilegedRoleAssignmentRequests{?%24expand,%24filter,%24search,%24select,%24top}", pathParameters),
	}
	return m
}

func NewPrivilegedRoleAssignmentRequestsRequestBuilder(rawUrl string, requestAdapter abstractions.RequestAdapter) *PrivilegedRoleAssignmentRequestsRequestBuilder {
	urlParams := make(map[string]string)
	urlParams["request-raw-url"] = rawUrl
	return NewPrivilegedRoleAssignmentRequestsRequestBuilderInternal(urlParams, requestAdapter)
}

func (m *PrivilegedRoleAssignmentRequestsRequestBuilder) ByPrivilegedRoleAssignmentRequestId(id string) *PrivilegedRoleAssignmentRequestItemRequestBuilder {
	urlTplParams := make(map[string]string)
	for idx, item := range m.BaseRequestBuilder.PathParameters {
		urlTplParams[idx] = item
	}
	if id != "" {
		urlTplParams["privilegedRoleAssignmentRequest%2Did"] = id
	}
	return NewPrivilegedRoleAssignmentRequestItemRequestBuilderInternal(urlTplParams, m.BaseRequestBuilder.RequestAdapter)
}

func (m *PrivilegedRoleAssignmentRequestsRequestBuilder) My() *MyRequestBuilder {
	return NewMyRequestBuilderInternal(m.BaseRequestBuilder.PathParameters, m.BaseRequestBuilder.RequestAdapter)
}

func (m *PrivilegedRoleAssignmentRequestsRequestBuilder) Get(ctx context.Context, requestConfiguration *PrivilegedRoleAssignmentRequestsRequestBuilderGetRequestConfiguration) (models.PrivilegedRoleAssignmentRequestCollectionResponseable, error) {
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
	return res.(models.PrivilegedRoleAssignmentRequestCollectionResponseable), nil
}

func (m *PrivilegedRoleAssignmentRequestsRequestBuilder) ToGetRequestInformation(ctx context.Context, requestConfiguration *PrivilegedRoleAssignmentRequestsRequestBuilderGetRequestConfiguration) (*abstractions.RequestInformation, error) {
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

func (m *PrivilegedRoleAssignmentRequestsRequestBuilder) Post(ctx context.Context, body models.PrivilegedRoleAssignmentRequestable, requestConfiguration *PrivilegedRoleAssignmentRequestsRequestBuilderPostRequestConfiguration) (models.PrivilegedRoleAssignmentRequestable, error) {
	requestInfo, err := m.ToPostRequestInformation(ctx, body, requestConfiguration)
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
	return res.(models.PrivilegedRoleAssignmentRequestable), nil
}

func (m *PrivilegedRoleAssignmentRequestsRequestBuilder) ToPostRequestInformation(ctx context.Context, body models.PrivilegedRoleAssignmentRequestable, requestConfiguration *PrivilegedRoleAssignmentRequestsRequestBuilderPostRequestConfiguration) (*abstractions.RequestInformation, error) {
	requestInfo := abstractions.NewRequestInformationWithMethodAndUrlTemplateAndPathParameters(abstractions.POST, m.BaseRequestBuilder.UrlTemplate, m.BaseRequestBuilder.PathParameters)
	if requestConfiguration != nil {
		requestInfo.Headers.AddAll(requestConfiguration.Headers)
		requestInfo.AddRequestOptions(requestConfiguration.Options)
	}
	requestInfo.Headers.TryAdd("Accept", "application/json")
	err := requestInfo.SetContentFromParsable(ctx, m.BaseRequestBuilder.RequestAdapter, "application/json", body)
	if err != nil {
		return nil, err
	}
	return requestInfo, nil
}

func (m *PrivilegedRoleAssignmentRequestsRequestBuilder) WithUrl(rawUrl string) *PrivilegedRoleAssignmentRequestsRequestBuilder {
	return NewPrivilegedRoleAssignmentRequestsRequestBuilder(rawUrl, m.BaseRequestBuilder.RequestAdapter)
}

type PrivilegedRoleAssignmentRequestItemRequestBuilder struct {
	abstractions.BaseRequestBuilder
}

type PrivilegedRoleAssignmentRequestItemRequestBuilderGetQueryParameters struct {
	Expand []string `uriparametername:"%24expand"`
	Select []string `uriparametername:"%24select"`
}

type PrivilegedRoleAssignmentRequestItemRequestBuilderGetRequestConfiguration struct {
	Headers         *abstractions.RequestHeaders
	Options         []abstractions.RequestOption
	QueryParameters *PrivilegedRoleAssignmentRequestItemRequestBuilderGetQueryParameters
}

func NewPrivilegedRoleAssignmentRequestItemRequestBuilderInternal(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *PrivilegedRoleAssignmentRequestItemRequestBuilder {
	m := &PrivilegedRoleAssignmentRequestItemRequestBuilder{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}/privilegedRoleAssignmentRequests/{privilegedRoleAssignmentRequest%2Did}{?%24expand,%24select}", pathParameters),
	}
	return m
}

func NewPrivilegedRoleAssignmentRequestItemRequestBuilder(rawUrl string, requestAdapter abstractions.RequestAdapter) *PrivilegedRoleAssignmentRequestItemRequestBuilder {
	urlParams := make(map[string]string)
	urlParams["request-raw-url"] = rawUrl
	return NewPrivilegedRoleAssignmentRequestItemRequestBuilderInternal(urlParams, requestAdapter)
}

func (m *PrivilegedRoleAssignmentRequestItemRequestBuilder) Cancel() *ItemCancelRequestBuilder {
	return NewItemCancelRequestBuilderInternal(m.BaseRequestBuilder.PathParameters, m.BaseRequestBuilder.RequestAdapter)
}

func (m *PrivilegedRoleAssignmentRequestItemRequestBuilder) RoleInfo() *ItemRoleInfoRequestBuilder {
	return NewItemRoleInfoRequestBuilderInternal(m.BaseRequestBuilder.PathParameters, m.BaseRequestBuilder.RequestAdapter)
}

func (m *PrivilegedRoleAssignmentRequestItemRequestBuilder) Get(ctx context.Context, requestConfiguration *PrivilegedRoleAssignmentRequestItemRequestBuilderGetRequestConfiguration) (models.PrivilegedRoleAssignmentRequestable, error) {
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
	return res.(models.PrivilegedRoleAssignmentRequestable), nil
}

func (m *PrivilegedRoleAssignmentRequestItemRequestBuilder) ToGetRequestInformation(ctx context.Context, requestConfiguration *PrivilegedRoleAssignmentRequestItemRequestBuilderGetRequestConfiguration) (*abstractions.RequestInformation, error) {
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

func (m *PrivilegedRoleAssignmentRequestItemRequestBuilder) WithUrl(rawUrl string) *PrivilegedRoleAssignmentRequestItemRequestBuilder {
	return NewPrivilegedRoleAssignmentRequestItemRequestBuilder(rawUrl, m.BaseRequestBuilder.RequestAdapter)
}

type ItemCancelRequestBuilder struct {
	abstractions.BaseRequestBuilder
}

type ItemCancelRequestBuilderPostRequestConfiguration struct {
	Headers *abstractions.RequestHeaders
	Options []abstractions.RequestOption
}

func NewItemCancelRequestBuilderInternal(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *ItemCancelRequestBuilder {
	m := &ItemCancelRequestBuilder{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}/privilegedRoleAssignmentRequests/{privilegedRoleAssignmentRequest%2Did}/cancel", pathParameters),
	}
	return m
}

func NewItemCancelRequestBuilder(rawUrl string, requestAdapter abstractions.RequestAdapter) *ItemCancelRequestBuilder {
	urlParams := make(map[string]string)
	urlParams["request-raw-url"] = rawUrl
	return NewItemCancelRequestBuilderInternal(urlParams, requestAdapter)
}

func (m *ItemCancelRequestBuilder) Post(ctx context.Context, requestConfiguration *ItemCancelRequestBuilderPostRequestConfiguration) (models.PrivilegedRoleAssignmentRequestable, error) {
	requestInfo, err := m.ToPostRequestInformation(ctx, requestConfiguration)
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
	return res.(models.PrivilegedRoleAssignmentRequestable), nil
}

func (m *ItemCancelRequestBuilder) ToPostRequestInformation(ctx context.Context, requestConfiguration *ItemCancelRequestBuilderPostRequestConfiguration) (*abstractions.RequestInformation, error) {
	requestInfo := abstractions.NewRequestInformationWithMethodAndUrlTemplateAndPathParameters(abstractions.POST, m.BaseRequestBuilder.UrlTemplate, m.BaseRequestBuilder.PathParameters)
	if requestConfiguration != nil {
		requestInfo.Headers.AddAll(requestConfiguration.Headers)
		requestInfo.AddRequestOptions(requestConfiguration.Options)
	}
	requestInfo.Headers.TryAdd("Accept", "application/json")
	return requestInfo, nil
}

func (m *ItemCancelRequestBuilder) PostAsCancelPostResponse(ctx context.Context, requestConfiguration *ItemCancelRequestBuilderPostRequestConfiguration) (models.PrivilegedRoleAssignmentRequestable, error) {
	requestInfo, err := m.ToPostRequestInformation(ctx, requestConfiguration)
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
	return res.(models.PrivilegedRoleAssignmentRequestable), nil
}

func (m *ItemCancelRequestBuilder) WithUrl(rawUrl string) *ItemCancelRequestBuilder {
	return NewItemCancelRequestBuilder(rawUrl, m.BaseRequestBuilder.RequestAdapter)
}

type ItemRoleInfoRequestBuilder struct {
	abstractions.BaseRequestBuilder
}

type ItemRoleInfoRequestBuilderGetQueryParameters struct {
	Expand []string `uriparametername:"%24expand"`
	Select []string `uriparametername:"%24select"`
}

type ItemRoleInfoRequestBuilderGetRequestConfiguration struct {
	Headers         *abstractions.RequestHeaders
	Options         []abstractions.RequestOption
	QueryParameters *ItemRoleInfoRequestBuilderGetQueryParameters
}

func NewItemRoleInfoRequestBuilderInternal(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *ItemRoleInfoRequestBuilder {
	m := &ItemRoleInfoRequestBuilder{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}/privilegedRoleAssignmentRequests/{privilegedRoleAssignmentRequest%2Did}/roleInfo{?%24expand,%24select}", pathParameters),
	}
	return m
}

func NewItemRoleInfoRequestBuilder(rawUrl string, requestAdapter abstractions.RequestAdapter) *ItemRoleInfoRequestBuilder {
	urlParams := make(map[string]string)
	urlParams["request-raw-url"] = rawUrl
	return NewItemRoleInfoRequestBuilderInternal(urlParams, requestAdapter)
}

func (m *ItemRoleInfoRequestBuilder) Get(ctx context.Context, requestConfiguration *ItemRoleInfoRequestBuilderGetRequestConfiguration) (models.PrivilegedRoleable, error) {
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

func (m *ItemRoleInfoRequestBuilder) ToGetRequestInformation(ctx context.Context, requestConfiguration *ItemRoleInfoRequestBuilderGetRequestConfiguration) (*abstractions.RequestInformation, error) {
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

func (m *ItemRoleInfoRequestBuilder) WithUrl(rawUrl string) *ItemRoleInfoRequestBuilder {
	return NewItemRoleInfoRequestBuilder(rawUrl, m.BaseRequestBuilder.RequestAdapter)
}

type MyRequestBuilder struct {
	abstractions.BaseRequestBuilder
}

type MyRequestBuilderGetQueryParameters struct {
	Filter *string `uriparametername:"%24filter"`
	Top    *int32  `uriparametername:"%24top"`
}

type MyRequestBuilderGetRequestConfiguration struct {
	Headers         *abstractions.RequestHeaders
	Options         []abstractions.RequestOption
	QueryParameters *MyRequestBuilderGetQueryParameters
}

func NewMyRequestBuilderInternal(pathParameters map[string]string, requestAdapter abstractions.RequestAdapter) *MyRequestBuilder {
	m := &MyRequestBuilder{
		BaseRequestBuilder: *abstractions.NewBaseRequestBuilder(requestAdapter, "{+baseurl}/privilegedRoleAssignmentRequests/my(){?%24filter,%24top}", pathParameters),
	}
	return m
}

func NewMyRequestBuilder(rawUrl string, requestAdapter abstractions.RequestAdapter) *MyRequestBuilder {
	urlParams := make(map[string]string)
	urlParams["request-raw-url"] = rawUrl
	return NewMyRequestBuilderInternal(urlParams, requestAdapter)
}

func (m *MyRequestBuilder) GetAsMyGetResponse(ctx context.Context, requestConfiguration *MyRequestBuilderGetRequestConfiguration) (models.PrivilegedRoleAssignmentRequestCollectionResponseable, error) {
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
	return res.(models.PrivilegedRoleAssignmentRequestCollectionResponseable), nil
}

func (m *MyRequestBuilder) ToGetRequestInformation(ctx context.Context, requestConfiguration *MyRequestBuilderGetRequestConfiguration) (*abstractions.RequestInformation, error) {
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

func (m *MyRequestBuilder) WithUrl(rawUrl string) *MyRequestBuilder {
	return NewMyRequestBuilder(rawUrl, m.BaseRequestBuilder.RequestAdapter)
}
