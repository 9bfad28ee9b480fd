package httpcall

import (
	"go/types"
	"regexp"
	"strings"
)

// Clients that oapi-codegen generates return a struct of their own for each
// operation: an envelope of the response and of what it was decoded to. Its
// name says nothing, what it has does.

// envelopeMembers are those of all envelopes. GetBody and the like are of
// versions that write getters.
var envelopeMembers = map[string]Aspect{
	"HTTPResponse": Response, "StatusCode": Status, "Status": StatusLine,
	"Body": Content, "GetBody": Content, "ContentType": Headers,
}

// decodedMember matches the members that hold what one answer is decoded to,
// by its status: JSON200, GetJSON200, ApplicationProblemJSON4XX, XMLDefault,
// and Headers200 for its headers.
var decodedMember = regexp.MustCompile(`^[A-Z]\w*(\d\d\d|\dXX|Default)$`)

// isEnvelope reports whether n is an envelope.
func isEnvelope(n *types.TypeName) bool {
	s, ok := n.Type().Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for f := range s.Fields() {
		if f.Name() == "HTTPResponse" {
			inner := typeName(f.Type())
			return inner != nil && fullName(inner) == "net/http.Response"
		}
	}
	return false
}

// envelopeAspect is what a member of an envelope tells of the response.
func envelopeAspect(name string) (Aspect, bool) {
	if a, ok := envelopeMembers[name]; ok {
		return a, true
	}
	m := decodedMember.FindStringSubmatch(name)
	switch {
	case m == nil:
		return NoAspect, false
	case !strings.HasPrefix(m[1], "2"):
		return Absent, true
	case strings.HasPrefix(name, "Headers"):
		return Headers, true
	}
	return Decoded, true
}
