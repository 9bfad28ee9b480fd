package pimtest

import (
	"fmt"
	"time"
)

// A faultJSON is a fault as the admin listener reads and writes it.
type faultJSON struct {
	Kind           FaultKind `json:"kind"`
	Operation      string    `json:"operation,omitempty"`
	Skip           int       `json:"skip,omitempty"`
	Count          int       `json:"count,omitempty"`
	Probability    float64   `json:"probability,omitempty"`
	RetryAfter     string    `json:"retryAfter,omitempty"` // a duration, such as 5s
	RetryAfterDate bool      `json:"retryAfterDate,omitempty"`
	Delay          string    `json:"delay,omitempty"` // a duration
	Struck         int       `json:"struck"`
}

func faultsOut(list []Injected) []faultJSON {
	out := []faultJSON{}
	for _, f := range list {
		out = append(out, faultJSON{
			Kind: f.Kind, Operation: f.Operation, Skip: f.Skip, Count: f.Count, Probability: f.Probability,
			RetryAfter: text(f.RetryAfter), RetryAfterDate: f.RetryAfterDate, Delay: text(f.Delay), Struck: f.Struck,
		})
	}
	return out
}

func text(d time.Duration) string {
	if d == 0 {
		return ""
	}
	return d.String()
}

func (e *Emulator) postFault(body []byte) (any, error) {
	var in faultJSON
	if err := strict(body, &in); err != nil {
		return nil, err
	}
	f := Fault{
		Kind: in.Kind, Operation: in.Operation, Skip: in.Skip, Count: in.Count, Probability: in.Probability, RetryAfterDate: in.RetryAfterDate,
	}
	var err error
	if f.RetryAfter, err = length(in.RetryAfter); err != nil {
		return nil, err
	}
	if f.Delay, err = length(in.Delay); err != nil {
		return nil, err
	}
	if err := f.idle(); err != nil {
		return nil, err
	}
	return nil, e.Inject(f)
}

// idle refuses settings that the kind of a fault has no use for. In Go they do no harm: a
// test goes through kinds with one Fault.
func (f Fault) idle() error {
	waits, answers := f.Kind == Latency || f.Kind == SlowBody, f.Kind == Throttle || f.Kind == Unavailable
	switch {
	case f.Delay != 0 && !waits:
		return fmt.Errorf("fault %s: delay is for %s and %s", f.Kind, Latency, SlowBody)
	case f.RetryAfter != 0 && !answers:
		return fmt.Errorf("fault %s: retryAfter is for %s and %s", f.Kind, Throttle, Unavailable)
	case f.RetryAfterDate && f.retryAfter(time.Now()) == "":
		return fmt.Errorf("fault %s: retryAfterDate needs a retryAfter", f.Kind)
	}
	return nil
}
