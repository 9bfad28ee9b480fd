package version

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"
)

// devel is the go command's word for a version that it does not know.
const devel = "(devel)"

// tools is the module that decides what analyses see.
const tools = "golang.org/x/tools"

// An Info is what a program was built of. It is what -version -json prints.
type Info struct {
	Program  string    `json:"program"`
	Version  string    `json:"version"`            // of the module
	Revision string    `json:"revision,omitempty"` // of the checkout it was built in
	Modified bool      `json:"modified,omitempty"` // the checkout had other changes
	Go       string    `json:"go"`
	Platform string    `json:"platform"`         // GOOS/GOARCH
	Tools    string    `json:"xTools,omitempty"` // version of golang.org/x/tools, if it is linked in
	Contents []Content `json:"contents"`
}

// A Content is a document that decides what the program does, beside its code.
type Content struct {
	Kind   string `json:"kind"` // such as rules
	Title  string `json:"title"`
	SHA256 string `json:"sha256"`
}

// Of is the content that data is.
func Of(kind, title string, data []byte) Content {
	sum := sha256.Sum256(data)
	return Content{kind, title, hex.EncodeToString(sum[:])}
}

// Module is the version of the module that the program is of.
func Module() string { return Read("").Version }

// Read is about the running program.
func Read(program string, contents ...Content) Info {
	build, ok := debug.ReadBuildInfo()
	if !ok {
		build = &debug.BuildInfo{}
	}
	return read(build, program, contents)
}

func read(build *debug.BuildInfo, program string, contents []Content) Info {
	i := Info{
		Program: program, Version: build.Main.Version, Contents: contents,
		Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH,
	}
	if i.Version == "" {
		i.Version = devel
	}
	for _, d := range build.Deps {
		if d.Path == tools {
			i.Tools = d.Version
		}
	}
	for _, s := range build.Settings {
		switch s.Key {
		case "vcs.revision":
			i.Revision = s.Value
		case "vcs.modified":
			i.Modified = s.Value == "true"
		}
	}
	return i
}

// short is what is printed of a hash, in hexadecimal digits; as many as a
// pseudo-version has of a revision.
const short = 12

// Print writes one line.
func (i Info) Print(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %s %s", i.Program, i.Version, i.Go, i.Platform)
	if i.Tools != "" {
		fmt.Fprintf(&b, ", %s %s", tools, i.Tools)
	}
	for _, c := range i.Contents {
		fmt.Fprintf(&b, ", %s sha256:%.*s", c.Kind, short, c.SHA256)
	}
	if i.Version == devel && i.Revision != "" { // any other version names it or stands for it
		fmt.Fprintf(&b, ", revision %.*s", short, i.Revision)
		if i.Modified {
			b.WriteString("+dirty")
		}
	}
	if _, err := fmt.Fprintln(w, b.String()); err != nil {
		return fmt.Errorf("writing the version: %w", err)
	}
	return nil
}
