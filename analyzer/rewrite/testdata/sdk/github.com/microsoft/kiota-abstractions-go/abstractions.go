// Package abstractions stands in for the library of that name: the parts that
// request builders use.
package abstractions

import "context"

type HttpMethod int

const (
	GET HttpMethod = iota
	POST
)

type RequestHeaders struct{ headers map[string][]string }

func NewRequestHeaders() *RequestHeaders { return &RequestHeaders{headers: map[string][]string{}} }

func (r *RequestHeaders) Add(key string, values ...string) {
	r.headers[key] = append(r.headers[key], values...)
}

func (r *RequestHeaders) TryAdd(key, value string) bool {
	if len(r.headers[key]) > 0 {
		return false
	}
	r.Add(key, value)
	return true
}

func (r *RequestHeaders) AddAll(headers *RequestHeaders) {
	if headers == nil {
		return
	}
	for key, values := range headers.headers {
		r.Add(key, values...)
	}
}

type RequestOption interface{ GetKey() string }

type RequestInformation struct {
	Method         HttpMethod
	UrlTemplate    string
	PathParameters map[string]string
	Headers        *RequestHeaders
	Content        any

	options         []RequestOption
	queryParameters any
}

func NewRequestInformation() *RequestInformation {
	return &RequestInformation{Headers: NewRequestHeaders()}
}

func NewRequestInformationWithMethodAndUrlTemplateAndPathParameters(method HttpMethod, urlTemplate string, pathParameters map[string]string) *RequestInformation {
	value := NewRequestInformation()
	value.Method = method
	value.UrlTemplate = urlTemplate
	value.PathParameters = pathParameters
	return value
}

func (request *RequestInformation) AddQueryParameters(source any) { request.queryParameters = source }

func (request *RequestInformation) AddRequestOptions(options []RequestOption) {
	request.options = append(request.options, options...)
}

func (request *RequestInformation) SetContentFromParsable(ctx context.Context, requestAdapter RequestAdapter, contentType string, item any) error {
	request.Content = item
	request.Headers.TryAdd("Content-Type", contentType)
	return nil
}

type RequestAdapter interface {
	Send(ctx context.Context, requestInfo *RequestInformation) (any, error)
	SendNoContent(ctx context.Context, requestInfo *RequestInformation) error
}

type BaseRequestBuilder struct {
	PathParameters map[string]string
	RequestAdapter RequestAdapter
	UrlTemplate    string
}

func NewBaseRequestBuilder(requestAdapter RequestAdapter, urlTemplate string, pathParameters map[string]string) *BaseRequestBuilder {
	return &BaseRequestBuilder{pathParameters, requestAdapter, urlTemplate}
}
