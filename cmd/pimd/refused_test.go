package main

import (
	"bytes"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRefused(t *testing.T) {
	const free = "127.0.0.1:0"
	seed := func(content string) string {
		name := filepath.Join(t.TempDir(), "bad.json")
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	tests := []struct {
		args []string
		want string
	}{
		{nil, "name a command"},
		{[]string{"nothing"}, `there is no command "nothing"`},
		{[]string{"emulate", "-v2", "dead"}, "choose live, retired or dated"},
		{[]string{"emulate", "-tokens", "some"}, "choose none, shape or signed"},
		{[]string{"emulate", "-time", "noon"}, "-time: parsing time"},
		{[]string{"emulate", "-page", "-1"}, "a page cannot have -1 objects"},
		{[]string{"emulate", "-page", "all"}, `invalid value "all" for flag -page`},
		{[]string{"emulate", "-ids", "-1"}, `invalid value "-1" for flag -ids`},
		{[]string{"emulate", "-port", "80"}, "flag provided but not defined: -port; pimd -h prints the help"},
		{[]string{"emulate", "-seed", seed(`{"tenantId": "x", "users": []}`)}, `bad.json: reading a tenant: reading JSON: json: unknown field "users"`},
		{[]string{"emulate", "-seed", seed("{\n\"tenantId\": \"x\",\n}")}, "bad.json: reading a tenant: reading JSON, line 3: invalid character"},
		{[]string{"emulate", "-seed", seed("{\n\"tenantId\": 7}")}, "bad.json: reading a tenant: reading JSON, line 2: json: cannot unmarshal number"},
		{[]string{"emulate", "-seed", seed(`{"tenantId": "x"`)}, "bad.json: reading a tenant: reading JSON: unexpected EOF"},
		{[]string{"emulate", "-seed", seed("")}, "bad.json: reading a tenant: reading JSON: there is none"},
		{[]string{"emulate", "-seed", seed(`{"tenantId": "x", "requests": [{"id": "one", "status": "Lost"}]}`)}, `bad.json: request 0, id "one": there is no status "Lost": choose one of`},
		{[]string{"emulate", "-seed", "none.json"}, "-seed: open none.json"},
		{[]string{"emulate", "-seed", seed(strings.Repeat(" ", 64<<20+1))}, "bad.json: it is longer than 64 MiB"},
		{[]string{"emulate", "-seed", t.TempDir()}, "is a directory"},
		{[]string{"emulate", "-seed", ""}, "-seed: its value is empty"},
		{[]string{"emulate", "-tls", "-host", ""}, "-host: it is empty"},
		{[]string{"emulate", "-tls", "-host", "x", "-host", ""}, `invalid value "" for flag -host: it is empty`},
		{[]string{"emulate", "-tls", "-host", "localhost:8080"}, `"localhost:8080" is no host`},
		{[]string{"emulate", "-ca", "x"}, "-ca and -host need -tls"},
		{[]string{"emulate", "-addr", free, "-admin", free, "-tls", "-ca", filepath.Join(t.TempDir(), "none", "ca.pem")}, "-ca: open"},
		{[]string{"emulate", "-addr", "nothing"}, `-addr: address "nothing"`},
		{[]string{"emulate", "-addr", "127.0.0.1:99999"}, "-addr: listening: listen tcp: address 99999: invalid port"},
		{[]string{"emulate", "-addr", free, "-admin", "0.0.0.0:0"}, "use 127.0.0.1"},
		{[]string{"emulate", "more"}, `emulate takes no arguments: "more"`},
		{[]string{"bridge", "-upstream", "http://graph.example"}, "has to be https"},
		{[]string{"bridge", "-upstream", "https://graph.example:99999"}, "a port, if any, up to 65535"},
		{[]string{"bridge", "-upstream", "https://:443"}, "it needs a host"},
		{[]string{"bridge", "-public-url", "https://bridge.example:0"}, "public URL https://bridge.example:0: it needs a host"},
		{[]string{"bridge", "-addr", free, "-admin", "off", "-delay", "-1s"}, "cannot be negative"},
		{[]string{"bridge", "-addr", free, "-admin", "off", "-drain", "-1s"}, "cannot be negative"},
		{[]string{"bridge", "-timeout", "-1s"}, "cannot be negative"},
		{[]string{"bridge", "-tls-cert", "x"}, "-tls-cert and -tls-key go together"},
		{[]string{"bridge", "-tls-cert", "none", "-tls-key", "none"}, "-tls-cert, -tls-key: open none"},
		{[]string{"bridge", "-upstream-ca", seed("")}, "holds no certificate"},
		{[]string{"bridge", "-gone-after", "soon"}, "-gone-after: give a date"},
		{[]string{"bridge", "-addr", free, "-admin", "0.0.0.0:0"}, "use 127.0.0.1"},
		{[]string{"coverage", "-xml"}, "flag provided but not defined: -xml"},
	}
	for _, tt := range tests {
		var stdout, stderr bytes.Buffer
		got := run(t.Context(), tt.args, &stdout, &stderr)
		if got != failed || !strings.HasPrefix(stderr.String(), "pimd: ") || !strings.Contains(stderr.String(), tt.want) || stdout.Len() > 0 {
			t.Errorf("%q: %d %s%s, want %s", tt.args, got, stdout.String(), stderr.String(), tt.want)
		}
		if strings.Contains(stderr.String(), "listening on") {
			t.Errorf("%q: it says that it listens: %s", tt.args, stderr.String())
		}
	}
}

// TestOccupied: where one listener cannot listen, pimd says which and what to do, and
// the other does not stay.
func TestOccupied(t *testing.T) {
	busy, free := listen(t), listen(t)
	address := free.Addr().String()
	free.Close()
	for flag, args := range map[string][]string{
		"-addr":                 {"emulate", "-addr", busy.Addr().String(), "-admin", address},
		"-admin":                {"emulate", "-addr", address, "-admin", busy.Addr().String()},
		"address for callers":   {"bridge", "-addr", busy.Addr().String(), "-admin", address},
		"address for the admin": {"bridge", "-addr", address, "-admin", busy.Addr().String()},
	} {
		var stderr bytes.Buffer
		want := "pimd: " + flag + ": listening: listen tcp " + busy.Addr().String() + ": bind: address already in use: stop what listens there, choose another port, or let port 0 find one\n"
		if got := run(t.Context(), args, io.Discard, &stderr); got != failed || stderr.String() != want {
			t.Errorf("%s: %d %s, want %s", flag, got, stderr.String(), want)
		}
		again, err := net.Listen("tcp", address)
		if err != nil {
			t.Fatalf("%s: the other listener is still there: %v", flag, err)
		}
		again.Close()
	}
}

func listen(t *testing.T) net.Listener {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// TestRefusedVariables has what the environment says wrongly of OpenTelemetry. Values,
// which may be keys, are not repeated.
func TestRefusedVariables(t *testing.T) {
	const endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT"
	for _, tt := range []struct {
		variables map[string]string
		want      string
	}{
		{map[string]string{endpoint: "collector:4318"}, endpoint + ": give the URL of a collector"},
		{map[string]string{endpoint: "http://user:s3cret@collector"}, endpoint + ": a URL with a user is not read"},
		{map[string]string{endpoint: "http://s3cret%zz"}, endpoint + ": give the URL of a collector"},
		{map[string]string{"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "unix:///s3cret"}, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: give the URL"},
		{map[string]string{endpoint: "http://localhost:4317", "OTEL_EXPORTER_OTLP_PROTOCOL": "grpc"}, `OTEL_EXPORTER_OTLP_PROTOCOL is "grpc": choose http/protobuf`},
		{map[string]string{endpoint: "http://localhost:4318", "OTEL_TRACES_EXPORTER": "zipkin"}, `OTEL_TRACES_EXPORTER is "zipkin": choose otlp or none`},
		{map[string]string{endpoint: "http://localhost:4318", "OTEL_EXPORTER_OTLP_HEADERS": "s3cret"}, "parse headers; see the variables OTEL_*"},
		{map[string]string{endpoint: "http://localhost:4318", "OTEL_TRACES_SAMPLER": "most"}, "unsupported sampler: most; see the variables OTEL_*"},
		{map[string]string{endpoint: "http://localhost:4318", "OTEL_METRIC_EXPORT_INTERVAL": "s3cret"}, "parse duration"},
	} {
		t.Run(tt.want, func(t *testing.T) {
			for name, value := range tt.variables {
				t.Setenv(name, value)
			}
			var stderr bytes.Buffer
			got := run(t.Context(), []string{"bridge", "-addr", "127.0.0.1:0"}, io.Discard, &stderr)
			if got != failed || !strings.HasPrefix(stderr.String(), "pimd: OpenTelemetry: ") || !strings.Contains(stderr.String(), tt.want) || strings.Contains(stderr.String(), "s3cret") {
				t.Errorf("%d %s, want %s", got, stderr.String(), tt.want)
			}
		})
	}
}
