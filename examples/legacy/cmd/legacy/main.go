// Command legacy lists and cancels requests for directory roles.
//
//	legacy [-base URL] [-via raw|generated|wrapped] list
//	legacy [-base URL] [-via raw|generated|wrapped] cancel ID
//	legacy sweep ID...
//
// It takes the token from GRAPH_TOKEN.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/signal"
	"strings"
	"time"

	"github.com/pimigrate/pimigrate/examples/legacy/generated"
	"github.com/pimigrate/pimigrate/examples/legacy/internal/graph"
	"github.com/pimigrate/pimigrate/examples/legacy/rawhttp"
	"github.com/pimigrate/pimigrate/examples/legacy/wrapped"
)

const (
	global = "https://graph.microsoft.com"
	status = "Scheduled" // of the requests that can be cancelled
)

var errUsage = errors.New("usage: legacy [-base URL] [-via raw|generated|wrapped] list | cancel ID | sweep ID...")

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
	base := flags.String("base", global, "scheme and host of Graph")
	via := flags.String("via", "raw", "raw, generated or wrapped")
	if err := flags.Parse(args); err != nil {
		return fmt.Errorf("%w (%w)", errUsage, err)
	}
	if err := checkBase(*base); err != nil {
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
		if *base != global {
			return errors.New("sweep works on the global cloud only")
		}
		c, err := rawhttp.New("", token)
		if err != nil {
			return err
		}
		return c.WithdrawAll(flags.Args()[1:])
	}
	return errUsage
}

// checkBase keeps the token off the open network.
func checkBase(base string) error {
	u, err := url.Parse(base)
	if err != nil {
		return err
	}
	local := u.Hostname() == "localhost" || u.Hostname() == "127.0.0.1"
	if u.Host == "" || u.Scheme != "https" && !(u.Scheme == "http" && local) {
		return fmt.Errorf("-base %s: want https://HOST", base)
	}
	return nil
}

func token(context.Context) (string, error) {
	if t := os.Getenv("GRAPH_TOKEN"); t != "" {
		return t, nil
	}
	return "", errors.New("GRAPH_TOKEN is not set")
}

func client() *http.Client { return &http.Client{Timeout: 30 * time.Second} }

func connect(ctx context.Context, base string) context.Context {
	return graph.NewContext(ctx, &graph.Conn{HTTP: client(), Root: base, Token: token})
}

func list(ctx context.Context, via, base string, out io.Writer) error {
	switch via {
	case "raw":
		c, err := rawhttp.New(base+"/beta", token)
		if err != nil {
			return err
		}
		rs, err := c.ListRequests(ctx, status)
		return show(out, rs, err)
	case "generated":
		r, err := generated.New(base, client(), token)
		if err != nil {
			return err
		}
		rs, err := r.List(ctx, status)
		return show(out, rs, err)
	case "wrapped":
		rs, err := wrapped.Requests(connect(ctx, base), status)
		return show(out, rs, err)
	}
	return errUsage
}
