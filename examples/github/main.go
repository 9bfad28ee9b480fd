// Command course prepares a GitHub organization for a course, and reports on it.
// It was written a while ago: some of the operations it calls are on their way
// out, though the compiler and the client library say so of few of them.
//
//	GITHUB_TOKEN=... go run . -org example -team 42
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"time"

	"github.com/google/go-github/v84/github"
)

func main() {
	org := flag.String("org", "", "the organization")
	team := flag.Int64("team", 0, "number of the team of teachers")
	prepare := flag.Bool("prepare", false, "set the organization up before reporting")
	flag.Parse()
	if *org == "" {
		flag.Usage()
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	c := course{github.NewClient(nil).WithAuthToken(os.Getenv("GITHUB_TOKEN")), *org}
	if err := run(ctx, c, *team, *prepare); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, c course, team int64, prepare bool) error {
	if prepare {
		if err := c.prepare(ctx); err != nil {
			return fmt.Errorf("prepare %s: %w", c.org, err)
		}
	}
	return c.report(ctx, team)
}
