// Command pimtest serves the emulator.
package main

import (
	"log"
	"net/http"
	"time"

	"github.com/pimigrate/pimigrate/pimtest"
)

func main() {
	e, err := pimtest.New()
	if err != nil {
		log.Fatal(err)
	}
	srv := http.Server{Addr: "127.0.0.1:8080", Handler: e, ReadHeaderTimeout: time.Second}
	log.Fatal(srv.ListenAndServe())
}
