// Command screenshot takes a picture of the top of a page, or of that of an emulator
// that it starts:
//
//	screenshot report.html report.png
//	screenshot -emulator emulator.png
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/pimigrate/pimigrate/internal/browsertest/browser"
	"github.com/pimigrate/pimigrate/internal/browsertest/scene"
)

func main() {
	emulator := flag.Bool("emulator", false, "show the page of an emulator")
	width := flag.Int64("width", 1200, "of the picture, in pixels")
	height := flag.Int64("height", 1700, "of the picture, in pixels")
	scheme := flag.String("scheme", "light", "light or dark")
	flag.Parse()
	p := picture{*width, *height, *scheme}
	var err error
	switch {
	case *emulator && flag.NArg() == 1:
		err = p.ofEmulator(flag.Arg(0))
	case !*emulator && flag.NArg() == 2:
		err = p.ofFile(flag.Arg(0), flag.Arg(1))
	default:
		fmt.Fprintln(os.Stderr, "usage: screenshot [flags] PAGE PNG | screenshot [flags] -emulator PNG")
		os.Exit(2)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "screenshot:", err)
		os.Exit(2)
	}
}

// A picture is how to take one.
type picture struct {
	width, height int64
	scheme        string
}

func (p picture) ofFile(page, png string) error {
	abs, err := filepath.Abs(page)
	if err != nil {
		return err
	}
	address := url.URL{Scheme: "file", Path: filepath.ToSlash(abs)}
	return p.take(address.String(), png)
}

func (p picture) ofEmulator(png string) error {
	s, err := scene.Start(context.Background())
	if err != nil {
		return err
	}
	return errors.Join(p.take(s.Admin.URL, png), s.Close())
}

func (p picture) take(address, name string) error {
	path, err := browser.Find()
	if err != nil {
		return err
	}
	tab, err := browser.Open(context.Background(), path)
	if err != nil {
		return err
	}
	defer tab.Close()
	prefer := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: p.scheme}}}
	if _, err := chromedp.Call(tab.Context(), emulation.SetEmulatedMedia, prefer); err != nil {
		return fmt.Errorf("prefer %s: %w", p.scheme, err)
	}
	if err := chromedp.Do(tab.Context(), chromedp.EmulateViewport(p.width, p.height), chromedp.Navigate(address)); err != nil {
		return fmt.Errorf("show %s: %w", address, err)
	}
	if said := tab.Errors(); len(said) > 0 {
		return errors.New("the page says on the console: " + said[0])
	}
	png, err := chromedp.Run(tab.Context(), chromedp.CaptureScreenshot())
	if err != nil {
		return fmt.Errorf("take a picture of %s: %w", address, err)
	}
	return os.WriteFile(name, png, 0o644)
}
