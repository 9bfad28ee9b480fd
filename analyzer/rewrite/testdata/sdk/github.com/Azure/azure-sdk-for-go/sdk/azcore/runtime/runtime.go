// Package runtime has the functions of the pipeline of the Azure SDK that the
// cases call.
package runtime

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/internal/exported"
)

type Pipeline = exported.Pipeline

type Request = exported.Request

func NewRequest(ctx context.Context, method, url string) (*Request, error) {
	return exported.NewRequest(method, url)
}

func HasStatusCode(resp *http.Response, codes ...int) bool {
	return slices.Contains(codes, resp.StatusCode)
}

func NewResponseError(resp *http.Response) error { return errors.New(resp.Status) }

func UnmarshalAsJSON(*http.Response, any) error { return nil }
