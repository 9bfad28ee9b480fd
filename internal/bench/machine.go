package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"strings"
)

// A machine is what figures depend on beside the code.
type machine struct {
	System    string `json:"system"`
	Processor string `json:"processor"`
	Cores     int    `json:"cores"`
	Memory    string `json:"memory"`
	Go        string `json:"go"`
}

// thisMachine asks the go command, whose version may differ from that of this program,
// and, where there is such a thing, /proc.
func thisMachine(ctx context.Context) (machine, error) {
	version, err := exec.CommandContext(ctx, "go", "env", "GOVERSION").Output()
	if err != nil {
		return machine{}, fmt.Errorf("ask for the version of Go: %w", err)
	}
	m := machine{
		System: runtime.GOOS + "/" + runtime.GOARCH, Cores: runtime.NumCPU(), Go: strings.TrimSpace(string(version)),
		Processor: field("/proc/cpuinfo", `model name\s*: (.*)`), Memory: "unknown",
	}
	var kilobytes int
	if _, err := fmt.Sscan(field("/proc/meminfo", `MemTotal:\s*(\d+)`), &kilobytes); err == nil {
		m.Memory = fmt.Sprintf("%d GB", (kilobytes+1<<19)>>20)
	}
	return m, nil
}

func field(file, pattern string) string {
	data, err := os.ReadFile(file)
	if err != nil {
		return "unknown"
	}
	found := regexp.MustCompile(pattern).FindSubmatch(data)
	if found == nil {
		return "unknown"
	}
	return string(bytes.TrimSpace(found[1]))
}

func (m machine) String() string {
	return fmt.Sprintf("%s, %s, %d cores, %s, %s", m.System, m.Processor, m.Cores, m.Memory, m.Go)
}
