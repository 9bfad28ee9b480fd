package httpcall

// sdkLibraries are the runtimes of generated SDKs.
var sdkLibraries = []library{
	{
		path: "github.com/microsoft/kiota-abstractions-go",
		sinks: map[string]sink{
			"NewRequestInformation": makes(kiotaRequest, verb(""), verb("")),
			"NewRequestInformationWithMethodAndUrlTemplateAndPathParameters": makes(kiotaRequest, arg(0), arg(1)),
		},
		requests: map[string]requestType{
			"RequestInformation": {method: []string{"Method"}, url: []string{"UrlTemplate"}},
		},
		objects: map[string][]part{
			"NewBaseRequestBuilder": {{[]string{"UrlTemplate"}, arg(1)}},
		},
		verbs: map[string][]string{
			"HttpMethod": {"GET", "POST", "PATCH", "DELETE", "OPTIONS", "CONNECT", "PUT", "TRACE", "HEAD"},
		},
	},
	{
		path: azcore + "/runtime",
		sinks: map[string]sink{
			"NewRequest":            makes(azureRequest, arg(1), arg(2)),
			"NewRequestForNextLink": makes(azureRequest, arg(1), arg(3).below(arg(2))),
		},
		objects: map[string][]part{"NewRequestFromRequest": {{[]string{"req"}, arg(0)}}},
		same:    map[string]int{"NewRequestFromRequest": 0},
	},
	{
		// Where the types live that azcore/policy and azcore/runtime name.
		path:  azcore + "/internal/exported",
		sinks: map[string]sink{"(Pipeline).Do": does(1)},
		requests: map[string]requestType{
			"Request": {method: []string{"req", "Method"}, url: []string{"req", "URL"}, parsed: true},
		},
		views: map[string]operand{"(*Request).Raw": arg(0, "req")},
		same:  map[string]int{"(*Request).Clone": 0, "(*Request).WithContext": 0},
	},
	{
		// The runtime of go-swagger. The base path is the transport's.
		path: "github.com/go-openapi/runtime",
		sinks: map[string]sink{
			"(ClientTransport).Submit":            does(1),
			"(ContextualTransport).SubmitContext": does(2),
		},
		requests: map[string]requestType{
			"ClientOperation": {method: []string{"Method"}, url: []string{"PathPattern"}, relative: true},
		},
	},
	{
		path: "github.com/go-openapi/runtime/client",
		sinks: map[string]sink{
			"(*Runtime).Submit":        does(1),
			"(*Runtime).SubmitContext": does(2),
		},
	},
	{
		// The clients of Google's APIs. Expand puts values into a template that
		// is the path already, so it has no row; the names stand for them.
		path: googleapi,
	},
	{
		// What the code of ogen builds URLs with. Its loop over the parts of a
		// path is more than the evaluation of a function follows.
		path: "github.com/ogen-go/ogen/uri",
		setters: map[string][]part{
			"AddPathParts": {{[]string{"Path"}, arg(1).with("append", arg(0, "Path"))}},
		},
		same: map[string]int{"Clone": 0},
	},
}

const (
	kiotaRequest = "github.com/microsoft/kiota-abstractions-go.RequestInformation"
	azcore       = "github.com/Azure/azure-sdk-for-go/sdk/azcore"
	azureRequest = azcore + "/internal/exported.Request"
	googleapi    = "google.golang.org/api/googleapi"
)

func init() {
	models[googleapi+".ResolveRelative"] = resolveReference
	models[azcore+"/runtime.JoinPaths"] = func(a []*expr) *expr { return joinURL(a[0], a[1]) }
}
