//go:build linux

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/pimigrate/pimigrate/analyzer/rule/compile"
	"github.com/pimigrate/pimigrate/internal/bench/row"
)

// compareWithParser prints what it takes to compile the description, and to
// parse it only. Both run in turn, each after a garbage collection.
func compareWithParser(name string, rounds int, rows string) error {
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	var parse, all []time.Duration
	var rules []byte
	for range rounds {
		took, err := timed(func() error {
			data, err := os.ReadFile(name)
			if err == nil {
				_, err = openapi3.NewLoader().LoadFromData(data)
			}
			return err
		})
		if err != nil {
			return fmt.Errorf("parse %s: %w", name, err)
		}
		parse = append(parse, took)
		took, err = timed(func() error {
			set, _, err := compile.File(name)
			if err == nil {
				rules, err = set.Encode()
			}
			return err
		})
		if err != nil {
			return err
		}
		all = append(all, took)
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	p, c := median(parse), median(all)
	fmt.Fprintf(w, "%s\tmedian\tfastest\tbytes\t\n", filepath.Base(name))
	fmt.Fprintf(w, "parse\t%.2f s\t%.2f s\t%d\t\n", p.Seconds(), slices.Min(parse).Seconds(), info.Size())
	fmt.Fprintf(w, "compile\t%.2f s\t%.2f s\t%d\t\n", c.Seconds(), slices.Min(all).Seconds(), len(rules))
	fmt.Fprintf(w, "ratio\t%.2f\t%.2f\t%.4f\t\n", c.Seconds()/p.Seconds(), slices.Min(all).Seconds()/slices.Min(parse).Seconds(),
		float64(len(rules))/float64(info.Size()))
	if err := w.Flush(); err != nil {
		return err
	}
	return row.Append(rows, row.Row{
		What: "compile GitHub's description: time", Ours: row.Value{Of: "compile", Amount: c.Seconds(), Unit: "s"},
		Beside: row.Value{Of: "the OpenAPI parser alone", Amount: p.Seconds(), Unit: "s"},
	}, row.Row{
		What: "compile GitHub's description: size", Ours: row.Value{Of: "rule file", Amount: float64(len(rules)) / 1e3, Unit: "kB"},
		Beside: row.Value{Of: "description", Amount: float64(info.Size()) / 1e3, Unit: "kB"},
	})
}

func timed(f func() error) (time.Duration, error) {
	runtime.GC()
	start := time.Now()
	err := f()
	return time.Since(start), err
}

func median(all []time.Duration) time.Duration {
	sorted := slices.Sorted(slices.Values(all))
	return sorted[len(sorted)/2]
}
