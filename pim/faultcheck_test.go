package pim_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/pimigrate/pimigrate/pim"
	"github.com/pimigrate/pimigrate/pimtest"
)

// strike makes a call with a fault on its way, and checks what has to hold whatever
// the fault is.
func strike(t *testing.T, e *pimtest.Emulator, client *pim.Client, call convenience, tr trouble, limit time.Duration) error {
	t.Helper()
	if err := e.Inject(tr.fault); err != nil {
		t.Fatal(err)
	}
	before, start := e.Snapshot(), time.Now()
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	if tr.leaves {
		defer time.AfterFunc(time.Second, cancel).Stop()
	}
	said, err := call.do(ctx, client)
	if d := time.Since(start); d > limit || d > time.Duration(len(call.steps))*callLimit {
		t.Errorf("it took %s", d)
	}
	e.ClearFaults()
	after := e.Snapshot()
	happened := changes(before, after)
	if len(happened) > 1 {
		t.Errorf("it happened more than once: %q", happened)
	}
	if len(happened) > 0 && !call.steps[0].post {
		t.Errorf("a read changed something: %q", happened)
	}
	checkRepeats(t, e.Requests())
	if err == nil {
		if want := call.truth(after); said != want {
			t.Errorf("the call says %q, but it is %q", said, want)
		}
		return nil
	}
	checkError(t, err, happened)
	return err
}

// checkError: an error is typed, and unless it says that the outcome is unknown or not
// confirmed, nothing happened.
func checkError(t *testing.T, err error, happened []string) {
	t.Helper()
	e, typed := errors.AsType[*pim.Error](err)
	if !typed && !errors.Is(err, context.DeadlineExceeded) && !errors.Is(err, context.Canceled) {
		t.Errorf("error = %T %v, want an *Error or one of the context", err, err)
	}
	if typed && (e.Operation == "" || e.Method == "" || e.ClientRequestID == "") {
		t.Errorf("error = %+v, want it to say what was called", e)
	}
	switch {
	case errors.Is(err, pim.ErrNotConfirmed):
		if len(happened) != 1 {
			t.Errorf("error = %v, but %q happened", err, happened)
		}
	case !errors.Is(err, pim.ErrUnknownOutcome) && len(happened) > 0:
		t.Errorf("error = %v, which sounds as if nothing happened, but %q did", err, happened)
	}
}

// checkRepeats: a change is sent again only after an answer that says when.
func checkRepeats(t *testing.T, sent pimtest.Exchanges) {
	t.Helper()
	last := map[string]pimtest.Exchange{}
	for _, x := range sent {
		if x.Method != "POST" {
			continue
		}
		if before, again := last[x.Operation]; again && before.Fault != pimtest.Throttle && before.Fault != pimtest.Unavailable {
			t.Errorf("%s was sent again after %s", x.Operation, before)
		}
		last[x.Operation] = x
	}
}
