// Command demorun runs a program before and after its migration, as processes, against
// an emulator whose tenant was migrated to PIM v3:
//
//	demorun -pimd bin/pimd BEFORE AFTER
//
// The two are executables of examples/legacy. Each cancels a request in each of the
// ways that pimvet edits. Before, the emulator has to refuse and the requests to stay;
// after, they have to be cancelled. Anything else is exit status 1.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"time"

	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// patience is far more than all of it takes.
const patience = time.Minute

func main() {
	pimd := flag.String("pimd", "bin/pimd", "the emulator's executable")
	flag.Parse()
	if flag.NArg() != 2 {
		fmt.Fprintln(os.Stderr, "usage: demorun [-pimd FILE] BEFORE AFTER")
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if err := run(ctx, *pimd, flag.Arg(0), flag.Arg(1)); err != nil {
		fmt.Fprintln(os.Stderr, "demorun:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, pimd, before, after string) (err error) {
	dir, err := os.MkdirTemp("", "demorun")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	e, err := start(ctx, pimd, dir)
	if err != nil {
		return err
	}
	defer func() {
		if stopErr := e.Stop(); err == nil {
			err = stopErr
		}
	}()
	fmt.Printf("\n--- before: PIM v2 is retired\n")
	for _, w := range ways {
		if err := e.try(ctx, before, w, w.notices, tenant.Scheduled); err != nil {
			return err
		}
	}
	fmt.Printf("\n--- after pimvet -fix\n")
	for _, w := range ways {
		if err := e.try(ctx, after, w, false, tenant.Cancelled); err != nil {
			return err
		}
	}
	return nil
}
