// Package client talks to the shop by hand, as programs do.
package client

import (
	"context"
	"fmt"
	"net/http"
)

// Checkout checks out a cart.
func Checkout(ctx context.Context, region, cart string) error {
	url := fmt.Sprintf("https://%s.shop.example/api/v1/carts/%s/checkout", region, cart)
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, nil)
	if err != nil {
		return err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusNoContent {
		return fmt.Errorf("check out %s: %s", cart, resp.Status)
	}
	return nil
}

// Stock asks what there is. This call is not deprecated.
func Stock(ctx context.Context) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://eu.shop.example/api/v1/stock", nil)
	if err != nil {
		return nil, err
	}
	return http.DefaultClient.Do(req)
}
