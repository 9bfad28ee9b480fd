// Package convert translates objects of Privileged Identity Management between
// its generations: what PIM v2 and PIM iteration 2 call a request, a schedule, a
// status or a role setting into what PIM v3 calls it on Microsoft Graph, for
// directory roles and groups, and on Azure Resource Manager, and requests,
// assignments and roles back. It does nothing else: it sends nothing, reads no
// clock, keeps nothing.
//
//	r := convert.Request(old, caller)
//	if lost := r.Notes.Of(convert.Lost, convert.Missing); len(lost) > 0 {
//		return fmt.Errorf("cannot be said in v3: %v", lost)
//	}
//	if r := r.Body(); r.Assignment != nil {
//		// create an assignment request from *r.Assignment
//	} else {
//		// create an eligibility request from *r.Eligibility
//	}
//
// Every function takes every input: an unset property, a word that nobody
// documented, a duration that is none. Its second result, or the Notes in its
// result, list each property of the input that the output does not simply hold;
// [Kind] says what to make of a note. ([HoursToISO] and [ISOToHours] return an
// error instead.) Nothing is guessed: what has no source stays unset. Outputs share no memory with inputs, but for what
// [PolicyRules] keeps of Policy.Rules.
//
// # What the mapping rests on
//
// The tables follow the project's collection of facts, pim-facts 4.5 to 4.9. The
// vendor prints few of them, so most carry a mark, which the notes repeat:
//
//   - Which types and actions correspond is [ProposedHigh]. UserAdd of an
//     eligible assignment has no counterpart.
//   - No table of statuses is official: [Proposed], and four of its rows are
//     [ProposedLow]. [Status] returns all that a status may become.
//     Words that pim-facts 4.8 leaves out and both sides have are [Inferred].
//   - No table of permissions or role settings is official: [Proposed].
//   - That a role's id can be reused, as the id of a built-in role's definition,
//     is [Inferred]. The property evaluateOnly stands in a single sample of PIM
//     v2; isValidationOnly, which it becomes, is [Inferred].
//   - PendingApproval, which PIM v2 only has in an error message, counts as
//     RequestedApproval, and types of schedule besides Once as Once: [Unsure].
//   - Whether groups take selfExtend and selfRenew is [Unsure]: the page of their
//     create operation leaves both out.
//   - That a group is known by resourceId in iteration 2 is [Unsure]. That
//     externalId of a resource and of a role definition are the scope and role of
//     Azure Resource Manager is [Inferred].
//   - Which property of the notification rule tells the user of an activation is
//     [Inferred].
//
// # What has no home
//
// In v3: the ids of requests, which do not carry over; the kind of a schedule;
// the words min and default for a length; the status Cancelling; the shortest
// activation, and the default one beside the longest; the switches
// isMfaOnElevationConfigurable and lastGlobalAdmin; userEligibleSettings; the
// summary of a role.
//
// In v2: any scope but the whole tenant; actions other than adminAssign and
// selfActivate (PIM v2); tickets (iteration 2); owner and member of a group;
// when a request was completed, by whom it was made, and its approval; how a
// principal comes by a role; and the end of an eligible assignment.
//
// # Limits of the models
//
// Package pim does not tell a property that is null from one that is absent.
// So a v2 schedule without an end counts as permanent, as one with a null end does.
package convert
