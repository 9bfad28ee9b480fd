package pimtest_test

import (
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// sendToken sends a request with an Authorization header, "" for none.
func (a api) sendToken(method, path, authorization string) answer {
	a.T.Helper()
	req, err := http.NewRequestWithContext(a.Context(), method, a.URL+path, nil)
	if err != nil {
		a.Fatal(err)
	}
	if authorization != "" {
		req.Header.Set("Authorization", authorization)
	}
	return a.do(a.Client(), req)
}

func TestTokens(t *testing.T) {
	read, cancel := "RoleManagement.Read.Directory", "RoleAssignmentSchedule.ReadWrite.Directory"
	a := newAPI(t, pimtest.WithTokens(pimtest.TokensShaped), pimtest.WithState(withRequest(tenant.Active, tenant.Scheduled)))
	b := newAPI(t, pimtest.WithTokens(pimtest.TokensSigned), pimtest.WithState(withRequest(tenant.Active, tenant.Scheduled)))
	good := "Bearer " + a.Token(pimtest.WithScopes(read))
	tests := []struct {
		name, token, path string
		shaped, signed    int
		message           string // of a refusal
	}{
		{"none", "", "/roleDefinitions", 401, 401, "Access token is empty."},
		{"another scheme", "Basic eDp5", "/roleDefinitions", 401, 401, "Access token is empty."},
		{"no JWT", "Bearer abc", "/roleDefinitions", 401, 401, "Access token validation failure. The token is not a JWT."},
		{"good", good, "/roleDefinitions", 200, 200, ""},
		{"scheme in lower case", "bearer " + good[7:], "/roleDefinitions", 200, 200, ""},
		{"changed", good[:len(good)-6] + "AAAAAA", "/roleDefinitions", 200, 401, "Access token validation failure. Invalid signature."},
		{"expired", "Bearer " + a.Token(pimtest.WithScopes(read), pimtest.ExpiringIn(-time.Second)), "/roleDefinitions", 401, 401, "Lifetime validation failed, the token is expired."},
		{"audience", "Bearer " + a.Token(pimtest.WithScopes(read), pimtest.For("https://management.azure.com")), "/roleDefinitions", 401, 401, "Access token validation failure. Invalid audience."},
		{"issuer", "Bearer " + a.Token(pimtest.WithScopes(read), pimtest.From("https://issuer.example")), "/roleDefinitions", 401, 401, "Access token validation failure. Invalid issuer."},
		{"application", "Bearer " + a.Token(pimtest.WithRoles(read)), "/roleDefinitions", 200, 200, ""},
		{"no permission", "Bearer " + a.Token(), "/roleDefinitions", 403, 403, "Insufficient privileges to complete the operation."},
		{"another permission", "Bearer " + a.Token(pimtest.WithScopes(cancel)), "/roleDefinitions", 403, 403, "Insufficient privileges to complete the operation."},
		{"one of several", "Bearer " + a.Token(pimtest.WithScopes(cancel, read)), "/roleDefinitions", 200, 200, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for server, want := range map[api]int{a: tt.shaped, b: tt.signed} {
				got := server.sendToken(http.MethodGet, directory+tt.path, tt.token)
				if got.status != want || want != 200 && got.message() != tt.message {
					t.Errorf("got %d %s, want %d", got.status, got.raw, want)
				}
				if code := map[int]string{401: "InvalidAuthenticationToken", 403: "Authorization_RequestDenied"}[want]; got.code() != code {
					t.Errorf("code = %s", got.code())
				}
				if (got.header.Get("WWW-Authenticate") != "") != (want == 401) {
					t.Errorf("WWW-Authenticate: %q", got.header.Get("WWW-Authenticate"))
				}
			}
		})
	}
}

// TestPermissionsOfCancel: PIM v2 takes delegated permissions only, PIM v3 both kinds.
func TestPermissionsOfCancel(t *testing.T) {
	const v2, v3 = "PrivilegedAccess.ReadWrite.AzureAD", "RoleAssignmentSchedule.ReadWrite.Directory"
	tests := []struct {
		path  string
		token pimtest.TokenOption
		want  int
	}{
		{requests2, pimtest.WithScopes(v2), 200},
		{requests2, pimtest.WithRoles(v2), 403},
		{requests2, pimtest.WithScopes(v3), 403},
		{requests, pimtest.WithScopes(v3), 204},
		{requests, pimtest.WithRoles(v3), 204},
		{requests, pimtest.WithScopes(v2), 403},
	}
	for _, tt := range tests {
		a := newAPI(t, pimtest.WithTokens(pimtest.TokensSigned), pimtest.WithState(withRequest(tenant.Active, tenant.Scheduled)))
		got := a.sendToken(http.MethodPost, tt.path+"/one/cancel", "Bearer "+a.Token(tt.token))
		if got.status != tt.want {
			t.Errorf("%s: %d, want %d", tt.path, got.status, tt.want)
		}
	}
}

// TestTokenIsNowhere looks for a token in the journal.
func TestTokenIsNowhere(t *testing.T) {
	a := newAPI(t)
	token := a.Token(pimtest.As(bob))
	a.sendToken(http.MethodGet, directory+"/roleDefinitions", "Bearer "+token)
	b, err := json.Marshal(a.Requests())
	if err != nil || strings.Contains(string(b), token) || !strings.Contains(string(b), bob) {
		t.Errorf("the journal has %s, %v", b, err)
	}
}

// TestKeySet verifies a token with the published key.
func TestKeySet(t *testing.T) {
	a := newAPI(t)
	data, err := a.KeySet()
	if err != nil {
		t.Fatal(err)
	}
	var set struct{ Keys []struct{ Kid, N, E string } }
	if err := json.Unmarshal(data, &set); err != nil {
		t.Fatal(err)
	}
	number := func(s string) *big.Int {
		b, err := base64.RawURLEncoding.DecodeString(s)
		if err != nil {
			t.Fatal(err)
		}
		return new(big.Int).SetBytes(b)
	}
	key := &rsa.PublicKey{N: number(set.Keys[0].N), E: int(number(set.Keys[0].E).Int64())}
	_, err = jwt.Parse(a.Token(), func(t *jwt.Token) (any, error) {
		if t.Header["kid"] != set.Keys[0].Kid {
			return nil, jwt.ErrTokenUnverifiable
		}
		return key, nil
	}, jwt.WithTimeFunc(a.Clock().Now), jwt.WithValidMethods([]string{"RS256"}))
	if err != nil {
		t.Error(err)
	}
}

// TestMFA: who signed in with a password only cannot activate a role that asks for
// more.
func TestMFA(t *testing.T) {
	a := newAPI(t, pimtest.WithState(eligibleAlice(func(s *tenant.Settings) { s.MFA = true })))
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, a.URL+requests, strings.NewReader(future()))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	got := a.do(a.ClientAs(pimtest.WithoutMFA()), req)
	if got.status != 400 || got.message() != `The following policy rules failed: ["MfaRule"]` {
		t.Errorf("got %d %s", got.status, got.raw)
	}
	req, err = http.NewRequestWithContext(t.Context(), http.MethodPost, a.URL+path("createPrivilegedRoleAssignmentRequest"),
		strings.NewReader(`{"roleId": "`+tenant.SecurityReader+`", "type": "UserAdd", "assignmentState": "Active", "duration": "1"}`))
	if err != nil {
		t.Fatal(err)
	}
	got = a.do(a.ClientAs(pimtest.As(alice), pimtest.WithoutMFA()), req)
	if got.status != 403 || got.message() != "Elevation requires Multi-Factor Authentication." {
		t.Errorf("PIM v2: %d %s", got.status, got.raw)
	}
	if got := a.send(alice, http.MethodPost, requests, future()); got.status != 201 {
		t.Errorf("with: %d %s", got.status, got.raw)
	}
}
