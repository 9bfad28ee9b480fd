package httpcall

// netLibraries send requests themselves: net/http and what stands in for it.
var netLibraries = []library{
	{
		path: "net/http",
		sinks: map[string]sink{
			"NewRequest":               makes(httpRequest, arg(0), arg(1)),
			"NewRequestWithContext":    makes(httpRequest, arg(1), arg(2)),
			"Get":                      sends(verb("GET"), arg(0)),
			"Head":                     sends(verb("HEAD"), arg(0)),
			"Post":                     sends(verb("POST"), arg(0)),
			"PostForm":                 sends(verb("POST"), arg(0)),
			"(*Client).Get":            sends(verb("GET"), arg(1)),
			"(*Client).Head":           sends(verb("HEAD"), arg(1)),
			"(*Client).Post":           sends(verb("POST"), arg(1)),
			"(*Client).PostForm":       sends(verb("POST"), arg(1)),
			"(*Client).Do":             does(1),
			"(*Transport).RoundTrip":   does(1),
			"(RoundTripper).RoundTrip": does(1),
		},
		requests: map[string]requestType{
			"Request": {method: []string{"Method"}, url: []string{"URL"}, parsed: true},
		},
		same: map[string]int{"(*Request).WithContext": 0, "(*Request).Clone": 0},
	},
	// Dumps and forwards what callers hand it, with URLs it changes on the way:
	// it sends no request of its own.
	{path: "net/http/httputil"},
	{
		path: "github.com/hashicorp/go-retryablehttp",
		sinks: map[string]sink{
			"NewRequest":            makes(retryableRequest, arg(0), arg(1)),
			"NewRequestWithContext": makes(retryableRequest, arg(1), arg(2)),
			"Get":                   sends(verb("GET"), arg(0)),
			"Head":                  sends(verb("HEAD"), arg(0)),
			"Post":                  sends(verb("POST"), arg(0)),
			"PostForm":              sends(verb("POST"), arg(0)),
			"(*Client).Get":         sends(verb("GET"), arg(1)),
			"(*Client).Head":        sends(verb("HEAD"), arg(1)),
			"(*Client).Post":        sends(verb("POST"), arg(1)),
			"(*Client).PostForm":    sends(verb("POST"), arg(1)),
			"(*Client).Do":          does(1),
		},
		requests: map[string]requestType{
			"Request": {method: []string{"Request", "Method"}, url: []string{"Request", "URL"}, parsed: true},
		},
		objects: map[string][]part{"FromRequest": {{[]string{"Request"}, arg(0)}}},
		same:    map[string]int{"FromRequest": 0, "(*Request).WithContext": 0},
	},
	{
		path: "github.com/valyala/fasthttp",
		sinks: map[string]sink{
			// Taken from a pool, empty; the setters below fill it in.
			"AcquireRequest": makes(fastRequest, verb(""), verb("")),

			"Get":                          sends(verb("GET"), arg(1)),
			"GetTimeout":                   sends(verb("GET"), arg(1)),
			"GetDeadline":                  sends(verb("GET"), arg(1)),
			"Post":                         sends(verb("POST"), arg(1)),
			"(*Client).Get":                sends(verb("GET"), arg(2)),
			"(*Client).GetTimeout":         sends(verb("GET"), arg(2)),
			"(*Client).GetDeadline":        sends(verb("GET"), arg(2)),
			"(*Client).Post":               sends(verb("POST"), arg(2)),
			"(*HostClient).Get":            sends(verb("GET"), arg(2)),
			"(*HostClient).GetTimeout":     sends(verb("GET"), arg(2)),
			"(*HostClient).GetDeadline":    sends(verb("GET"), arg(2)),
			"(*HostClient).Post":           sends(verb("POST"), arg(2)),
			"Do":                           does(0),
			"DoTimeout":                    does(0),
			"DoDeadline":                   does(0),
			"DoRedirects":                  does(0),
			"(*Client).Do":                 does(1),
			"(*Client).DoTimeout":          does(1),
			"(*Client).DoDeadline":         does(1),
			"(*Client).DoRedirects":        does(1),
			"(*HostClient).Do":             does(1),
			"(*HostClient).DoTimeout":      does(1),
			"(*HostClient).DoDeadline":     does(1),
			"(*HostClient).DoRedirects":    does(1),
			"(*PipelineClient).Do":         does(1),
			"(*PipelineClient).DoTimeout":  does(1),
			"(*PipelineClient).DoDeadline": does(1),
			"(*LBClient).Do":               does(1),
			"(*LBClient).DoTimeout":        does(1),
			"(*LBClient).DoDeadline":       does(1),
		},
		requests: map[string]requestType{
			"Request": {method: []string{"Header", "method"}, url: fastURL},
		},
		setters: map[string][]part{
			"(*Request).SetRequestURI":            {{fastURL, arg(1)}},
			"(*Request).SetRequestURIBytes":       {{fastURL, arg(1)}},
			"(*Request).SetURI":                   {{fastURL, arg(1)}},
			"(*Request).SetHost":                  {{fastURL, hidden.with("at", arg(0, fastURL...))}},
			"(*Request).SetHostBytes":             {{fastURL, hidden.with("at", arg(0, fastURL...))}},
			"(*RequestHeader).SetRequestURI":      {{[]string{"requestURI"}, arg(1)}},
			"(*RequestHeader).SetRequestURIBytes": {{[]string{"requestURI"}, arg(1)}},
			"(*RequestHeader).SetMethod":          {{[]string{"method"}, arg(1)}},
			"(*RequestHeader).SetMethodBytes":     {{[]string{"method"}, arg(1)}},
			"(*URI).SetPath":                      {{nil, arg(1).with("path of", arg(0))}},
			"(*URI).SetPathBytes":                 {{nil, arg(1).with("path of", arg(0))}},
			"(*URI).SetHost":                      {{nil, hidden.with("at", arg(0))}},
			"(*URI).SetHostBytes":                 {{nil, hidden.with("at", arg(0))}},
			"(*URI).SetScheme":                    {{nil, hidden.with("at", arg(0))}},
			"(*URI).SetSchemeBytes":               {{nil, hidden.with("at", arg(0))}},
			"(*URI).Update":                       {{nil, arg(1).with("resolve", arg(0))}},
			"(*URI).UpdateBytes":                  {{nil, arg(1).with("resolve", arg(0))}},
		},
		// The URI of a request is its text here.
		views: map[string]operand{"(*Request).URI": arg(0, fastURL...)},
	},
	{
		path:   "net/http/httptest",
		fields: map[string]string{"Server.URL": loopback},
	},
}

// loopback is where the server of a test listens, on a port of its own: whatever
// the path, a request to it goes to no API.
const loopback = "http://127.0.0.1"

const (
	httpRequest      = "net/http.Request"
	httpAnswer       = "net/http.ResponseWriter"
	retryableRequest = "github.com/hashicorp/go-retryablehttp.Request"
	fastRequest      = "github.com/valyala/fasthttp.Request"
)

var fastURL = []string{"Header", "requestURI"}
