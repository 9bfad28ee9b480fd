// Command bridge serves the bridge.
package main

import (
	"log"
	"net/http"
	"time"

	"github.com/pimigrate/pimigrate/bridge"
)

func main() {
	b, err := bridge.New(bridge.Options{Upstream: "https://graph.microsoft.com"})
	if err != nil {
		log.Fatal(err)
	}
	srv := http.Server{Addr: "127.0.0.1:8080", Handler: b, ReadHeaderTimeout: time.Second}
	log.Fatal(srv.ListenAndServe())
}
