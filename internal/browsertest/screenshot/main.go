// Command screenshot takes a picture of the top of a page:
//
//	screenshot report.html report.png
package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"github.com/chromedp/chromedp"

	"github.com/pimigrate/pimigrate/internal/browsertest/browser"
)

// Size of the picture in pixels.
const width, height = 1200, 1700

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: screenshot PAGE PNG")
		os.Exit(2)
	}
	if err := take(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "screenshot:", err)
		os.Exit(2)
	}
}

func take(page, picture string) error {
	path, err := browser.Find()
	if err != nil {
		return err
	}
	abs, err := filepath.Abs(page)
	if err != nil {
		return err
	}
	tab, err := browser.Open(context.Background(), path)
	if err != nil {
		return err
	}
	defer tab.Close()
	address := url.URL{Scheme: "file", Path: filepath.ToSlash(abs)}
	if err := chromedp.Do(tab.Context(), chromedp.EmulateViewport(width, height), chromedp.Navigate(address.String())); err != nil {
		return fmt.Errorf("show %s: %w", page, err)
	}
	if said := tab.Errors(); len(said) > 0 {
		return errors.New("the page says on the console: " + said[0])
	}
	png, err := chromedp.Run(tab.Context(), chromedp.CaptureScreenshot())
	if err != nil {
		return fmt.Errorf("take a picture of %s: %w", page, err)
	}
	return os.WriteFile(picture, png, 0o644)
}
