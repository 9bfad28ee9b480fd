package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"time"

	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// emulateFlags are those of emulate. Their usage texts stand in the package comment.
type emulateFlags struct {
	addr, admin    string
	tls, log       bool
	ca, seed       string
	v2, tokens, at string
	caller         string
	ids            uint64
	page           int
	hosts          names
}

// set returns the flags, which are read into f.
func (f *emulateFlags) set() *flag.FlagSet {
	fs := flag.NewFlagSet("emulate", flag.ContinueOnError)
	fs.StringVar(&f.addr, "addr", "127.0.0.1:8080", "")
	fs.StringVar(&f.admin, "admin", "127.0.0.1:8081", "")
	fs.BoolVar(&f.tls, "tls", false, "")
	fs.StringVar(&f.ca, "ca", "", "")
	fs.Var(&f.hosts, "host", "")
	fs.StringVar(&f.seed, "seed", "", "")
	fs.StringVar(&f.v2, "v2", string(pimtest.V2Live), "")
	fs.StringVar(&f.tokens, "tokens", string(pimtest.TokensUnchecked), "")
	fs.StringVar(&f.caller, "caller", pimtest.DefaultCaller, "")
	fs.StringVar(&f.at, "time", "", "")
	fs.Uint64Var(&f.ids, "ids", 0, "")
	fs.IntVar(&f.page, "page", 100, "")
	fs.BoolVar(&f.log, "log", false, "")
	return fs
}

func (f *emulateFlags) parse(args []string) error {
	if err := parse(f.set(), args); err != nil {
		return err
	}
	if !f.tls && (f.ca != "" || len(f.hosts) > 0) {
		return errors.New("-ca and -host need -tls")
	}
	return nil
}

// options are the flags as options of the emulator.
func (f *emulateFlags) options(log io.Writer) ([]pimtest.Option, error) {
	options := []pimtest.Option{
		pimtest.WithV2(pimtest.V2Mode(f.v2)), pimtest.WithTokens(pimtest.TokenMode(f.tokens)), pimtest.WithSeed(f.ids),
		pimtest.WithPageSize(f.page), pimtest.WithCaller(tenant.Caller{ID: f.caller, MFA: true}),
	}
	if f.tls {
		options = append(options, pimtest.WithTLS(f.hosts...))
	}
	if f.log {
		options = append(options, pimtest.WithLog(slog.New(slog.NewJSONHandler(log, nil))))
	}
	if f.at != "" {
		at, err := time.Parse(time.RFC3339, f.at)
		if err != nil {
			return nil, fmt.Errorf("-time: %w", err)
		}
		options = append(options, pimtest.WithTime(at))
	}
	if f.seed != "" {
		data, err := readFile(f.seed)
		if err != nil {
			return nil, fmt.Errorf("-seed: %w", err)
		}
		state, err := pimtest.ReadState(data)
		if err != nil {
			return nil, fmt.Errorf("-seed %s: %w", f.seed, err)
		}
		options = append(options, pimtest.WithState(state))
	}
	return options, nil
}
