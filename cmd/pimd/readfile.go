package main

import (
	"crypto/tls"
	"fmt"
	"io"
	"os"
)

// longestFile is what the admin listener takes of a tenant, too.
const longestFile = 64 << 20

// readFile reads a file that a flag names. One that goes on for ever, as /dev/zero, is an
// error, and not all the memory that there is.
func readFile(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, longestFile+1))
	if err == nil && len(data) > longestFile {
		err = fmt.Errorf("%s: it is longer than %d MiB", name, longestFile>>20)
	}
	return data, err
}

// readPair is [tls.LoadX509KeyPair] with readFile.
func readPair(certificate, key string) (tls.Certificate, error) {
	c, err := readFile(certificate)
	if err != nil {
		return tls.Certificate{}, err
	}
	k, err := readFile(key)
	if err != nil {
		return tls.Certificate{}, err
	}
	return tls.X509KeyPair(c, k)
}
