// Package browsertest tests the project's pages in a real browser, a headless
// Chromium that package browser starts. It is a module of its own so that
// nobody who imports the main module pulls the driver in.
//
// Without Chromium the tests are skipped and say so. "make test-browser"
// installs it where it may.
package browsertest
