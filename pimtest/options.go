package pimtest

import (
	"fmt"
	"log/slog"
	"net"
	"regexp"
	"time"

	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// A V2Mode is how the operations of PIM v2 answer.
type V2Mode string

// Modes of PIM v2.
const (
	V2Live    V2Mode = "live"    // as documented, as if it had never retired
	V2Retired V2Mode = "retired" // as in a tenant that was migrated to PIM v3
	V2Dated   V2Mode = "dated"   // live until the clock reaches the removal date, then retired
)

// A TokenMode is what is asked of access tokens.
type TokenMode string

// Modes of tokens. Where tokens are not checked, one that can be read still says who
// calls.
const (
	TokensUnchecked TokenMode = "none"   // none is needed
	TokensShaped    TokenMode = "shape"  // issuer, audience, time and permissions have to be right
	TokensSigned    TokenMode = "signed" // and the signature, with the emulator's key
)

// An Option changes how an emulator behaves.
type Option func(*config)

// config holds the options. The zero value of each is its default, except where
// defaults sets it.
type config struct {
	state         tenant.State
	rules         tenant.Rules
	seed          uint64
	start         time.Time // of a clock that is frozen
	frozen        bool
	v2            V2Mode
	retiredStatus int
	createdV2     int
	missingV2     int
	tokens        TokenMode
	caller        tenant.Caller
	pageSize      int
	tls           bool
	hosts         []string
	log           *slog.Logger // nil for none
}

// DefaultCaller is who calls where no token says it.
const DefaultCaller = "a11ce000-0000-4000-8000-000000000001"

func defaults() config {
	return config{
		state: tenant.Default(),
		rules: tenant.Rules{CancelPendingV2: true},
		v2:    V2Live, retiredStatus: 400, createdV2: 201, missingV2: 400,
		tokens: TokensUnchecked, caller: tenant.Caller{ID: DefaultCaller, MFA: true},
		pageSize: 100,
	}
}

// WithState starts with a tenant; the default is [tenant.Default].
func WithState(s tenant.State) Option { return func(c *config) { c.state = s } }

// WithRules settles what no source says. The default is CancelPendingV2 alone.
func WithRules(r tenant.Rules) Option { return func(c *config) { c.rules = r } }

// WithSeed chooses the ids given out and the faults that strike by chance. Two
// emulators with one seed, a frozen clock and the same requests in the same order
// answer with the same bytes.
func WithSeed(seed uint64) Option { return func(c *config) { c.seed = seed } }

// WithTime starts with the clock frozen at a time.
func WithTime(t time.Time) Option { return func(c *config) { c.start, c.frozen = t, true } }

// WithV2 chooses how PIM v2 answers; the default is [V2Live].
func WithV2(m V2Mode) Option { return func(c *config) { c.v2 = m } }

// WithRetiredStatus chooses the status of a retired PIM v2, which is not established;
// the default is 400.
func WithRetiredStatus(status int) Option { return func(c *config) { c.retiredStatus = status } }

// WithCreatedStatusV2 chooses the status of a request created in PIM v2: 201, the
// default, as the text of the page says, or 200, as its sample shows.
func WithCreatedStatusV2(status int) Option { return func(c *config) { c.createdV2 = status } }

// WithMissingStatusV2 chooses the status of PIM v2's cancel for an id that no request
// has: 400, the default, or 403. The page has both.
func WithMissingStatusV2(status int) Option { return func(c *config) { c.missingV2 = status } }

// WithTokens chooses what is asked of tokens; the default is [TokensUnchecked].
func WithTokens(m TokenMode) Option { return func(c *config) { c.tokens = m } }

// WithCaller chooses who calls where no token says it.
func WithCaller(caller tenant.Caller) Option { return func(c *config) { c.caller = caller } }

// WithPageSize chooses how many objects a page has where $top does not say less; the
// default is 100, and 0 puts all in one page. The service's own size is not known.
func WithPageSize(n int) Option { return func(c *config) { c.pageSize = n } }

// WithTLS serves HTTPS with a certificate of the emulator's own authority, for
// localhost, the loopback addresses and more hosts. Credentials of the Azure SDK
// refuse anything else.
func WithTLS(hosts ...string) Option {
	return func(c *config) { c.tls, c.hosts = true, hosts }
}

// WithLog writes a line for each request: its operation, status and ids, never a token,
// a query or a body.
func WithLog(l *slog.Logger) Option { return func(c *config) { c.log = l } }

// hostName is what a certificate can be for, and clients ask for: with underscores, as
// Docker gives them.
var hostName = regexp.MustCompile(`^(\*\.)?[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$`)

func (c *config) check() error {
	switch {
	case c.v2 != V2Live && c.v2 != V2Retired && c.v2 != V2Dated:
		return fmt.Errorf("there is no mode %q of PIM v2: choose live, retired or dated", c.v2)
	case c.tokens != TokensUnchecked && c.tokens != TokensShaped && c.tokens != TokensSigned:
		return fmt.Errorf("there is no mode %q of tokens: choose none, shape or signed", c.tokens)
	case c.retiredStatus < 400 || c.retiredStatus > 599:
		return fmt.Errorf("a retired PIM v2 cannot answer %d: choose a status from 400 to 599", c.retiredStatus)
	case c.createdV2 != 200 && c.createdV2 != 201:
		return fmt.Errorf("PIM v2 cannot create with %d: choose 200 or 201", c.createdV2)
	case c.missingV2 != 400 && c.missingV2 != 403:
		return fmt.Errorf("the cancel of PIM v2 cannot answer %d: choose 400 or 403", c.missingV2)
	case c.pageSize < 0:
		return fmt.Errorf("a page cannot have %d objects", c.pageSize)
	case c.frozen && sayable(c.start) != nil:
		return sayable(c.start)
	}
	for _, h := range c.hosts {
		if net.ParseIP(h) == nil && !hostName.MatchString(h) {
			return fmt.Errorf("%q is no host: give a name or an address, without scheme and port, and names that are not ASCII as xn--", h)
		}
	}
	return c.state.Check()
}
