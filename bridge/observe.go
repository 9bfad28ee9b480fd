package bridge

import (
	"context"
	"net/http"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/metric"
	metricnoop "go.opentelemetry.io/otel/metric/noop"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"
	tracenoop "go.opentelemetry.io/otel/trace/noop"
)

// instruments are the metrics and traces. They go through the API of OpenTelemetry alone;
// which SDK is behind it, who makes the bridge decides.
type instruments struct {
	tracer   trace.Tracer
	server   metric.Float64Histogram // http.server.request.duration
	client   metric.Float64Histogram // http.client.request.duration
	inFlight metric.Int64UpDownCounter
}

const scope = "github.com/pimigrate/pimigrate/bridge"

// buckets are those that OpenTelemetry's conventions for HTTP advise for seconds. Those of
// the SDK are for milliseconds.
var buckets = metric.WithExplicitBucketBoundaries(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10)

func newInstruments(o *Options) (*instruments, error) {
	if o.Meter == nil {
		o.Meter = metricnoop.NewMeterProvider()
	}
	if o.Tracer == nil {
		o.Tracer = tracenoop.NewTracerProvider()
	}
	m, i := o.Meter.Meter(scope), &instruments{tracer: o.Tracer.Tracer(scope)}
	var err error
	if i.server, err = m.Float64Histogram("http.server.request.duration", metric.WithUnit("s"), buckets); err != nil {
		return nil, err
	}
	if i.client, err = m.Float64Histogram("http.client.request.duration", metric.WithUnit("s"), buckets); err != nil {
		return nil, err
	}
	i.inFlight, err = m.Int64UpDownCounter("http.server.active_requests", metric.WithUnit("{request}"))
	return i, err
}

// attributes name an operation, never a URL: queries and ids tell of people.
func attributes(operation string, status int) []attribute.KeyValue {
	return []attribute.KeyValue{attribute.String("pim.operation", operation), attribute.Int("http.response.status_code", status)}
}

// begin is called before a call of upstream and its result after it.
func (u *upstream) begin(ctx context.Context, operation string) (context.Context, func(status int, err error)) {
	begin := time.Now()
	ctx, cancel := context.WithTimeout(ctx, u.limit)
	ctx, span := u.metrics.tracer.Start(ctx, operation, trace.WithSpanKind(trace.SpanKindClient))
	return ctx, func(status int, err error) {
		cancel()
		a := attributes(operation, status)
		span.SetAttributes(a...)
		if err != nil {
			span.SetStatus(codes.Error, "")
		}
		span.End()
		u.metrics.client.Record(context.WithoutCancel(ctx), since(begin), metric.WithAttributes(a...))
	}
}

// observe lets next answer, and writes down what came of it.
func (b *Bridge) observe(w http.ResponseWriter, r *http.Request, next http.Handler) {
	begin := time.Now()
	c := &call{header: r.Header, answer: http.Header{}, claims: readClaims(r.Header.Get("Authorization"))}
	ctx, span := b.metrics.tracer.Start(traced(r), r.Method, trace.WithSpanKind(trace.SpanKindServer))
	ctx = context.WithValue(ctx, callKey{}, c)
	b.metrics.inFlight.Add(ctx, 1)
	if id := r.Header.Get("client-request-id"); id != "" && len(id) <= longestID {
		w.Header().Set("client-request-id", id)
	}
	counted := &counter{ResponseWriter: w}
	defer func() {
		status, operation := counted.result(), "none"
		if c.operation != nil {
			operation = c.operation.ID
		}
		ctx, a := context.WithoutCancel(ctx), attributes(operation, status)
		b.metrics.inFlight.Add(ctx, -1)
		b.metrics.server.Record(ctx, since(begin), metric.WithAttributes(a...))
		span.SetName(operation)
		span.SetAttributes(a...)
		if status >= 500 {
			span.SetStatus(codes.Error, "")
		}
		span.End()
		b.callers.add(c.claims.app(), operation, status, b.options.Now())
		b.options.Log.InfoContext(ctx, "request", "method", r.Method, "operation", operation, "status", status,
			"ms", time.Since(begin).Milliseconds(), "app", c.claims.app(), "client-request-id", w.Header().Get("client-request-id"), "upstream-request-ids", c.upstream)
	}()
	next.ServeHTTP(counted, r.WithContext(ctx))
}

// traced is the context of a request, within the caller's trace. tracestate, in which
// tracers of the caller may have noted anything, ends here.
func traced(r *http.Request) context.Context {
	return propagation.TraceContext{}.Extract(r.Context(), propagation.MapCarrier{"traceparent": r.Header.Get("traceparent")})
}

// counter knows the status of an answer.
type counter struct {
	http.ResponseWriter
	status int
}

func (c *counter) WriteHeader(status int) {
	if c.status == 0 {
		c.status = status
	}
	c.ResponseWriter.WriteHeader(status)
}

func (c *counter) Write(b []byte) (int, error) {
	if c.status == 0 {
		c.status = http.StatusOK
	}
	return c.ResponseWriter.Write(b)
}

// Unwrap serves [http.ResponseController].
func (c *counter) Unwrap() http.ResponseWriter { return c.ResponseWriter }

// result is the status, 500 where there is no answer: a panic is under way.
func (c *counter) result() int {
	if c.status == 0 {
		return http.StatusInternalServerError
	}
	return c.status
}
