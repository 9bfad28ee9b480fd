//go:build !race

// What the race detector could see here are shells.

package docrun_test

import (
	"testing"

	"github.com/pimigrate/pimigrate/internal/docrun"
)

// TestPages runs the pages for people as they are written.
func TestPages(t *testing.T) {
	if testing.Short() {
		t.Skip("the pages build programs and lint modules with large dependencies")
	}
	for _, page := range pages(t) {
		t.Run(page, func(t *testing.T) { docrun.Test(t, "../..", page) })
	}
}
