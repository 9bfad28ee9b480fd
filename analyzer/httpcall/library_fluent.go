package httpcall

// fluentLibraries build requests by chains of calls: the client holds a base
// URL, the request holds its client.
var fluentLibraries = []library{
	resty("github.com/go-resty/resty/v2", "BaseURL"),
	resty("resty.dev/v3", "baseURL"),
	req,
	sling,
}

// resty is the library of that name at path, whose client keeps its base URL
// in the field base. Its templates, "/users/{id}", stay as they are.
func resty(path, base string) library {
	client, request := []part{}, []part{{[]string{"client"}, arg(0)}}
	l := library{
		path:   path,
		fluent: []string{"Client", "Request"},
		sinks: map[string]sink{
			"(*Request).Send":    sends(arg(0, "Method"), arg(0, "URL").below(arg(0, "client", base))),
			"(*Request).Execute": sends(arg(1), arg(2).below(arg(0, "client", base))),
		},
		objects: map[string][]part{
			"New":                               client,
			"NewWithClient":                     client,
			"NewWithLocalAddr":                  client,
			"NewWithTransportSettings":          client,
			"NewWithDialer":                     client,
			"NewWithDialerAndTransportSettings": client,
			"(*Client).R":                       request,
			"(*Client).NewRequest":              request,
		},
		setters: map[string][]part{
			"(*Client).SetBaseURL": {{[]string{base}, arg(1)}},
			"(*Client).SetHostURL": {{[]string{base}, arg(1)}},
			"(*Request).SetMethod": {{[]string{"Method"}, arg(1)}},
			"(*Request).SetURL":    {{[]string{"URL"}, arg(1)}},
		},
		views: map[string]operand{"(*Client).BaseURL": arg(0, base)},
		same:  map[string]int{"(*Client).Clone": 0, "(*Request).Clone": 0},
	}
	for name, method := range methodNames {
		l.sinks["(*Request)."+name] = sends(verb(method), arg(1).below(arg(0, "client", base)))
	}
	return l
}

// methodNames are the functions that libraries name after methods.
var methodNames = map[string]string{
	"Get": "GET", "Head": "HEAD", "Post": "POST", "Put": "PUT", "Patch": "PATCH",
	"Delete": "DELETE", "Options": "OPTIONS", "Trace": "TRACE", "Connect": "CONNECT",
}

var req = reqLibrary()

// reqLibrary is imroc/req. The functions of the package use a client whose
// base URL any part of the program may set.
func reqLibrary() library {
	client, request := []part{}, []part{{[]string{"client"}, arg(0)}}
	base := arg(0, "client", "BaseURL")
	l := library{
		path:   "github.com/imroc/req/v3",
		fluent: []string{"Client", "Request"},
		sinks: map[string]sink{
			"(*Request).Do":   sends(arg(0, "Method"), arg(0, "RawURL").below(base)),
			"(*Request).Send": sends(arg(1), arg(2).below(base)),
		},
		objects: map[string][]part{
			"C":                    client,
			"NewClient":            client,
			"R":                    {},
			"NewRequest":           {},
			"SetURL":               {{[]string{"RawURL"}, arg(0)}},
			"(*Client).R":          request,
			"(*Client).NewRequest": request,
		},
		setters: map[string][]part{
			"(*Client).SetBaseURL": {{[]string{"BaseURL"}, arg(1)}},
			"(*Request).SetURL":    {{[]string{"RawURL"}, arg(1)}},
		},
		views: map[string]operand{"(*Request).GetClient": arg(0, "client")},
		same:  map[string]int{"(*Client).Clone": 0},
	}
	for name, method := range methodNames {
		l.sinks[name] = sends(verb(method), arg(0).below(hidden))
		l.sinks["Must"+name] = l.sinks[name]
		l.sinks["(*Request)."+name] = sends(verb(method), arg(1).below(base))
		l.sinks["(*Request).Must"+name] = l.sinks["(*Request)."+name]
		l.objects["(*Client)."+name] = []part{
			{[]string{"client"}, arg(0)},
			{[]string{"Method"}, verb(method)},
			{[]string{"RawURL"}, arg(1, "[0]")},
		}
	}
	return l
}

var sling = slingLibrary()

// slingLibrary is dghubble/sling, whose requests resolve each path against the
// URL they have, as links on a page. New copies, so that the paths of one
// request do not end up in the next.
func slingLibrary() library {
	method, url := []string{"method"}, []string{"rawURL"}
	path := part{url, arg(1).with("resolve", arg(0, "rawURL"))}
	l := library{
		path:   "github.com/dghubble/sling",
		fluent: []string{"Sling"},
		sinks: map[string]sink{
			"(*Sling).Request":        makes(httpRequest, arg(0, "method"), arg(0, "rawURL")),
			"(*Sling).Receive":        sends(arg(0, "method"), arg(0, "rawURL")),
			"(*Sling).ReceiveSuccess": sends(arg(0, "method"), arg(0, "rawURL")),
			"(*Sling).Do":             does(1),
		},
		objects: map[string][]part{"New": {{method, verb("GET")}, {url, verb("")}}},
		setters: map[string][]part{
			"(*Sling).Base": {{url, arg(1)}},
			"(*Sling).Path": {path},
		},
		same: map[string]int{"(*Sling).New": 0},
	}
	for name, m := range methodNames {
		l.setters["(*Sling)."+name] = []part{{method, verb(m)}, path}
	}
	return l
}
