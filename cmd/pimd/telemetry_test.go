package main

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	traces "go.opentelemetry.io/proto/otlp/trace/v1"

	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// cancelled is the id of the request that the tests cancel.
const cancelled = "26bc6813-5457-4302-a482-afafd4e2962a"

// cancelThrough cancels a request through pimd bridge, and returns what the emulator was
// sent and what the bridge said by the time it ended.
func cancelThrough(t *testing.T, token string, e *pimtest.Server) (sent []http.Header, said string) {
	t.Helper()
	target, err := url.Parse(e.URL)
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	up := httptest.NewServer(&httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		mu.Lock()
		defer mu.Unlock()
		sent = append(sent, r.In.Header)
		r.SetURL(target)
	}})
	defer up.Close()
	addr, _, out, stop := start(t, "bridge", "-upstream", up.URL)
	i := slices.IndexFunc(pimtest.Covers(), func(c pimtest.Coverage) bool { return c.Operation == "cancelPrivilegedRoleAssignmentRequest" })
	path := strings.Replace(pimtest.Covers()[i].Path, "{requestId}", cancelled, 1)
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+addr+path, strings.NewReader(`{"reason": "hidden-body"}`))
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{
		"Authorization": "Bearer " + token, "client-request-id": "hidden-client-id", "Cookie": "s=hidden-cookie",
		"traceparent": "00-" + traceID + "-b7ad6b7169203331-01", "tracestate": "vendor=hidden-state", "baggage": "who=hidden-baggage",
	} {
		r.Header.Set(name, value)
	}
	rsp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	rsp.Body.Close()
	if code := stop(); code != done || rsp.StatusCode != http.StatusOK {
		t.Fatalf("%s, exit status %d: %s", rsp.Status, code, out)
	}
	return sent, out.String()
}

const traceID = "0af7651916cd43dd8448eb211c80319c"

// cancellable is an emulator with a request that can be cancelled.
func cancellable(t *testing.T) *pimtest.Server {
	s, now := tenant.Default(), time.Now()
	s.Requests = []tenant.Request{{
		ID: cancelled, Kind: tenant.Active, Action: "selfActivate", PrincipalID: pimtest.DefaultCaller, RoleID: tenant.SecurityReader, Justification: "hidden-reason",
		Status: tenant.Scheduled, Start: now.Add(time.Hour), Created: now, Changed: now, CreatedBy: pimtest.DefaultCaller,
	}}
	return pimtest.NewServer(t, pimtest.WithState(s), pimtest.WithV2(pimtest.V2Retired))
}

// TestExport has spans and metrics of a cancel arrive at a collector before the bridge has
// ended. The caller's trace goes on; what tells of people is not in it.
func TestExport(t *testing.T) {
	c, e := newCollector(t), cancellable(t)
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", c.URL)
	t.Setenv("OTEL_EXPORTER_OTLP_HEADERS", "api-key=collector-key")
	t.Setenv("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=test")
	token := e.Token()
	sent, said := cancelThrough(t, token, e)
	spans, points, text := c.exported(t)
	checkSpans(t, spans, sent)
	var names []string
	for _, m := range points {
		names = append(names, m.Name)
		if h := m.GetHistogram(); h != nil && h.DataPoints[0].ExplicitBounds[0] != 0.005 {
			t.Errorf("%s: the buckets are not for seconds: %v", m.Name, h.DataPoints[0].ExplicitBounds)
		}
	}
	slices.Sort(names)
	if want := []string{"http.client.request.duration", "http.server.active_requests", "http.server.request.duration"}; !slices.Equal(names, want) {
		t.Errorf("metrics %q, want %q", names, want)
	}
	for _, there := range []string{`"pimd-bridge"`, `"deployment.environment.name"`, "collector-key"} {
		if !strings.Contains(text, there) {
			t.Errorf("%s was not exported", there)
		}
	}
	for _, hidden := range []string{token, strings.Split(token, ".")[1], "Bearer", cancelled, pimtest.DefaultCaller, tenant.SecurityReader, "hidden-"} {
		if strings.Contains(text, hidden) {
			t.Errorf("%q was exported", hidden)
		}
	}
	if strings.Contains(said, "collector-key") || !strings.Contains(said, "pimd: exporting traces and metrics by OTLP\n") {
		t.Errorf("it says %s", said)
	}
}

// checkSpans wants one span for the request, a child of the caller's, and one for each
// call of PIM v3, whose trace context that call carried.
func checkSpans(t *testing.T, spans []*traces.Span, sent []http.Header) {
	t.Helper()
	var names, parents []string
	var server *traces.Span
	for _, s := range spans {
		names = append(names, s.Name)
		if hex.EncodeToString(s.TraceId) != traceID {
			t.Errorf("%s is of the trace %x", s.Name, s.TraceId)
		}
		if s.Kind == traces.Span_SPAN_KIND_SERVER {
			server = s
			continue
		}
		parents = append(parents, "00-"+traceID+"-"+hex.EncodeToString(s.SpanId)+"-01")
	}
	want := []string{"getRoleAssignmentScheduleRequest", "cancelRoleAssignmentScheduleRequest", "getRoleAssignmentScheduleRequest", "cancelPrivilegedRoleAssignmentRequest"}
	if !slices.Equal(names, want) || server == nil {
		t.Fatalf("spans %q, want %q", names, want)
	}
	if hex.EncodeToString(server.ParentSpanId) != "b7ad6b7169203331" || !bytes.Equal(spans[0].ParentSpanId, server.SpanId) {
		t.Errorf("parents are %x and %x", server.ParentSpanId, spans[0].ParentSpanId)
	}
	for i, h := range sent {
		if h.Get("traceparent") != parents[i] || h.Get("tracestate") != "" || h.Get("baggage") != "" {
			t.Errorf("call %d was sent with %v, want traceparent %s", i, h, parents[i])
		}
	}
}

// TestNoExport exports nothing unless it is asked to.
func TestNoExport(t *testing.T) {
	c := newCollector(t)
	for _, variables := range []map[string]string{
		{},
		{"OTEL_EXPORTER_OTLP_ENDPOINT": c.URL, "OTEL_SDK_DISABLED": "true"},
		{"OTEL_EXPORTER_OTLP_ENDPOINT": c.URL, "OTEL_TRACES_EXPORTER": "none", "OTEL_METRICS_EXPORTER": "none"},
	} {
		t.Run(fmt.Sprint(variables), func(t *testing.T) {
			for name, value := range variables {
				t.Setenv(name, value)
			}
			e := cancellable(t)
			sent, said := cancelThrough(t, e.Token(), e)
			if spans, points, _ := c.exported(t); len(spans)+len(points) > 0 || strings.Contains(said, "OTLP") {
				t.Errorf("%d spans, %d metrics: %s", len(spans), len(points), said)
			}
			if sent[0].Get("traceparent") != "00-"+traceID+"-b7ad6b7169203331-01" {
				t.Errorf("the caller's trace does not go on: %v", sent[0])
			}
		})
	}
}

// TestOneSignal exports what has an endpoint of its own.
func TestOneSignal(t *testing.T) {
	c, e := newCollector(t), cancellable(t)
	t.Setenv("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", c.URL+"/v1/metrics")
	t.Setenv("OTEL_SERVICE_NAME", "mine")
	cancelThrough(t, e.Token(), e)
	if spans, points, text := c.exported(t); len(spans) > 0 || len(points) != 3 || !strings.Contains(text, `"mine"`) {
		t.Errorf("%d spans, %d metrics: %s", len(spans), len(points), text)
	}
}

// TestCollectorFails loses what is exported: the caller does not notice, the log says so
// without the key, and pimd ends in time.
func TestCollectorFails(t *testing.T) {
	for name, answer := range map[string]http.HandlerFunc{
		"refuses": func(w http.ResponseWriter, r *http.Request) {
			http.Error(w, "no such key: "+r.Header.Get("api-key"), http.StatusUnauthorized)
		},
		"is silent": func(_ http.ResponseWriter, r *http.Request) {
			_, _ = io.Copy(io.Discard, r.Body) // or the end of the connection is not noticed
			<-r.Context().Done()
		},
	} {
		t.Run(name, func(t *testing.T) {
			c, e := httptest.NewServer(answer), cancellable(t)
			defer c.Close()
			defer c.CloseClientConnections() // of the exporter, which would try on if it were not for the end of pimd
			t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", c.URL)
			t.Setenv("OTEL_EXPORTER_OTLP_HEADERS", "api-key=collector-key")
			t.Setenv("OTEL_EXPORTER_OTLP_TIMEOUT", "60000")
			begin := time.Now()
			_, said := cancelThrough(t, e.Token(), e)
			if took := time.Since(begin); took > 20*time.Second {
				t.Errorf("it took %s", took)
			}
			if !strings.Contains(said, `"level":"ERROR","msg":"OpenTelemetry","error":"`) || strings.Contains(said, "collector-key") {
				t.Errorf("it says %s", said)
			}
		})
	}
}
