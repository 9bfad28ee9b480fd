//go:build unix

package peak

import (
	"os"
	"os/exec"
	"strconv"
	"testing"
)

const takeEnv = "PEAK_TEST_TAKE"

// TestMain lets the test binary be the command that is measured.
func TestMain(m *testing.M) {
	if n, err := strconv.Atoi(os.Getenv(takeEnv)); err == nil {
		taken := make([]byte, n)
		for i := 0; i < n; i += os.Getpagesize() {
			taken[i] = 1
		}
		os.Exit(int(taken[0]) - 1)
	}
	os.Exit(m.Run())
}

func TestKilobytes(t *testing.T) {
	const small, large = 1 << 20, 33 << 20
	const more = (large - small) / 1024
	// The race detector takes several times what the command does.
	if got := peakOf(t, large) - peakOf(t, small); got < more/2 || got > more*16 {
		t.Errorf("a command that takes %d kilobytes more: measured %d more", more, got)
	}
}

func peakOf(t *testing.T, take int) int64 {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(cmd.Environ(), takeEnv+"="+strconv.Itoa(take))
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	return Kilobytes(cmd.ProcessState)
}
