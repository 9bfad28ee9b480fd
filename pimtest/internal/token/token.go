// Package token makes and checks access tokens as Microsoft Graph takes them.
package token

import (
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// Claims are what a token says, as far as it is looked at.
type Claims struct {
	jwt.RegisteredClaims
	ObjectID string   `json:"oid,omitempty"`
	TenantID string   `json:"tid,omitempty"`
	Scopes   string   `json:"scp,omitempty"`   // delegated permissions, separated by spaces
	Roles    []string `json:"roles,omitempty"` // application permissions
	Methods  []string `json:"amr,omitempty"`   // how the user signed in
}

// Delegated says that a user is behind the token.
func (c *Claims) Delegated() bool { return c.Scopes != "" }

// MFA says that the user signed in with multi-factor authentication.
func (c *Claims) MFA() bool { return slices.Contains(c.Methods, "mfa") }

// An Authority issues tokens and checks them.
type Authority struct {
	Issuer, Audience string
	Now              func() time.Time
}

// key signs all tokens of the process. It is made when it is needed: that takes a
// tenth of a second.
var key = sync.OnceValues(func() (*rsa.PrivateKey, error) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return nil, fmt.Errorf("making the key that signs tokens: %w", err)
	}
	return key, nil
})

const keyID = "pimtest"

// Sign returns a token with claims.
func (a *Authority) Sign(c Claims) (string, error) {
	key, err := key()
	if err != nil {
		return "", err
	}
	t := jwt.NewWithClaims(jwt.SigningMethodRS256, c)
	t.Header["kid"] = keyID
	return t.SignedString(key)
}

// KeySet returns the public key as a JSON Web Key Set (RFC 7517).
func (a *Authority) KeySet() ([]byte, error) {
	key, err := key()
	if err != nil {
		return nil, err
	}
	type jwk struct {
		Type string `json:"kty"`
		Use  string `json:"use"`
		Alg  string `json:"alg"`
		ID   string `json:"kid"`
		N    string `json:"n"`
		E    string `json:"e"`
	}
	text := func(n *big.Int) string { return base64.RawURLEncoding.EncodeToString(n.Bytes()) }
	return json.Marshal(map[string][]jwk{"keys": {{
		"RSA", "sig", "RS256", keyID, text(key.N), text(big.NewInt(int64(key.E))),
	}}})
}

// A Problem is why a token is not taken, in the words that callers of Microsoft Graph
// report; no page lists them.
type Problem string

// Error returns the message.
func (p Problem) Error() string { return string(p) }

// Problems.
const (
	ErrMissing  Problem = "Access token is empty."
	ErrShape    Problem = "Access token validation failure. The token is not a JWT."
	ErrExpired  Problem = "Lifetime validation failed, the token is expired."
	ErrEarly    Problem = "Lifetime validation failed, the token is not yet valid."
	ErrAudience Problem = "Access token validation failure. Invalid audience."
	ErrIssuer   Problem = "Access token validation failure. Invalid issuer."
	ErrSigned   Problem = "Access token validation failure. Invalid signature."
)

// bearer cuts the token out of an Authorization header.
func bearer(header string) (string, error) {
	scheme, text, _ := strings.Cut(header, " ")
	if !strings.EqualFold(scheme, "Bearer") || strings.TrimSpace(text) == "" {
		return "", ErrMissing
	}
	return strings.TrimSpace(text), nil
}

// Read returns the claims of the token in an Authorization header, unchecked.
func Read(header string) (*Claims, error) {
	text, err := bearer(header)
	if err != nil {
		return nil, err
	}
	if strings.Count(text, ".") != 2 {
		return nil, ErrShape // without the work of reading it
	}
	var c Claims
	if _, _, err := jwt.NewParser().ParseUnverified(text, &c); err != nil {
		return nil, ErrShape
	}
	return &c, nil
}

// Check returns the claims of the token in an Authorization header if its time,
// audience and issuer are right and, where signed is set, its signature.
func (a *Authority) Check(header string, signed bool) (*Claims, error) {
	c, err := Read(header)
	if err == nil && signed {
		err = a.verify(header)
	}
	if err != nil {
		return nil, err
	}
	now := a.Now()
	switch {
	case c.ExpiresAt == nil || !now.Before(c.ExpiresAt.Time):
		return nil, ErrExpired
	case c.NotBefore != nil && now.Before(c.NotBefore.Time):
		return nil, ErrEarly
	case !slices.Contains(c.Audience, a.Audience):
		return nil, ErrAudience
	case c.Issuer != a.Issuer:
		return nil, ErrIssuer
	}
	return c, nil
}

// verify checks the signature alone; Check says more about the claims.
func (a *Authority) verify(header string) error {
	text, err := bearer(header)
	if err != nil {
		return err
	}
	p := jwt.NewParser(jwt.WithValidMethods([]string{"RS256"}), jwt.WithoutClaimsValidation())
	_, err = p.ParseWithClaims(text, &Claims{}, func(*jwt.Token) (any, error) {
		key, err := key()
		if err != nil {
			return nil, err
		}
		return &key.PublicKey, nil
	})
	if err != nil {
		return ErrSigned
	}
	return nil
}
