// Package salt makes a vet tool that the go command has not seen yet:
//
//	err := salt.Copy("bin/pimvet", filepath.Join(dir, "pimvet"))
//
// The go command hashes a tool's file to tell whether what its cache holds of
// the tool still counts. The copy is a few bytes longer, so it does not, and
// what the user's cache holds of everything else does.
package salt

import (
	"fmt"
	"os"
	"time"
)

// Copy writes the executable exe to name, with the time after its end.
func Copy(exe, name string) error {
	data, err := os.ReadFile(exe)
	if err != nil {
		return fmt.Errorf("read the tool: %w", err)
	}
	if err := os.WriteFile(name, fmt.Append(data, time.Now().UnixNano()), 0o755); err != nil {
		return fmt.Errorf("copy the tool: %w", err)
	}
	return nil
}
