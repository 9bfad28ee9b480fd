// Package pets is a client that ogen generated from ../openapi.yaml, all but this file.
package pets
