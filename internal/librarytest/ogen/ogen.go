// Package ogen uses a client that ogen generated.
package ogen

//go:generate go run github.com/ogen-go/ogen/cmd/ogen@v1.24.0 --target pets --package pets --clean --config ogen.yml openapi.yaml

import (
	"context"

	"github.com/pimigrate/pimigrate/internal/librarytest/ogen/pets"
)

func Calls(ctx context.Context, c *pets.Client, id string) {
	c.ListPets(ctx, pets.ListPetsParams{})                // want `GET {}/pets?{} via ListPets`
	c.CreatePet(ctx, &pets.Pet{Name: id})                 // want `POST {}/pets via CreatePet`
	c.DeletePhoto(ctx, pets.DeletePhotoParams{PetId: id}) // want `DELETE {}/pets/{}/photos/{} via DeletePhoto`
}

func Through(p pets.Invoker, ctx context.Context) error {
	_, err := p.CreatePet(ctx, nil) // want `POST {}/pets via CreatePet`
	return err
}
