package main

import (
	"context"
	"encoding/json"
	"io"

	"github.com/pimigrate/pimigrate/examples/legacy/generated"
	"github.com/pimigrate/pimigrate/examples/legacy/rawhttp"
	"github.com/pimigrate/pimigrate/examples/legacy/wrapped"
)

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
