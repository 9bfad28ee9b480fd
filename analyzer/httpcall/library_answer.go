package httpcall

func gives(results ...Aspect) AnswerFunc { return AnswerFunc{Results: results} }
func into(args ...int) AnswerFunc        { return AnswerFunc{Into: args} }

var answerTables = []answers{
	{
		path:      "net/http",
		responses: map[string]map[string]Aspect{"Response": httpMembers},
		clients:   map[string][]string{"Response": {"Client", "Transport"}},
		funcs:     map[string]AnswerFunc{"StatusText": gives(Text), "MaxBytesReader": gives(Stream)},
	},
	{path: "net/http/httputil", funcs: map[string]AnswerFunc{"DumpResponse": gives(Aside)}},
	{path: "io", funcs: map[string]AnswerFunc{
		"ReadAll":        gives(Content),
		"LimitReader":    gives(Stream),
		"NopCloser":      gives(Stream),
		"TeeReader":      {Results: []Aspect{Stream}, Into: []int{1}},
		"Copy":           into(0),
		"CopyN":          into(0),
		"(Closer).Close": gives(Aside),
	}},
	{path: "io/ioutil", funcs: map[string]AnswerFunc{
		"ReadAll":   gives(Content),
		"NopCloser": gives(Stream),
	}},
	{path: "fmt", funcs: map[string]AnswerFunc{
		"Sprint":   gives(Text),
		"Sprintf":  gives(Text),
		"Sprintln": gives(Text),
	}},
	{path: "strconv", funcs: map[string]AnswerFunc{
		"Itoa":  gives(Text),
		"Quote": gives(Text),
	}},
	{path: "bufio", funcs: map[string]AnswerFunc{"NewReader": gives(Stream)}},
	{path: "bytes", funcs: map[string]AnswerFunc{
		"NewReader":       gives(Stream),
		"NewBuffer":       gives(Stream),
		"NewBufferString": gives(Stream),
		"TrimSpace":       gives(Content),
	}},
	{path: "strings", funcs: map[string]AnswerFunc{
		"NewReader": gives(Stream),
		"TrimSpace": gives(Content),
	}},
	{path: "encoding/json", funcs: map[string]AnswerFunc{
		"NewDecoder":        gives(Decoded),
		"(*Decoder).Decode": into(0),
		"Unmarshal":         into(1),
	}},
	{path: "encoding/xml", funcs: map[string]AnswerFunc{
		"NewDecoder":        gives(Decoded),
		"(*Decoder).Decode": into(0),
		"Unmarshal":         into(1),
	}},
	{
		path: "github.com/go-resty/resty/v2",
		responses: map[string]map[string]Aspect{"Response": {
			"StatusCode": Status, "Status": StatusLine, "IsSuccess": Success, "IsError": Failure,
			"Body": Content, "String": Content, "RawBody": Stream, "Result": Decoded, "Size": Length,
			"RawResponse": Response, "Header": Headers, "Error": Aside, "Request": Aside, "Proto": Aside,
			"Time": Aside, "ReceivedAt": Aside, "Cookies": Aside,
		}},
		funcs: map[string]AnswerFunc{"(*Request).SetResult": into(0), "(*Request).SetOutput": into(0)},
	},
	{
		path: "resty.dev/v3",
		responses: map[string]map[string]Aspect{"Response": {
			"StatusCode": Status, "Status": StatusLine, "IsStatusSuccess": Success, "IsStatusFailure": Failure,
			"Body": Stream, "Bytes": Content, "String": Content, "Result": Decoded, "Size": Length,
			"RawResponse": Response, "Header": Headers, "ResultError": Aside, "Request": Aside, "Proto": Aside,
			"Duration": Aside, "ReceivedAt": Aside, "Cookies": Aside, "CascadeError": Aside, "RedirectHistory": Aside,
		}},
		funcs: map[string]AnswerFunc{"(*Request).SetResult": into(0), "(*Request).SetResponseSaveFileName": into(0)},
	},
	{
		path:      "github.com/imroc/req/v3",
		responses: map[string]map[string]Aspect{"Response": reqMembers()},
		funcs: map[string]AnswerFunc{
			"(*Request).SetResult":        into(0),
			"(*Request).SetSuccessResult": into(0),
			"(*Request).SetOutput":        into(0),
			"(*Request).SetOutputFile":    into(0),
			"(*Response).Into":            into(0),
			"(*Response).Unmarshal":       into(0),
			"(*Response).UnmarshalJson":   into(0),
			"(*Response).UnmarshalXml":    into(0),
		},
	},
	{
		path: "github.com/valyala/fasthttp",
		responses: map[string]map[string]Aspect{"Response": {
			"StatusCode": Status, "Body": Content, "BodyStream": Stream, "BodyUncompressed": Content,
			"BodyGunzip": Content, "BodyInflate": Content, "BodyUnbrotli": Content, "BodyUnzstd": Content,
			"Header": Response, "Reset": Aside, "ResetBody": Aside, "CloseBodyStream": Aside,
			"ConnectionClose": Aside, "RemoteAddr": Aside, "LocalAddr": Aside,
		}, "ResponseHeader": {
			"StatusCode": Status, "ContentLength": Length, "Peek": Headers, "Cookie": Aside,
		}},
		funcs: map[string]AnswerFunc{
			"AcquireResponse":           gives(Aside),
			"ReleaseResponse":           {},
			"Get":                       gives(Status, Content),
			"GetTimeout":                gives(Status, Content),
			"GetDeadline":               gives(Status, Content),
			"Post":                      gives(Status, Content),
			"(*Client).Get":             gives(Status, Content),
			"(*Client).GetTimeout":      gives(Status, Content),
			"(*Client).GetDeadline":     gives(Status, Content),
			"(*Client).Post":            gives(Status, Content),
			"(*HostClient).Get":         gives(Status, Content),
			"(*HostClient).GetTimeout":  gives(Status, Content),
			"(*HostClient).GetDeadline": gives(Status, Content),
			"(*HostClient).Post":        gives(Status, Content),
		},
	},
	{path: "github.com/dghubble/sling", funcs: map[string]AnswerFunc{
		"(*Sling).Receive":        into(0),
		"(*Sling).ReceiveSuccess": into(0),
		"(*Sling).Do":             into(1),
	}},
	{path: azcore + "/runtime", funcs: map[string]AnswerFunc{
		"HasStatusCode":                 {Results: []Aspect{NoAspect}, Statuses: 1},
		"Payload":                       gives(Content),
		"UnmarshalAsJSON":               into(1),
		"UnmarshalAsXML":                into(1),
		"UnmarshalAsByteArray":          into(1),
		"Drain":                         {},
		"NewResponseError":              gives(Aside),
		"NewResponseErrorWithErrorCode": gives(Aside),
	}},
}

var httpMembers = map[string]Aspect{
	"StatusCode": Status, "Status": StatusLine, "Body": Stream, "ContentLength": Length,
	"Header": Headers, "Trailer": Headers, "Request": Aside, "Proto": Aside, "ProtoMajor": Aside,
	"ProtoMinor": Aside, "ProtoAtLeast": Aside, "TLS": Aside, "Close": Aside, "Uncompressed": Aside,
	"TransferEncoding": Aside, "Cookies": Aside,
}

// reqMembers are those of a req.Response, which embeds an http.Response.
func reqMembers() map[string]Aspect {
	all := map[string]Aspect{
		"GetStatusCode": Status, "GetStatus": StatusLine, "IsSuccessState": Success, "IsSuccess": Success,
		"IsErrorState": Failure, "IsError": Failure, "Bytes": Content, "ToBytes": Content,
		"String": Content, "ToString": Content, "Result": Decoded, "SuccessResult": Decoded,
		"Response": Response, "Err": Aside, "Error": Aside, "ErrorResult": Aside, "Dump": Aside,
		"TraceInfo": Aside, "TotalTime": Aside, "ReceivedAt": Aside, "HeaderToString": Aside,
	}
	for name, a := range httpMembers {
		all[name] = a
	}
	return all
}
