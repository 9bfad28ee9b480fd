package bridge_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/metric"
	metricnoop "go.opentelemetry.io/otel/metric/noop"
	"go.opentelemetry.io/otel/trace"
	tracenoop "go.opentelemetry.io/otel/trace/noop"

	"github.com/pimigrate/pimigrate/bridge"
)

// notes are what a bridge says to OpenTelemetry.
type notes struct {
	mu    sync.Mutex
	lines []string
}

func (n *notes) add(format string, args ...any) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.lines = append(n.lines, fmt.Sprintf(format, args...))
}

type meters struct {
	metricnoop.MeterProvider
	*notes
}

func (m meters) Meter(string, ...metric.MeterOption) metric.Meter { return meter{notes: m.notes} }

type meter struct {
	metricnoop.Meter
	*notes
}

func (m meter) Float64Histogram(name string, _ ...metric.Float64HistogramOption) (metric.Float64Histogram, error) {
	return histogram{notes: m.notes, name: name}, nil
}

type histogram struct {
	metricnoop.Float64Histogram
	*notes
	name string
}

func (h histogram) Record(_ context.Context, _ float64, options ...metric.RecordOption) {
	set := metric.NewRecordConfig(options).Attributes()
	h.add("%s %s", h.name, line(set.ToSlice()))
}

func line(attributes []attribute.KeyValue) string {
	var out []string
	for _, a := range attributes {
		out = append(out, a.Value.String())
	}
	return strings.Join(out, " ")
}

type tracers struct {
	tracenoop.TracerProvider
	*notes
}

func (t tracers) Tracer(string, ...trace.TracerOption) trace.Tracer { return tracer{notes: t.notes} }

type tracer struct {
	tracenoop.Tracer
	*notes
}

func (t tracer) Start(ctx context.Context, name string, _ ...trace.SpanStartOption) (context.Context, trace.Span) {
	return ctx, span{notes: t.notes, name: &name}
}

type span struct {
	tracenoop.Span
	*notes
	name *string
}

func (s span) SetName(name string)                    { *s.name = name }
func (s span) SetAttributes(kv ...attribute.KeyValue) { s.add("span %s %s", *s.name, line(kv)) }

// TestTelemetry has metrics and spans by operation; no ids and no URLs are in them.
func TestTelemetry(t *testing.T) {
	up := newFake(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, `{"id": "hidden"}`) })
	n := &notes{}
	_, url := newBridge(t, up.URL, bridge.Options{Meter: meters{notes: n}, Tracer: tracers{notes: n}}, time.Now)
	do(t, http.DefaultClient, newRequest(t, http.MethodGet, url+path("getPrivilegedRole", "hidden")+"?$expand=assignments", ""))
	do(t, http.DefaultClient, newRequest(t, http.MethodGet, url+path("getPrivilegedRole", "hidden"), ""))
	want := []string{
		"http.client.request.duration 200 getRoleDefinition", "http.server.request.duration 200 getPrivilegedRole",
		"http.server.request.duration 501 getPrivilegedRole", "span getPrivilegedRole getPrivilegedRole 200",
		"span getPrivilegedRole getPrivilegedRole 501", "span getRoleDefinition getRoleDefinition 200",
	}
	waitFor(t, func() bool { n.mu.Lock(); defer n.mu.Unlock(); return len(n.lines) == len(want) })
	slices.Sort(n.lines)
	if !slices.Equal(n.lines, want) {
		t.Errorf("noted\n%s\nwant\n%s", strings.Join(n.lines, "\n"), strings.Join(want, "\n"))
	}
}

// TestPanic answers a panic in the envelope of the service.
func TestPanic(t *testing.T) {
	_, url := newBridge(t, "http://127.0.0.1:1", bridge.Options{GoneAfter: start}, func() time.Time { panic("secret") })
	got := do(t, http.DefaultClient, newRequest(t, http.MethodGet, url+path("listPrivilegedRoles"), ""))
	if got.status != 500 || got.code() != "InternalServerError" || strings.Contains(got.raw, "secret") {
		t.Errorf("%d %s", got.status, got.raw)
	}
}
