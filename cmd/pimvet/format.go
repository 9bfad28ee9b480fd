package main

import (
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"golang.org/x/term"

	"github.com/pimigrate/pimigrate/internal/report"
	"github.com/pimigrate/pimigrate/internal/report/github"
	"github.com/pimigrate/pimigrate/internal/report/html"
	"github.com/pimigrate/pimigrate/internal/report/markdown"
	"github.com/pimigrate/pimigrate/internal/report/sarif"
	"github.com/pimigrate/pimigrate/internal/report/text"
)

// formats are those of -format.
var formats = map[string]func(io.Writer, *report.Report) error{
	"text":     func(w io.Writer, r *report.Report) error { return text.Write(w, r, style(w)) },
	"json":     func(w io.Writer, r *report.Report) error { return r.WriteJSON(w) },
	"sarif":    sarif.Write,
	"github":   github.Write,
	"html":     html.Write,
	"markdown": markdown.Write,
}

// style is coloured on a terminal, unless its user does not want it
// (https://no-color.org).
func style(w io.Writer) text.Style {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return text.Style{}
	}
	return text.Terminal
}

// outputs are the reports to write.
type outputs struct {
	list []output
	file string // for the one without a file; "" is the standard output
}

// An output is a format and the file to write it to, "" for that of outputs.
type output struct{ format, file string }

func (o *outputs) define(fs *flag.FlagSet) {
	fs.Func("format", "", o.add)
	fs.BoolFunc("json", "", func(text string) error {
		if text == "true" {
			return o.add("json")
		}
		return nil
	})
	fs.StringVar(&o.file, "o", "", "")
}

func (o *outputs) add(list string) error {
	for item := range strings.SplitSeq(list, ",") {
		format, file, named := strings.Cut(item, "=")
		if formats[format] == nil {
			return fmt.Errorf("no format %q: choose from %s", format, strings.Join(slices.Sorted(maps.Keys(formats)), ", "))
		}
		if named && file == "" {
			return fmt.Errorf("no file after %s", item)
		}
		o.list = append(o.list, output{format, file})
	}
	return nil
}

// check refuses two reports for one place.
func (o *outputs) check() error {
	if len(o.list) == 0 {
		o.list = []output{{format: "text"}}
	}
	taken := map[string]string{}
	for i := range o.list {
		out := &o.list[i]
		if out.file == "" {
			out.file = o.file
		}
		if first, ok := taken[out.file]; ok {
			where := out.file
			if where == "" {
				where = "the standard output"
			}
			return fmt.Errorf("-format: %s and %s would both be written to %s: name a file for one, as in -format %[2]s=FILE", first, out.format, where)
		}
		taken[out.file] = out.format
	}
	if _, ok := taken[o.file]; o.file != "" && !ok {
		return fmt.Errorf("-o %s: all formats have a file of their own", o.file)
	}
	return nil
}

// plain reports whether there is one output, as text or JSON.
func (o *outputs) plain() bool {
	return len(o.list) == 1 && o.list[0].file == "" && (o.list[0].format == "text" || o.list[0].format == "json")
}

// json reports whether the first output is JSON.
func (o *outputs) json() bool { return o.list[0].format == "json" }

// write writes all reports. Those who get none on the standard output are told
// what was found on the standard error.
func (o *outputs) write(r *report.Report, stdout, stderr io.Writer) error {
	quiet := true
	for _, out := range o.list {
		write := formats[out.format]
		if out.file != "" {
			if err := writeFile(out.file, func(w io.Writer) error { return write(w, r) }); err != nil {
				return fmt.Errorf("writing the %s report: %w", out.format, err)
			}
			continue
		}
		quiet = false
		if err := write(stdout, r); err != nil {
			return fmt.Errorf("writing the report: %w", err)
		}
	}
	if quiet {
		fmt.Fprintf(stderr, "pimvet: %s\n", r.Headline())
	}
	return nil
}
