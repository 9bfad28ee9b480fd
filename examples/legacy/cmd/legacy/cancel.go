package main

import (
	"context"
	"errors"

	"github.com/pimigrate/pimigrate/examples/legacy/generated"
	"github.com/pimigrate/pimigrate/examples/legacy/rawhttp"
	"github.com/pimigrate/pimigrate/examples/legacy/wrapped"
)

func cancel(ctx context.Context, via, base, id string) error {
	switch via {
	case "raw":
		c, err := rawhttp.New(base+"/beta", token)
		if err != nil {
			return err
		}
		return c.CancelRequest(ctx, id)
	case "generated":
		r, err := generated.New(base, client(), token)
		if err != nil {
			return err
		}
		_, err = r.Cancel(ctx, id)
		return err
	case "wrapped":
		return wrapped.Cancel(connect(ctx, base), id)
	}
	return errUsage
}

// withdraw cancels a request by the path that spells its host.
func withdraw(ctx context.Context, base, id string) error {
	c, err := global(base)
	if err != nil {
		return err
	}
	return c.WithdrawChecked(ctx, id)
}

// sweep cancels what can be cancelled and leaves the rest for the next hour.
func sweep(ctx context.Context, via, base string, ids []string) error {
	switch via {
	case "raw":
		c, err := global(base)
		if err != nil {
			return err
		}
		return c.WithdrawAll(ids)
	case "generated":
		r, err := generated.New(base, client(), token)
		if err != nil {
			return err
		}
		_, err = r.Sweeper().Sweep(ctx, ids)
		return err
	}
	return errUsage
}

func global(base string) (*rawhttp.Client, error) {
	if base != globalCloud {
		return nil, errors.New("this works on the global cloud only: use -connect-to in the place of -base")
	}
	return rawhttp.New("", token)
}
