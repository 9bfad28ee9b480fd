// Package beta runs the vendor's Go SDK of Microsoft Graph beta, as it is published,
// against PIM v2 of the emulator, next to this project's own client: on PIM v2 the
// outcomes are the same, and so is the tenant that a cancel of PIM v3 leaves.
package beta
