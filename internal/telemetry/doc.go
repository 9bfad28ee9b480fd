// Package telemetry exports what a program says to the API of OpenTelemetry, by OTLP
// over HTTP, to the collector that the environment names.
//
//	out, err := telemetry.Start(ctx, "pimd-bridge", log)
//	if err != nil {
//		return err
//	}
//	defer out.Stop()
//	b, err := bridge.New(bridge.Options{Meter: out.Meter, Tracer: out.Tracer})
//
// The variables are those of OpenTelemetry's specification. It exports traces where
// OTEL_EXPORTER_OTLP_ENDPOINT or OTEL_EXPORTER_OTLP_TRACES_ENDPOINT is set, metrics
// likewise, and else nothing: a default endpoint would be a collector that nobody asked
// for. What those variables say wrongly is an error before anything is served.
//
// Packages that programs of other people import speak to the API alone, so that these
// programs compile no exporter.
package telemetry
