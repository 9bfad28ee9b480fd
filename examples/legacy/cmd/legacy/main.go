// Command legacy lists and cancels requests for directory roles.
//
//	legacy [flags] [-via raw|generated|wrapped] list
//	legacy [flags] [-via raw|generated|wrapped] cancel ID
//	legacy [flags] [-via raw|generated] sweep ID...
//	legacy [flags] withdraw ID
//
// Flags:
//
//	-base URL             scheme and host of Graph
//	-connect-to HOST:PORT connect to this address, whatever the host of a URL is
//	-ca FILE              trust the authority in FILE (PEM) and no other
//
// Sweep goes on when Graph refuses, withdraw fails. Withdraw, and sweep by the first
// way, spell the host of the global cloud: -connect-to is how to try them. The token is
// taken from GRAPH_TOKEN.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
)

const (
	globalCloud = "https://graph.microsoft.com"
	status      = "Scheduled" // of the requests that can be cancelled
)

var errUsage = errors.New("usage: legacy [-base URL] [-connect-to HOST:PORT] [-ca FILE] [-via raw|generated|wrapped] list | cancel ID | sweep ID... | withdraw ID")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "legacy:", err)
		if errors.Is(err, errUsage) {
			os.Exit(2)
		}
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("legacy", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	base := flags.String("base", globalCloud, "scheme and host of Graph")
	via := flags.String("via", "raw", "raw, generated or wrapped")
	address := flags.String("connect-to", "", "connect to this address")
	ca := flags.String("ca", "", "trust this authority")
	if err := flags.Parse(args); err != nil {
		return fmt.Errorf("%w (%w)", errUsage, err)
	}
	if err := checkBase(*base); err != nil {
		return err
	}
	if err := connectTo(*address, *ca); err != nil {
		return err
	}
	for _, id := range flags.Args()[min(1, flags.NArg()):] {
		if id == "" || id == "." || id == ".." || strings.Contains(id, "/") {
			return fmt.Errorf("%q is not the id of a request", id)
		}
	}
	switch {
	case flags.Arg(0) == "list" && flags.NArg() == 1:
		return list(ctx, *via, *base, out)
	case flags.Arg(0) == "cancel" && flags.NArg() == 2:
		return cancel(ctx, *via, *base, flags.Arg(1))
	case flags.Arg(0) == "sweep" && flags.NArg() > 1:
		return sweep(ctx, *via, *base, flags.Args()[1:])
	case flags.Arg(0) == "withdraw" && flags.NArg() == 2:
		return withdraw(ctx, *base, flags.Arg(1))
	}
	return errUsage
}
