package pim

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
)

// A StaticToken is a credential that is at hand: an access token for Microsoft
// Graph, for tests and for scripts that get theirs elsewhere. It is not renewed.
// Printed, logged or encoded as JSON it is REDACTED. A client sends it over http
// to the loopback interface only.
type StaticToken string

// GetToken returns the token, whatever is asked for.
func (t StaticToken) GetToken(context.Context, policy.TokenRequestOptions) (azcore.AccessToken, error) {
	if t == "" || strings.ContainsFunc(string(t), func(r rune) bool { return r <= ' ' || r >= 0x7f }) {
		return azcore.AccessToken{}, errors.New("static token: it is empty or holds a character that no token has, such as a line end")
	}
	return azcore.AccessToken{Token: string(t), ExpiresOn: time.Now().Add(time.Hour)}, nil
}

const redacted = "REDACTED"

// String returns REDACTED.
func (StaticToken) String() string { return redacted }

// GoString returns REDACTED.
func (StaticToken) GoString() string { return redacted }

// MarshalText returns REDACTED.
func (StaticToken) MarshalText() ([]byte, error) { return []byte(redacted), nil }
