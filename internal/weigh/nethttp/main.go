// Command nethttp serves and calls HTTP, and has no dependency.
package main

import (
	"log"
	"net/http"
	"time"
)

func main() {
	go http.Get("http://127.0.0.1:8080/")
	srv := http.Server{Addr: "127.0.0.1:8080", ReadHeaderTimeout: time.Second}
	log.Fatal(srv.ListenAndServe())
}
