// Package bridge answers Microsoft Graph's PIM v2, which has retired, by calling PIM v3:
// for programs that nobody can edit. Point the base URL of such a program at a bridge and
// it works again.
//
//	b, err := bridge.New(bridge.Options{Upstream: "https://graph.microsoft.com"})
//	if err != nil {
//		return err
//	}
//	return b.Serve(ctx, bridge.Listen{Addr: "127.0.0.1:8081"})
//
// pimd bridge is the same as a command. Cancelling a request is the heart of it: the
// request is looked for among v3's requests for active assignments, then among those for
// eligible ones, cancelled once, read again and answered as PIM v2 did: 200 with the
// request, which is Cancelling.
//
// # What it promises
//
// For each operation one of three things: [Exact], [Synthesised] or [Refused]; [Promises]
// lists them. What PIM v3 does not tell is left out, never invented. Every answer says
// since when the operation is deprecated and what to call instead.
//
// # Safety
//
// A caller's token goes to the configured origin and nowhere else: no redirect is
// followed, no proxy is used, and of a link to a next page only the query is taken. Of a
// caller's headers Authorization, client-request-id, Accept-Language, ConsistencyLevel
// and traceparent pass. What goes upstream is built anew from typed values. Bodies,
// headers, time and the number of requests at a time are limited.
//
// A request that changes something is sent once. Where its answer is lost, the bridge
// reads what became of it, and if that does not settle it, answers 502 UnknownOutcome.
// It does not retry: 429 and 503 go to the caller with their Retry-After.
//
// Tokens are not verified here: PIM v3 does that. What the bridge reads from them, the
// ids of the caller, the tenant and the application, it uses in requests that carry the
// same token, and in the report of who calls.
//
// # What it compiles
//
// Besides gen/pim and gen/pimserver: kin-openapi, for openapi/pim.yaml, whose dates,
// types and query options it follows, and the API of OpenTelemetry, not its SDK.
package bridge
