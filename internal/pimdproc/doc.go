// Package pimdproc runs pimd as a process, and finds out where it listens:
//
//	p, err := pimdproc.Start(ctx, "bin/pimd", "emulate", "-addr", "127.0.0.1:0", "-admin", "127.0.0.1:0")
//	if err != nil {
//		return err
//	}
//	defer p.Kill()
//	rsp, err := http.Get(p.Admin + "/tenant")
//
// It is for tests and benchmarks of this repository, also those in modules of their own.
package pimdproc
