// Package remotecache tests that machines share pimvet's results through a
// remote build cache, with go-cacher as the program that GOCACHEPROG names. It
// is a module of its own for the sake of that program's dependencies.
package remotecache
