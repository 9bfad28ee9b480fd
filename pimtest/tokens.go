package pimtest

import (
	"fmt"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/pimigrate/pimigrate/pimtest/internal/token"
)

// A TokenOption says what a token of [Emulator.Token] holds.
type TokenOption func(*token.Claims)

// As makes the token that of a user or application, by object id.
func As(id string) TokenOption {
	return func(c *token.Claims) { c.ObjectID = id }
}

// WithScopes gives the token delegated permissions: a user is behind it.
func WithScopes(permissions ...string) TokenOption {
	return func(c *token.Claims) { c.Scopes = strings.Join(permissions, " ") }
}

// WithRoles gives the token application permissions: no user is behind it.
func WithRoles(permissions ...string) TokenOption {
	return func(c *token.Claims) { c.Roles = permissions }
}

// WithoutMFA makes the token that of a user who gave a password only.
func WithoutMFA() TokenOption {
	return func(c *token.Claims) { c.Methods = []string{"pwd"} }
}

// For makes the token one for another audience.
func For(audience string) TokenOption {
	return func(c *token.Claims) { c.Audience = jwt.ClaimStrings{audience} }
}

// From makes the token one of another issuer.
func From(issuer string) TokenOption {
	return func(c *token.Claims) { c.Issuer = issuer }
}

// ExpiringIn lets the token live for a while, by the emulator's clock; the default is
// an hour. It may be negative.
func ExpiringIn(d time.Duration) TokenOption {
	return func(c *token.Claims) {
		c.ExpiresAt = jwt.NewNumericDate(c.IssuedAt.Add(d))
	}
}

// Token returns an access token that the emulator signs with its key. By default it is
// of the default caller, signed in with multi-factor authentication, and has no
// permissions.
func (e *Emulator) Token(options ...TokenOption) (string, error) {
	now := e.clock.Now()
	c := token.Claims{
		RegisteredClaims: jwt.RegisteredClaims{
			Issuer: e.authority.Issuer, Audience: jwt.ClaimStrings{e.authority.Audience},
			IssuedAt: jwt.NewNumericDate(now), NotBefore: jwt.NewNumericDate(now),
			ExpiresAt: jwt.NewNumericDate(now.Add(time.Hour)),
		},
		ObjectID: e.config.caller.ID, TenantID: e.config.state.TenantID, Methods: []string{"pwd", "mfa"},
	}
	for _, o := range options {
		o(&c)
	}
	text, err := e.authority.Sign(c)
	if err != nil {
		return "", fmt.Errorf("signing a token: %w", err)
	}
	return text, nil
}

// KeySet returns the key that tokens are signed with as a JSON Web Key Set.
func (e *Emulator) KeySet() ([]byte, error) { return e.authority.KeySet() }
