package pimserver_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"github.com/pimigrate/pimigrate/gen/pimserver"
)

func TestODataPaths(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "/beta/set/7c53/cancel", "/beta/set/7c53/cancel"},
		{"root", "/", "/"},
		{"quoted key", "/beta/set('7c53')/cancel", "/beta/set/7c53/cancel"},
		{"escaped quotes", "/beta/set(%277c53%27)/cancel", "/beta/set/7c53/cancel"},
		{"escaped parentheses", "/beta/set%28'7c53'%29/cancel", "/beta/set/7c53/cancel"},
		{"bare key", "/beta/set(7c53_e-1)/cancel", "/beta/set/7c53_e-1/cancel"},
		{"doubled quote", "/beta/set('O''Hara')", "/beta/set/O%27Hara"},
		{"only quotes", "/beta/set('''')", "/beta/set/%27"},
		{"escaped slash in key", "/beta/set('a%2Fb')/cancel", "/beta/set/a%2Fb/cancel"},
		{"escaped slash in segment", "/beta/set/a%2Fb/cancel/", "/beta/set/a%2Fb/cancel"},
		{"comma and bracket in quotes", "/beta/set('a,b)(')", "/beta/set/a%2Cb%29%28"},
		{"function without parameters", "/beta/set/my()", "/beta/set/my"},
		{"function with a parameter", "/v1.0/set/filterByCurrentUser(on='principal')", "/v1.0/set/filterByCurrentUser/on/principal"},
		{"function with two", "/beta/fn(a='x',b=2)", "/beta/fn/a/x/b/2"},
		{"qualified action", "/beta/set/7c53/microsoft.graph.cancel", "/beta/set/7c53/cancel"},
		{"qualified function", "/beta/set/microsoft.graph.my()", "/beta/set/my"},
		{"trailing slash", "/v1.0/set/", "/v1.0/set"},
		{"two trailing slashes", "/v1.0/set//", "/v1.0/set/"},
		{"case stays", "/beta/Set('X')", "/beta/Set/X"},
		{"empty key", "/beta/set('')/cancel", "/beta/set('')/cancel"},
		{"dot key", "/beta/set('.')/cancel", "/beta/set('.')/cancel"},
		{"dots key", "/beta/set(..)/cancel", "/beta/set(..)/cancel"},
		{"no end of quote", "/beta/set('7c53)", "/beta/set('7c53)"},
		{"text after quote", "/beta/set('a'b)", "/beta/set('a'b)"},
		{"comma at the end", "/beta/set('a',)", "/beta/set('a',)"},
		{"no name", "/beta/('a')", "/beta/('a')"},
		{"id with a dot", "/beta/set/microsoft.graph.", "/beta/set/microsoft.graph."},
		{"version is no name", "/v1.0/set", "/v1.0/set"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got, query string
			h := pimserver.ODataPaths(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
				got, query = r.URL.EscapedPath(), r.URL.RawQuery
			}))
			req := httptest.NewRequest(http.MethodGet, "http://example.test"+tt.in+"?$top=1", nil)
			before := req.URL.String()
			h.ServeHTTP(httptest.NewRecorder(), req)
			if got != tt.want {
				t.Errorf("path = %s, want %s", got, tt.want)
			}
			if query != "$top=1" {
				t.Errorf("query = %s", query)
			}
			if req.URL.String() != before {
				t.Errorf("the caller's request became %s", req.URL)
			}
		})
	}
}

// FuzzODataPaths checks that every path stays one: what is escaped decodes to
// what is decoded.
func FuzzODataPaths(f *testing.F) {
	f.Add("/beta/set('a''b')/my()")
	f.Add("/v1.0/fn(on='x',b=2)/")
	f.Fuzz(func(t *testing.T, path string) {
		req := &http.Request{Method: http.MethodGet, URL: &url.URL{Path: path}}
		pimserver.ODataPaths(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			decoded, err := url.PathUnescape(r.URL.EscapedPath())
			if err != nil || decoded != r.URL.Path {
				t.Errorf("%q became %q, escaped %q (%v)", path, r.URL.Path, r.URL.EscapedPath(), err)
			}
		})).ServeHTTP(httptest.NewRecorder(), req)
	})
}
