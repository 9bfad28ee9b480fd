package main

import (
	"crypto/x509"
	"errors"
	"flag"
	"fmt"
	"time"

	"github.com/pimigrate/pimigrate/bridge"
)

// bridgeFlags are those of bridge. Their usage texts stand in the package comment.
type bridgeFlags struct {
	options       bridge.Options
	listen        bridge.Listen
	ca, cert, key string
	goneAfter     string
	log           bool
}

// set returns the flags, which are read into f.
func (f *bridgeFlags) set() *flag.FlagSet {
	fs := flag.NewFlagSet("bridge", flag.ContinueOnError)
	fs.StringVar(&f.options.Upstream, "upstream", "https://graph.microsoft.com", "")
	fs.StringVar(&f.ca, "upstream-ca", "", "")
	fs.StringVar(&f.options.PublicURL, "public-url", "", "")
	fs.StringVar(&f.listen.Addr, "addr", "127.0.0.1:8081", "")
	fs.StringVar(&f.listen.Admin, "admin", "127.0.0.1:8082", "")
	fs.StringVar(&f.cert, "tls-cert", "", "")
	fs.StringVar(&f.key, "tls-key", "", "")
	fs.StringVar(&f.goneAfter, "gone-after", "", "")
	fs.DurationVar(&f.options.UpstreamTimeout, "upstream-timeout", 0, "")
	fs.DurationVar(&f.options.Timeout, "timeout", 0, "")
	fs.IntVar(&f.options.MaxInFlight, "max-in-flight", 0, "")
	fs.IntVar(&f.options.MaxObjects, "max-objects", 0, "")
	fs.DurationVar(&f.listen.Delay, "delay", 0, "")
	fs.DurationVar(&f.listen.Drain, "drain", 0, "")
	fs.BoolVar(&f.log, "log", true, "")
	return fs
}

func (f *bridgeFlags) parse(args []string) error {
	if err := parse(f.set(), args); err != nil {
		return err
	}
	if f.listen.Admin == "off" {
		f.listen.Admin = ""
	}
	return f.read()
}

// read reads what the flags name.
func (f *bridgeFlags) read() error {
	if (f.cert == "") != (f.key == "") {
		return errors.New("-tls-cert and -tls-key go together")
	}
	if f.cert != "" {
		pair, err := readPair(f.cert, f.key)
		if err != nil {
			return fmt.Errorf("-tls-cert, -tls-key: %w", err)
		}
		f.listen.Certificate = &pair
	}
	if f.ca != "" {
		data, err := readFile(f.ca)
		if err != nil {
			return fmt.Errorf("-upstream-ca: %w", err)
		}
		f.options.RootCAs = x509.NewCertPool()
		if !f.options.RootCAs.AppendCertsFromPEM(data) {
			return fmt.Errorf("-upstream-ca %s: it holds no certificate in PEM", f.ca)
		}
	}
	if f.goneAfter != "" {
		at, err := time.Parse(time.DateOnly, f.goneAfter)
		if err != nil {
			return fmt.Errorf("-gone-after: give a date such as 2027-06-30: %w", err)
		}
		f.options.GoneAfter = at.AddDate(0, 0, 1) // the day itself counts
	}
	return nil
}
