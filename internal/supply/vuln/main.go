package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"

	"golang.org/x/vuln/scan"
)

func main() {
	dir := flag.String("C", ".", "`directory` of the module")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	vulnerable, err := run(ctx, *dir, flag.Args(), os.Stdout)
	if err != nil {
		fmt.Fprintf(os.Stderr, "vuln: %v\n", err)
		os.Exit(2)
	}
	if vulnerable {
		os.Exit(1)
	}
}

func run(ctx context.Context, dir string, patterns []string, w io.Writer) (vulnerable bool, err error) {
	db, err := fetch(ctx)
	if err != nil {
		fmt.Fprintf(w, "vuln: skipped, nothing was checked: the database of vulnerabilities is not to be had: %v\n", err)
		return false, nil
	}
	fmt.Fprintf(w, "vuln: database %s of golang.org/x/vulndb\n", db.Version)
	source := url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(db.Dir, "data", "osv"))}
	args := append([]string{"-C", dir, "-format", "json", "-db", source.String()}, patterns...)
	said, out := io.Pipe()
	c := scan.Command(ctx, args...)
	c.Stdout = out
	if err := c.Start(); err != nil {
		return false, err
	}
	go func() { out.CloseWithError(c.Wait()) }()
	found, err := read(said)
	if err != nil {
		return false, fmt.Errorf("govulncheck %s: %w", dir, err)
	}
	return report(w, found)
}

// A database is what "go mod download -json" says of a module.
type database struct{ Version, Dir, Error string }

func fetch(ctx context.Context) (*database, error) {
	var db database
	out, err := exec.CommandContext(ctx, "go", "mod", "download", "-json", "golang.org/x/vulndb@latest").Output()
	if e := json.Unmarshal(out, &db); e == nil && db.Error != "" {
		return nil, fmt.Errorf("%s", db.Error)
	}
	if err != nil {
		return nil, fmt.Errorf("go mod download: %w", err)
	}
	return &db, nil
}
