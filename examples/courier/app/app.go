// Package app uses courier.
package app

import (
	"context"
	"fmt"
	"net/http"
	"net/url"

	"example.com/courier"
)

var shop = courier.New("https://eu.shop.example/api")

// Checkout orders what is in a cart.
func Checkout(ctx context.Context, cart string) error {
	order := shop.Order(http.MethodPost).With("Accept", "application/json")
	resp, err := order.To("/v1/carts/" + url.PathEscape(cart) + "/checkout").Dispatch(ctx) // want `POST https://eu.shop.example/api/v1/carts/{}/checkout`
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 300 {
		return fmt.Errorf("the shop answered %s", resp.Status)
	}
	return nil
}

// Cart reads a cart.
func Cart(ctx context.Context, cart string) (*http.Response, error) {
	return shop.Fetch(ctx, "/v1/carts/"+url.PathEscape(cart)) // want `GET https://eu.shop.example/api/v1/carts/{}`
}
