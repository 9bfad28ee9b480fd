package telemetry

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/go-logr/logr"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlpmetric/otlpmetrichttp"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/metric"
	sdkmetric "go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/resource"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
)

// patience is how long the last export may take when the program ends.
const patience = 5 * time.Second

// An Export is where a program's metrics and traces go.
type Export struct {
	Meter  metric.MeterProvider // nil for nowhere
	Tracer trace.TracerProvider // nil for nowhere
	On     []string             // what is exported, in words

	stops []func(context.Context) error
}

// Start begins to export for a service, whose name is this one if the environment has no
// other. What goes wrong later goes to the log; it has neither headers nor bodies.
//
// It sets the error handler and the logger of OpenTelemetry, which a process has one of.
func Start(ctx context.Context, service string, log *slog.Logger) (*Export, error) {
	r := &reporter{}
	otel.SetLogger(logr.New(r))
	otel.SetErrorHandler(r)
	e := &Export{}
	if err := errors.Join(e.start(ctx, service), r.err()); err != nil {
		e.Stop()
		return nil, fmt.Errorf("OpenTelemetry: %w", err)
	}
	r.to(log)
	return e, nil
}

func (e *Export) start(ctx context.Context, service string) error {
	tracing, err := traces.on()
	if err != nil {
		return err
	}
	measuring, err := metrics.on()
	if err != nil || !tracing && !measuring {
		return err
	}
	about, err := resource.New(ctx, resource.WithTelemetrySDK(),
		resource.WithAttributes(attribute.String("service.name", service)), resource.WithFromEnv()) // which wins
	if err != nil {
		return err
	}
	if tracing {
		err = e.trace(ctx, about)
	}
	if measuring && err == nil {
		err = e.measure(ctx, about)
	}
	return err
}

func (e *Export) trace(ctx context.Context, about *resource.Resource) error {
	exporter, err := otlptracehttp.New(ctx)
	if err != nil {
		return err
	}
	p := sdktrace.NewTracerProvider(sdktrace.WithResource(about), sdktrace.WithBatcher(exporter))
	e.Tracer, e.On, e.stops = p, append(e.On, "traces"), append(e.stops, p.Shutdown)
	return nil
}

func (e *Export) measure(ctx context.Context, about *resource.Resource) error {
	exporter, err := otlpmetrichttp.New(ctx)
	if err != nil {
		return err
	}
	p := sdkmetric.NewMeterProvider(sdkmetric.WithResource(about), sdkmetric.WithReader(sdkmetric.NewPeriodicReader(exporter)))
	e.Meter, e.On, e.stops = p, append(e.On, "metrics"), append(e.stops, p.Shutdown)
	return nil
}

// Stop exports what is left, for five seconds at most. What does not arrive goes to the
// log: a program that did its work does not fail for want of a collector.
func (e *Export) Stop() {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	var all sync.WaitGroup
	for _, stop := range e.stops {
		all.Go(func() {
			if err := stop(ctx); err != nil {
				otel.Handle(err)
			}
		})
	}
	all.Wait()
}
