package telemetry

import (
	"errors"
	"log/slog"
	"net/url"
	"strings"
	"sync"

	"github.com/go-logr/logr"
)

// A reporter takes what OpenTelemetry says went wrong. Until it has a log it keeps it:
// at the start that is what the environment says wrongly. It is an [otel.ErrorHandler]
// and a [logr.LogSink].
type reporter struct {
	mu   sync.Mutex
	log  *slog.Logger
	kept []string
}

func (r *reporter) report(text string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.log == nil {
		r.kept = append(r.kept, text)
		return
	}
	r.log.Error("OpenTelemetry", "error", text)
}

func (r *reporter) to(log *slog.Logger) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.log = log
}

func (r *reporter) err() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.kept) == 0 {
		return nil
	}
	return errors.New(strings.Join(r.kept, "; ") + "; see the variables OTEL_*")
}

// Handle reports an export that failed.
func (r *reporter) Handle(err error) { r.report(safe(err)) }

// safe is the text of an error without what the collector said in a body, which may
// repeat a header with a key.
func safe(err error) string {
	if u, ok := errors.AsType[*url.Error](err); ok {
		return u.Op + ": " + u.Err.Error()
	}
	text, _, _ := strings.Cut(err.Error(), "body:")
	if strings.Contains(text, "partial success") {
		return "the collector rejected a part of what it was sent"
	}
	return strings.TrimRight(text, " (")
}

// warnings is the level at which OpenTelemetry warns; above it, it only tells.
const warnings = 1

func (r *reporter) Init(logr.RuntimeInfo)            {}
func (r *reporter) Enabled(level int) bool           { return level <= warnings }
func (r *reporter) Info(_ int, msg string, _ ...any) { r.report(msg) }

// Error reports the message alone: error and values hold what a variable says, and that
// may be a key.
func (r *reporter) Error(_ error, msg string, _ ...any) { r.report(msg) }

func (r *reporter) WithValues(...any) logr.LogSink { return r }
func (r *reporter) WithName(string) logr.LogSink   { return r }
