// Package fasthttp has the functions of the HTTP client of that name that the
// cases call.
package fasthttp

const (
	StatusOK        = 200
	StatusNoContent = 204
)

type RequestHeader struct{ method, requestURI string }

func (h *RequestHeader) SetMethod(method string) { h.method = method }

type Request struct{ Header RequestHeader }

func (r *Request) SetRequestURI(uri string) { r.Header.requestURI = uri }

type Response struct{ status int }

func (r *Response) StatusCode() int { return r.status }

func (r *Response) Body() []byte { return nil }

func AcquireRequest() *Request { return &Request{} }

func AcquireResponse() *Response { return &Response{} }

func ReleaseRequest(*Request) {}

func ReleaseResponse(*Response) {}

func Do(*Request, *Response) error { return nil }

type Args struct{}

func Post(dst []byte, url string, args *Args) (int, []byte, error) { return 0, dst, nil }
