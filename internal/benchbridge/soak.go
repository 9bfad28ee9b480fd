package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/pimigrate/pimigrate/internal/pimdproc"
	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// pause makes it some 300 requests a second: enough to see what is kept of each.
const pause = 25 * time.Millisecond

// grown is by how much memory may have grown between the second tenth and the last.
const grown = 1.2

// soak loads pimd bridge with lists, single objects and refusals, and reads its resident
// memory ten times.
func soak(pimd string, length time.Duration) error {
	e, err := pimtest.New()
	if err != nil {
		return err
	}
	service, err := e.Listen(context.Background(), "127.0.0.1:0")
	if err != nil {
		return err
	}
	p, err := pimdproc.Start(context.Background(), pimd, "bridge", "-upstream", service.URL, "-addr", "127.0.0.1:0", "-admin", "off", "-log=false")
	if err != nil {
		return err
	}
	watched := watch(p.Pid(), "http://"+p.Addr, e, length)
	return errors.Join(watched, p.Stop())
}

func watch(pid int, root string, e *pimtest.Emulator, length time.Duration) error {
	var sizes []int
	total := 0.0
	for range 10 {
		for n, target := range []string{path("getPrivilegedRole", tenant.SecurityReader), path("listPrivilegedRoles", ""), path("listPrivilegedRoleAssignmentRequests", "")} {
			token, err := e.Token(pimtest.As(tenant.ID(1, "caller", uint64(len(sizes)*3+n))))
			if err != nil {
				return err
			}
			r, err := load(root+target, token, length/30, pause)
			if err != nil {
				return err
			}
			total += r.perSecond * (length / 30).Seconds()
			e.ForgetRequests()
		}
		kib, err := resident(pid)
		if err != nil {
			return err
		}
		sizes = append(sizes, kib)
		fmt.Printf("%8.0f requests, %d KiB resident\n", total, kib)
	}
	if last, second := sizes[len(sizes)-1], sizes[1]; float64(last) > grown*float64(second) {
		return fmt.Errorf("memory grew from %d KiB to %d KiB", second, last)
	}
	return nil
}

// resident is the resident memory of a process, in KiB.
func resident(pid int) (int, error) {
	data, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/status")
	if err != nil {
		return 0, fmt.Errorf("reading the memory of pimd, which takes Linux: %w", err)
	}
	for line := range bytes.Lines(data) {
		if rest, ok := bytes.CutPrefix(line, []byte("VmRSS:")); ok {
			return strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(string(rest)), "kB")))
		}
	}
	return 0, fmt.Errorf("the system does not tell the memory of process %d", pid)
}
