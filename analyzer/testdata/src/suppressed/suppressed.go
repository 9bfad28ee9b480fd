// Package suppressed calls retired operations on purpose.
package suppressed

import "net/http"

func line() {
	http.Get("https://graph.microsoft.com/beta/privilegedRoles") //pimvet:ignore the test tenant is still on v2
	http.Get("https://graph.microsoft.com/beta/privilegedRoles") // want `\[listPrivilegedRoles\]`
}

//nolint:pimv2 // the test tenant is still on v2
func function() {
	http.Get("https://graph.microsoft.com/beta/privilegedRoles")
}

func nothing() { //pimvet:ignore // want `^this directive suppresses nothing; remove it \[unused-directive\]$`
	http.Get("https://graph.microsoft.com/beta/privilegedRoles") // want `\[listPrivilegedRoles\]`
}
