// Package graph serves a [tenant.Tenant] as Microsoft Graph's PIM API: it
// implements the operations of the generated server, in the words of each
// generation. What all operations share, such as query options, tokens and headers,
// is not its business.
package graph
