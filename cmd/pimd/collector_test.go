package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"

	collectmetrics "go.opentelemetry.io/proto/otlp/collector/metrics/v1"
	collecttraces "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	metrics "go.opentelemetry.io/proto/otlp/metrics/v1"
	traces "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
)

// A collector keeps what is exported to it.
type collector struct {
	*httptest.Server
	mu      sync.Mutex
	bodies  map[string][][]byte // by path
	headers []http.Header
}

func newCollector(t *testing.T) *collector {
	c := &collector{bodies: map[string][][]byte{}}
	c.Server = httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		c.bodies[r.URL.Path] = append(c.bodies[r.URL.Path], body)
		c.headers = append(c.headers, r.Header)
	}))
	t.Cleanup(c.Close)
	return c
}

// exported are the spans and the metrics that came, and everything in text.
func (c *collector) exported(t *testing.T) (spans []*traces.Span, points []*metrics.Metric, text string) {
	t.Helper()
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, body := range c.bodies["/v1/traces"] {
		var r collecttraces.ExportTraceServiceRequest
		if err := proto.Unmarshal(body, &r); err != nil {
			t.Fatal(err)
		}
		text += r.String()
		spans = append(spans, r.ResourceSpans[0].ScopeSpans[0].Spans...)
	}
	for _, body := range c.bodies["/v1/metrics"] {
		var r collectmetrics.ExportMetricsServiceRequest
		if err := proto.Unmarshal(body, &r); err != nil {
			t.Fatal(err)
		}
		text += r.String()
		points = append(points, r.ResourceMetrics[0].ScopeMetrics[0].Metrics...)
	}
	return spans, points, text + fmt.Sprint(c.headers)
}
