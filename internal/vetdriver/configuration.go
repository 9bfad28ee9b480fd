package vetdriver

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A Configuration is one way to build packages. The zero value is what the go
// command does by itself.
type Configuration struct {
	Platform string   // GOOS/GOARCH; "" leaves the choice to the environment
	Tags     []string // build tags; nil leaves the choice to GOFLAGS
}

// String returns, for example, "windows/amd64 -tags=integration".
func (c Configuration) String() string {
	var parts []string
	if c.Platform != "" {
		parts = append(parts, c.Platform)
	}
	if parts = append(parts, c.flags()...); len(parts) == 0 {
		return "default"
	}
	return strings.Join(parts, " ")
}

func (c Configuration) flags() []string {
	if c.Tags == nil {
		return nil
	}
	return []string{"-tags=" + strings.Join(c.Tags, ",")}
}

func (c Configuration) env() []string {
	goos, goarch, ok := strings.Cut(c.Platform, "/")
	if !ok {
		return nil
	}
	return []string{"GOOS=" + goos, "GOARCH=" + goarch}
}

func (d *Driver) configurations() []Configuration {
	if len(d.Configurations) == 0 {
		return []Configuration{{}}
	}
	return d.Configurations
}

// checkPlatforms asks the go command whether it knows the platforms. For an
// unknown one it would build no file that names another, and say nothing.
func (d *Driver) checkPlatforms(ctx context.Context) error {
	var known []string
	for _, c := range d.configurations() {
		if c.Platform == "" {
			continue
		}
		if known == nil {
			var err error
			if known, err = d.platforms(ctx); err != nil {
				return err
			}
		}
		if !slices.Contains(known, c.Platform) {
			return fmt.Errorf("unknown platform %s: choose from %s", c.Platform, strings.Join(similar(c.Platform, known), ", "))
		}
	}
	return nil
}

func (d *Driver) platforms(ctx context.Context) ([]string, error) {
	var known []string
	err := d.run(ctx, Configuration{}, func(out io.Reader) error {
		data, err := io.ReadAll(out)
		known = strings.Fields(string(data))
		return err
	}, []string{"tool", "dist", "list"}, nil)
	return known, err
}

// similar returns the platforms with the same system, or else all.
func similar(platform string, known []string) []string {
	goos, _, _ := strings.Cut(platform, "/")
	same := slices.DeleteFunc(slices.Clone(known), func(k string) bool { return !strings.HasPrefix(k, goos+"/") })
	if len(same) == 0 {
		return known
	}
	return same
}
