package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// A cost is what the units of a row took.
type cost struct {
	units   []unit // in order of ID
	nothing map[unitKey]time.Duration
}

// A unitKey names a unit: a package can be analyzed for itself and for others.
type unitKey struct {
	id   string
	deps bool
}

func (u unit) key() unitKey { return unitKey{u.ID, u.Deps} }

// measure vets p with a tool that does nothing and with pimvet.
func (b *bench) measure(ctx context.Context, p program) (cost, error) {
	nothing, err := b.vet(ctx, p, b.nop)
	if err != nil {
		return cost{}, err
	}
	c := cost{nothing: map[unitKey]time.Duration{}}
	for _, u := range nothing {
		c.nothing[u.key()] = u.CPU
	}
	c.units, err = b.vet(ctx, p, b.pimvet)
	return c, err
}

// vet runs a vet tool on p and returns what each package took. A package that
// the tool fails at is an error that names it.
func (b *bench) vet(ctx context.Context, p program, tool string) ([]unit, error) {
	b.logs++
	log := filepath.Join(b.temp, fmt.Sprintf("units%d", b.logs))
	env := []string{toolEnv + "=" + tool, logEnv + "=" + log}
	r := p.execute(ctx, env, "go", append([]string{"vet", "-vettool=" + b.self, "-json"}, p.patterns...)...)
	units, err := readUnits(log)
	if err != nil {
		return nil, err
	}
	for _, u := range units {
		if u.Crash != "" {
			return units, fmt.Errorf("%s: %s", u.ID, u.Crash)
		}
	}
	_, err = r.output()
	return units, err
}

func readUnits(file string) ([]unit, error) {
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil // nothing to analyze that was not analyzed before
	}
	if err != nil {
		return nil, fmt.Errorf("read what packages took: %w", err)
	}
	defer f.Close()
	var units []unit
	for s := bufio.NewScanner(f); s.Scan(); {
		var u unit
		if err := json.Unmarshal(s.Bytes(), &u); err != nil {
			return nil, fmt.Errorf("read what packages took: %w", err)
		}
		units = append(units, u)
	}
	slices.SortFunc(units, func(a, b unit) int { return cmp.Compare(a.ID, b.ID) })
	return units, nil
}

// cpu is the time of the units, and what doing nothing takes for them.
func (c cost) cpu() (pimvet, nothing time.Duration) {
	for _, u := range c.units {
		pimvet += u.CPU
		nothing += c.nothing[u.key()]
	}
	return pimvet, nothing
}

func (c cost) peak() int64 {
	var most int64
	for _, u := range c.units {
		most = max(most, u.Peak)
	}
	return most
}

// ratio is how many times longer u took than doing nothing.
func (c cost) ratio(u unit) float64 {
	return times(u.CPU, c.nothing[u.key()])
}

// times is a/b, or 0 if nothing is known of b.
func times(a, b time.Duration) float64 {
	if b <= 0 {
		return 0
	}
	return a.Seconds() / b.Seconds()
}
