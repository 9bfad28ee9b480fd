package pimtest

import (
	"net/http"
	"slices"
	"strings"

	"github.com/pimigrate/pimigrate/gen/pimserver"
	"github.com/pimigrate/pimigrate/pimtest/internal/graph"
	"github.com/pimigrate/pimigrate/pimtest/internal/token"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// Audience is what tokens for the emulator are for: Microsoft Graph.
const Audience = "https://graph.microsoft.com"

// admit finds out who calls, and refuses callers without a right to.
func (t *turn) admit() error {
	authorization, c := t.header.Get("Authorization"), &t.e.config
	if c.tokens == TokensUnchecked {
		t.call.Caller = c.caller
		if claims, err := token.Read(authorization); err == nil && claims.ObjectID != "" {
			t.call.Caller = tenant.Caller{ID: claims.ObjectID, MFA: claims.MFA()}
		}
		t.exchange.Caller = t.call.Caller.ID
		return nil
	}
	claims, err := t.e.authority.Check(authorization, c.tokens == TokensSigned)
	if err != nil {
		return &pimserver.Error{Status: http.StatusUnauthorized, Code: "InvalidAuthenticationToken", Message: err.Error()}
	}
	t.exchange.Caller = claims.ObjectID
	if t.op != nil && !permitted(claims, t.op.Delegated, t.op.Application) {
		return &pimserver.Error{
			Status: http.StatusForbidden, Code: "Authorization_RequestDenied",
			Message: "Insufficient privileges to complete the operation.",
		}
	}
	t.call.Caller = tenant.Caller{ID: claims.ObjectID, MFA: claims.MFA()}
	return nil
}

// permitted says whether a token has one of the permissions that an operation asks
// for. Where none is documented, every token will do.
func permitted(c *token.Claims, delegated, application []string) bool {
	if len(delegated) == 0 && len(application) == 0 {
		return true
	}
	held, wanted := c.Roles, application
	if c.Delegated() {
		held, wanted = strings.Fields(c.Scopes), delegated
	}
	return slices.ContainsFunc(held, func(p string) bool { return slices.Contains(wanted, p) })
}

// migrated is what a tenant that was moved to PIM v3 answers to calls of PIM v2. Of
// the message, the beginning and the two links are attested; the status is not
// established (pim-facts 1.1).
const (
	migratedCode    = "TenantEnabledInAadRoleMigration"
	migratedMessage = "The current endpoints of AAD roles have been disabled for the tenant for migration purpose. " +
		"See https://aka.ms/PIMFeatureUpdateDoc and https://aka.ms/PIMAPIUpdateDoc."
)

// standing refuses an operation that is not emulated or that has retired.
func (t *turn) standing() error {
	if !graph.Covers(t.op.GoName) {
		return &pimserver.Error{
			Status: http.StatusNotImplemented, Code: "NotImplemented",
			Message: "The emulator does not cover the operation " + t.op.ID + ".",
		}
	}
	if t.retired() {
		return &pimserver.Error{Status: t.e.config.retiredStatus, Code: migratedCode, Message: migratedMessage}
	}
	return nil
}

// retired says whether the operation is gone.
func (t *turn) retired() bool {
	if t.op.Deprecation == nil {
		return false
	}
	switch t.e.config.v2 {
	case V2Retired:
		return true
	case V2Dated:
		return !t.e.clock.Now().Before(t.op.Deprecation.Removal)
	}
	return false
}
