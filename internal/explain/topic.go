package explain

import "github.com/pimigrate/pimigrate/internal/report"

// A Topic is a rule about something else than one operation.
type Topic struct {
	ID      string // as in a finding's category or at the end of its message
	Summary string
	Text    string // paragraphs
}

// Topics are listed in this order.
var Topics = []Topic{
	{"mention", "a string has the path of a deprecated operation, and no request is known to use it",
		`A string spells the whole path of a deprecated operation, with its version or a server, and it is data: not what is compared, routed, logged or printed, and not in a test. No request of the package is known to use it, so which request is sent, and whether one is, is not known. The message ends with the id of the operation.

Look for what sends it. "pimvet calls" lists the requests whose URL is not known. Then change the path to that of the successor, by hand: there is never an edit. If nothing sends it, remove it.`},
	{"permission", "a string asks for a permission that only deprecated operations need",
		`A string names a permission that, as far as the description says, only deprecated operations need. If an operation in use accepts it as well, it is reported only in packages that call deprecated operations with it and none in use.

Grant the new permissions before the new code runs, ask for them, and drop the old one when no old call is left. "pimvet permissions" lists what the calls of a program need. The name is edited if all calls of the package that need it are edited and one permission is the least privileged for all their successors.`},
	{"directive-without-reason", "a directive that suppresses findings does not say why",
		`A comment such as //pimvet:ignore suppresses findings only if a reason follows it: who reads it has to know whether it still holds. Without one the findings are reported as if the comment was not there.

Write the reason behind the directive, or remove it.`},
	{"unused-directive", "a directive that suppresses findings suppresses none",
		`A comment such as //pimvet:ignore suppresses nothing: the call has moved, or the comment stands at another place than the finding. It would hide the next finding there.

Remove it. Where a package has files for other systems or build tags it may be of use there: look before you do.`},
}

func (t Topic) rule(d *Details) Rule {
	return Rule{Rule: report.Topic(t.ID), Kind: topicKind, Replacements: []Replacement{}, Details: d}
}
