package telemetry

import (
	"fmt"
	"net/url"
	"os"
	"strings"
)

// A signal is what has variables of its own: TRACES or METRICS.
type signal string

const (
	traces  signal = "TRACES"
	metrics signal = "METRICS"
)

// lookup returns a variable as the SDK reads it.
func lookup(name string) string { return strings.TrimSpace(os.Getenv(name)) }

// otlp returns a variable of the exporter and its name, that of the signal before that
// of all.
func (s signal) otlp(what string) (name, value string) {
	name = "OTEL_EXPORTER_OTLP_" + string(s) + "_" + what
	if value = lookup(name); value != "" {
		return name, value
	}
	name = "OTEL_EXPORTER_OTLP_" + what
	return name, lookup(name)
}

// on says whether the environment wants the signal. The SDK leaves it to the program to
// read OTEL_SDK_DISABLED and the choice of an exporter. No error has the value of a
// variable that may hold a password.
func (s signal) on() (bool, error) {
	if strings.EqualFold(lookup("OTEL_SDK_DISABLED"), "true") {
		return false, nil
	}
	choice := "OTEL_" + string(s) + "_EXPORTER"
	switch v := lookup(choice); v {
	case "", "otlp":
	case "none":
		return false, nil
	default:
		return false, fmt.Errorf("%s is %q: choose otlp or none", choice, v)
	}
	name, endpoint := s.otlp("ENDPOINT")
	if endpoint == "" {
		return false, nil
	}
	u, err := url.Parse(endpoint)
	switch {
	case err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "":
		return false, fmt.Errorf("%s: give the URL of a collector, such as http://localhost:4318", name)
	case u.User != nil:
		return false, fmt.Errorf("%s: a URL with a user is not read; give the header Authorization in OTEL_EXPORTER_OTLP_HEADERS", name)
	}
	switch name, protocol := s.otlp("PROTOCOL"); protocol {
	case "", "http/protobuf", "http/json":
		return true, nil
	default:
		return false, fmt.Errorf("%s is %q: choose http/protobuf or http/json, and the collector's port for them, often 4318", name, protocol)
	}
}
