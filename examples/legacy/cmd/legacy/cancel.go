package main

import (
	"context"
	"encoding/json"
	"io"

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

// show prints one request a line.
func show[T any](out io.Writer, rs []T, err error) error {
	enc := json.NewEncoder(out)
	for _, r := range rs {
		if err := enc.Encode(r); err != nil {
			return err
		}
	}
	return err
}
