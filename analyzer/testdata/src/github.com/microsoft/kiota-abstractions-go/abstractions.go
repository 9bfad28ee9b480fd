// Package abstractions stands in for the library of that name: the parts that
// request builders use.
package abstractions

import "context"

type HttpMethod int

const (
	GET HttpMethod = iota
	POST
)

type RequestInformation struct {
	Method         HttpMethod
	UrlTemplate    string
	PathParameters map[string]string
}

func NewRequestInformationWithMethodAndUrlTemplateAndPathParameters(method HttpMethod, urlTemplate string, pathParameters map[string]string) *RequestInformation {
	return &RequestInformation{method, urlTemplate, pathParameters}
}

type RequestAdapter interface {
	Send(ctx context.Context, requestInfo *RequestInformation) (any, error)
}

type BaseRequestBuilder struct {
	PathParameters map[string]string
	RequestAdapter RequestAdapter
	UrlTemplate    string
}

func NewBaseRequestBuilder(requestAdapter RequestAdapter, urlTemplate string, pathParameters map[string]string) *BaseRequestBuilder {
	return &BaseRequestBuilder{pathParameters, requestAdapter, urlTemplate}
}
