package pimtest

import (
	"fmt"
	"net/http"
	"strconv"
)

// form does what a form asks for and goes back to the page.
func (e *Emulator) form(do func(*http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		err := r.ParseForm()
		if err == nil {
			err = do(r)
		}
		if err != nil {
			e.writePage(w, r, "page.html", err)
			return
		}
		http.Redirect(w, r, "/", http.StatusSeeOther)
	}
}

func (e *Emulator) formClock(r *http.Request) error {
	d, err := length(r.PostForm.Get("advance"))
	if err != nil {
		return err
	}
	if err := sayable(e.clock.Now().Add(d)); err != nil {
		return err
	}
	switch r.PostForm.Get("do") {
	case "freeze":
		e.clock.Freeze()
	case "run":
		e.clock.Run()
	}
	e.clock.Advance(d)
	return nil
}

// formFault injects a fault. Wait is what its kind has of that sort.
func (e *Emulator) formFault(r *http.Request) error {
	f := Fault{Kind: FaultKind(r.PostForm.Get("kind")), Operation: r.PostForm.Get("operation")}
	var err error
	if f.Count, err = strconv.Atoi(r.PostForm.Get("count")); err != nil {
		return fmt.Errorf("reading how often a fault strikes: %w", err)
	}
	wait, err := length(r.PostForm.Get("wait"))
	if err != nil {
		return err
	}
	switch f.Kind {
	case Throttle, Unavailable:
		f.RetryAfter = wait
	case Latency, SlowBody:
		f.Delay = wait
	default:
		if wait != 0 {
			return fmt.Errorf("fault %s: there is nothing to wait for", f.Kind)
		}
	}
	return e.Inject(f)
}
