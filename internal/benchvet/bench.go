package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/pimigrate/pimigrate/internal/bench/row"
	"github.com/pimigrate/pimigrate/internal/peak"
	"github.com/pimigrate/pimigrate/internal/salt"
)

type bench struct {
	dir      string
	packages []string
	work     string
	cache    string // compiled packages
	runs     int
}

// A usage is what one run took.
type usage struct {
	wall, cpu time.Duration
	peak      int64 // kilobytes
}

// compiled is a build cache in which the packages, and what they need, are
// compiled and not analyzed.
func (b *bench) compiled(ctx context.Context) (string, error) {
	out, err := exec.CommandContext(ctx, "go", "env", "GOCACHE").Output()
	if err != nil {
		return "", fmt.Errorf("ask for the build cache: %w", err)
	}
	mine := filepath.Join(b.work, "compiled")
	if err := link(strings.TrimSpace(string(out)), mine); err != nil {
		return "", err
	}
	// List, unlike build, compiles for export data and leaves nothing behind.
	args := append([]string{"list", "-export", "-deps", "-test", "-f", "{{if false}}{{end}}"}, b.packages...)
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir, cmd.Env, cmd.Stderr = b.dir, append(os.Environ(), "GOCACHE="+mine), os.Stderr
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("compile the packages: %w", err)
	}
	return mine, nil
}

// link copies the files below from as hard links.
func link(from, to string) error {
	return filepath.WalkDir(from, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		target := filepath.Join(to, strings.TrimPrefix(path, from))
		if d.IsDir() {
			return os.MkdirAll(target, 0o755)
		}
		return os.Link(path, target)
	})
}

// round runs t twice in a fresh copy of the compiled cache.
func (b *bench) round(ctx context.Context, t *tool) error {
	b.runs++
	cache := filepath.Join(b.work, fmt.Sprint("run", b.runs))
	if err := link(b.cache, cache); err != nil {
		return err
	}
	defer os.RemoveAll(cache)
	args := t.args
	if args == nil {
		exe := filepath.Join(b.work, fmt.Sprint("tool", b.runs))
		if err := salt.Copy(t.exe, exe); err != nil {
			return err
		}
		args = []string{"go", "vet", "-work", "-vettool=" + exe}
	}
	tmp := filepath.Join(b.work, fmt.Sprint("tmp", b.runs))
	if err := os.Mkdir(tmp, 0o755); err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	env := []string{"GOCACHE=" + cache, "STATICCHECK_CACHE=" + filepath.Join(cache, "staticcheck"), "GOTMPDIR=" + tmp}
	for _, into := range []*[]usage{&t.cold, &t.warm} {
		u, err := b.measure(ctx, args, env)
		if err != nil {
			return err
		}
		*into = append(*into, u)
		if into == &t.cold {
			if t.facts, err = factsIn(tmp); err != nil {
				return err
			}
		}
	}
	return nil
}

// facts is what a tool wrote for the packages it analyzed.
type facts struct {
	packages       int
	total, largest int64 // bytes
}

// factsIn looks at the files that go vet -work left in tmp.
func factsIn(tmp string) (facts, error) {
	files, err := filepath.Glob(filepath.Join(tmp, "*", "*", "vet.out"))
	if err != nil {
		return facts{}, err
	}
	f := facts{packages: len(files)}
	for _, name := range files {
		info, err := os.Stat(name)
		if err != nil {
			return facts{}, err
		}
		f.total += info.Size()
		f.largest = max(f.largest, info.Size())
	}
	return f, nil
}

// measure runs args. Analyses exit with 1 when they find something.
func (b *bench) measure(ctx context.Context, args, env []string) (usage, error) {
	args = append(slices.Clone(args), b.packages...)
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	cmd.Dir, cmd.Env = b.dir, append(os.Environ(), env...)
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	if cmd.ProcessState == nil {
		return usage{}, err
	}
	if code := cmd.ProcessState.ExitCode(); code != 0 && code != 1 {
		return usage{}, fmt.Errorf("%s: %w", strings.Join(args, " "), err)
	}
	return usage{wall, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), peak.Kilobytes(cmd.ProcessState)}, nil
}

func (b *bench) print(tools []*tool) {
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "%s\twall\tcpu\tpeak\twall ratio\tcpu ratio\tpeak ratio\t\n", filepath.Base(b.dir))
	for _, phase := range []string{"cold", "warm"} {
		var floor usage
		for i, t := range tools {
			runs := t.cold
			if phase == "warm" {
				runs = t.warm
			}
			u := median(runs)
			if i == 0 {
				floor = u
			}
			fmt.Fprintf(w, "%s, %s\t%.2f s\t%.2f s\t%d MB\t%.2f\t%.2f\t%.2f\t\n", t.name, phase,
				u.wall.Seconds(), u.cpu.Seconds(), u.peak/1024,
				u.wall.Seconds()/floor.wall.Seconds(), u.cpu.Seconds()/floor.cpu.Seconds(), float64(u.peak)/float64(floor.peak))
		}
	}
	w.Flush()
	for _, t := range tools {
		if f := t.facts; f.packages > 0 {
			fmt.Printf("%s wrote facts of %d packages: %d bytes a package, %d at most\n", t.name, f.packages, f.total/int64(f.packages), f.largest)
		}
	}
}

// rows compares pimvet with each other tool, and nothing
// else: warm runs of all take a second.
func (b *bench) rows(tools []*tool) []row.Row {
	at := slices.IndexFunc(tools, func(t *tool) bool { return t.name == "pimvet" })
	if at < 0 {
		return nil
	}
	what := "look at " + b.packages[0]
	if b.packages[0] == "./..." {
		what = "look at " + filepath.Base(b.dir)
	}
	var out []row.Row
	for i, other := range tools {
		if i == at {
			continue
		}
		ours, beside := median(tools[at].cold), median(other.cold)
		r := row.Row{
			What: what + ", cold: time", Ours: row.Value{Of: "pimvet", Amount: ours.wall.Seconds(), Unit: "s"},
			Beside: row.Value{Of: other.name, Amount: beside.wall.Seconds(), Unit: "s"},
		}
		out = append(out, r)
		r.What, r.Ours.Unit, r.Beside.Unit = what+", cold: peak memory", "MB", "MB"
		r.Ours.Amount, r.Beside.Amount = float64(ours.peak>>10), float64(beside.peak>>10)
		out = append(out, r)
	}
	return out
}

func median(runs []usage) usage {
	mid := func(f func(usage) int64) int64 {
		s := make([]int64, len(runs))
		for i, r := range runs {
			s[i] = f(r)
		}
		slices.SortFunc(s, cmp.Compare)
		return s[len(s)/2]
	}
	return usage{
		wall: time.Duration(mid(func(u usage) int64 { return int64(u.wall) })),
		cpu:  time.Duration(mid(func(u usage) int64 { return int64(u.cpu) })),
		peak: mid(func(u usage) int64 { return u.peak }),
	}
}
