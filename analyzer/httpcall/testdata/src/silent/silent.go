// Package silent sends nothing.
package silent

import (
	"fmt"
	"net/http"
)

func handle(mux *http.ServeMux) {
	mux.HandleFunc("/v2/x", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "see https://api.example.com/v2/x")
	})
}
