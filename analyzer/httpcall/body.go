package httpcall

import "go/types"

// bodies are the functions of libraries that take the body of a request, and
// the argument that it is, the receiver not counted. Those that are methods of
// a request are called before it is sent; the others are sinks. What an
// io.Reader holds or how a value is encoded is not for the table to say.
var bodies = map[string]int{
	"net/http.NewRequest":            2,
	"net/http.NewRequestWithContext": 3,
	"net/http.Post":                  2,
	"(*net/http.Client).Post":        2,

	"github.com/hashicorp/go-retryablehttp.NewRequest":            2,
	"github.com/hashicorp/go-retryablehttp.NewRequestWithContext": 3,
	"github.com/hashicorp/go-retryablehttp.Post":                  2,
	"(*github.com/hashicorp/go-retryablehttp.Client).Post":        2,

	"(*github.com/go-resty/resty/v2.Request).SetBody": 0,
	"(*resty.dev/v3.Request).SetBody":                 0,

	"(*github.com/imroc/req/v3.Request).SetBody":            0,
	"(*github.com/imroc/req/v3.Request).SetBodyBytes":       0,
	"(*github.com/imroc/req/v3.Request).SetBodyString":      0,
	"(*github.com/imroc/req/v3.Request).SetBodyJsonBytes":   0,
	"(*github.com/imroc/req/v3.Request).SetBodyJsonString":  0,
	"(*github.com/imroc/req/v3.Request).SetBodyJsonMarshal": 0,

	"(*github.com/dghubble/sling.Sling).Body":     0,
	"(*github.com/dghubble/sling.Sling).BodyJSON": 0,
}

// BodyArg returns the argument of a call of f that is the body of the request.
func BodyArg(f *types.Func) (int, bool) {
	n, ok := bodies[f.FullName()]
	return n, ok
}
