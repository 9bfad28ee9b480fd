package bridge

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/golang-jwt/jwt/v5"

	"github.com/pimigrate/pimigrate/internal/contract"
)

// A call is one request on its way through the bridge.
type call struct {
	operation *contract.Operation // nil for none
	header    http.Header         // of the request
	answer    http.Header         // what the answer is to have besides its own
	claims    claims
	expand    []string
	filter    func(property string) (value string, ok bool) // what $filter demands of a property

	upstream []string // request-ids of the calls of PIM v3, the last one last
}

type callKey struct{}

// callOf returns the call of a request's context, an empty one for none.
func callOf(ctx context.Context) *call {
	if c, ok := ctx.Value(callKey{}).(*call); ok {
		return c
	}
	return &call{answer: http.Header{}}
}

// seen notes the ids of an answer of upstream for support.
func (c *call) seen(h http.Header) {
	if id := h.Get("request-id"); id != "" && len(id) <= longestID {
		c.upstream = append(c.upstream, id)
		c.answer.Set("request-id", id)
	}
}

// demands returns what $filter demands of a property.
func (c *call) demands(property string) (value string, ok bool) {
	if c.filter == nil {
		return "", false
	}
	return c.filter(property)
}

func (c *call) expands(name string) bool { return slices.Contains(c.expand, name) }

// claims are what a token says of who calls. They are not verified here: upstream does
// that with the same token, and nothing is answered from them alone.
type claims struct {
	jwt.RegisteredClaims
	ObjectID string `json:"oid"`
	TenantID string `json:"tid"`
	AppID    string `json:"appid"` // tokens of version 1.0
	Party    string `json:"azp"`   // of version 2.0
}

// app is the application that calls, "" where the token does not say.
func (c *claims) app() string {
	if c.AppID != "" {
		return c.AppID
	}
	return c.Party
}

// readClaims returns the claims of the token in an Authorization header; none if it
// cannot be read.
func readClaims(authorization string) claims {
	var c claims
	scheme, text, _ := strings.Cut(authorization, " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return claims{}
	}
	if _, _, err := jwt.NewParser().ParseUnverified(strings.TrimSpace(text), &c); err != nil {
		return claims{}
	}
	for _, id := range []*string{&c.ObjectID, &c.TenantID, &c.AppID, &c.Party} {
		if !validID(*id) { // they go into bodies, logs and reports
			*id = ""
		}
	}
	return c
}

// root is the bridge as the caller spells it.
func (b *Bridge) root(r *http.Request) string {
	switch {
	case b.public != "":
		return b.public
	case r.TLS != nil:
		return "https://" + r.Host
	}
	return "http://" + r.Host
}
