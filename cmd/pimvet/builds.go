package main

import (
	"errors"
	"flag"
	"slices"
	"strings"

	"github.com/pimigrate/pimigrate/internal/vetdriver"
)

// buildFlags say in which build configurations to look at the packages.
type buildFlags struct {
	platforms []string
	tags      [][]string
}

func (b *buildFlags) define(fs *flag.FlagSet) {
	fs.Func("platforms", "", func(list string) error {
		for platform := range strings.SplitSeq(list, ",") {
			goos, goarch, ok := strings.Cut(platform, "/")
			if !ok || goos == "" || goarch == "" {
				return errors.New("not a list of GOOS/GOARCH, such as linux/amd64,windows/amd64")
			}
			if !slices.Contains(b.platforms, platform) {
				b.platforms = append(b.platforms, platform)
			}
		}
		return nil
	})
	fs.Func("tags", "", func(list string) error {
		tags := append([]string{}, strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })...) // never nil
		if !slices.ContainsFunc(b.tags, func(other []string) bool { return slices.Equal(other, tags) }) {
			b.tags = append(b.tags, tags)
		}
		return nil
	})
}

// configurations returns each platform with each set of tags; none if neither
// is given.
func (b *buildFlags) configurations() []vetdriver.Configuration {
	if len(b.platforms)+len(b.tags) == 0 {
		return nil
	}
	platforms, tags := b.platforms, b.tags
	if len(platforms) == 0 {
		platforms = []string{""}
	}
	if len(tags) == 0 {
		tags = [][]string{nil}
	}
	var all []vetdriver.Configuration
	for _, platform := range platforms {
		for _, set := range tags {
			all = append(all, vetdriver.Configuration{Platform: platform, Tags: set})
		}
	}
	return all
}
