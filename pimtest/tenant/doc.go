// Package tenant is a directory with Privileged Identity Management: roles, who may
// hold them and who does, requests and what becomes of them. It is one state
// machine for both generations of the API; what speaks HTTP is package pimtest.
//
// A [State] is all there is to a tenant, as plain data: the seed that a test starts
// from, the snapshot it takes, and the file that a process reads.
//
//	state := tenant.Default()
//	state.Schedules = append(state.Schedules, tenant.Schedule{
//		Kind: tenant.Eligible, PrincipalID: alice, RoleID: tenant.SecurityReader,
//	})
//
// # The life of a request
//
//	                    .-> PendingApproval ------.-> Denied, Aborted, Expired
//	create (selfActivate)                         |
//	create ----------------> Scheduled --.--------'-> Completed
//	create (selfExtend) ---> PendingAdminDecision ^
//	cancel: Scheduled, PendingApproval -> Cancelling -> Cancelled -> removed
//	create (adminRemove, selfDeactivate) -> Revoked
//
// Time moves requests: one that is Scheduled is Completed when its start comes, an
// assignment goes when its end comes, a request that was cancelled is removed after
// 30 days. All of it happens when somebody looks, at the time it was due.
//
// # What is documented
//
// What may be cancelled, by whom, and what becomes of it is documented (pim-facts
// 1.2, 3.2); so are the refusals (1.6, 3.6). Not documented, and settled here:
// which refusal goes first; that a principal holds a role once a scope and kind;
// that a selfExtend or selfRenew waits for a decision; that adminRemove and
// selfDeactivate end as Revoked. [Rules] are for what somebody may need otherwise.
package tenant
