// Package beta runs the vendor's Go SDK of Microsoft Graph beta, as it is published and
// from the time of PIM v2, against the bridge to an emulator in which PIM v2 has retired.
// It is a module of its own: the SDK takes minutes and 4 GB to compile.
package beta
