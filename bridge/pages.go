package bridge

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/pimigrate/pimigrate/gen/pim"
	"github.com/pimigrate/pimigrate/gen/pimserver"
)

// A page is what a list of v3 answers.
type page[T any] struct {
	Value    *[]T   `json:"value"`
	NextLink string `json:"@odata.nextLink"`
}

// mostPages is how many pages a list may have, also if they are empty.
const mostPages = 1000

var (
	errNoList  = errors.New("the answer has no value array")
	errEndless = errors.New("a page links to itself")
)

// pages returns the objects of all pages. What was added or removed while it reads may
// be in it or not; PIM v2 said no more of its own pages.
func pages[T any](o *operations, ctx context.Context, operation string, call func(context.Context, pim.RequestEditorFn) (*http.Response, error)) ([]T, error) {
	all, link := []T{}, ""
	for range mostPages {
		p, err := read[page[T]](o.upstream, ctx, operation, http.StatusOK, func(ctx context.Context) (*http.Response, error) {
			return call(ctx, nextPage(link))
		})
		if err != nil {
			return nil, err
		}
		if p.Value == nil {
			return nil, &failure{operation: operation, status: http.StatusOK, cause: errNoList}
		}
		if all = append(all, *p.Value...); len(all) > o.most {
			break
		}
		switch p.NextLink {
		case "":
			return all, nil
		case link:
			return nil, &failure{operation: operation, status: http.StatusOK, cause: errEndless}
		}
		link = p.NextLink
	}
	return nil, &pimserver.Error{Status: http.StatusNotImplemented, Message: fmt.Sprintf(
		"More than %d objects, or %d pages, are too many for the bridge. Call %s of PIM v3 and follow its pages.", o.most, mostPages, operation)}
}
