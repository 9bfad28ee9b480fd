package main

import (
	"context"
	"errors"
	"fmt"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/pimigrate/pimigrate/bridge"
	"github.com/pimigrate/pimigrate/internal/bench/row"
	"github.com/pimigrate/pimigrate/pimtest"
	"github.com/pimigrate/pimigrate/pimtest/tenant"
)

// least is the part of the proxy's throughput that the bridge has to have.
const least = 0.5

// A target is what is loaded.
type target struct{ name, url string }

// compare loads the emulator itself, a proxy and a bridge in front of it, in turn.
func compare(rounds int, length time.Duration, rows string) error {
	e, err := pimtest.New()
	if err != nil {
		return err
	}
	token, err := e.Token()
	if err != nil {
		return err
	}
	service, err := e.Listen(context.Background(), "127.0.0.1:0")
	if err != nil {
		return err
	}
	upstream, err := url.Parse(service.URL)
	if err != nil {
		return err
	}
	b, err := bridge.New(bridge.Options{Upstream: service.URL})
	if err != nil {
		return err
	}
	proxied := httptest.NewServer(&httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(upstream) }})
	defer proxied.Close()
	bridged := httptest.NewServer(b)
	defer bridged.Close()
	v3, v2 := path("getRoleDefinition", tenant.SecurityReader), path("getPrivilegedRole", tenant.SecurityReader)
	targets := []target{{"emulator, PIM v3", service.URL + v3}, {"httputil.ReverseProxy, PIM v3", proxied.URL + v3}, {"bridge, PIM v2", bridged.URL + v2}}
	results := make([][]result, len(targets))
	for range rounds {
		for i, t := range targets {
			r, err := load(t.url, token, length, 0)
			if err != nil {
				return err
			}
			results[i] = append(results[i], r)
			e.ForgetRequests()
		}
	}
	fmt.Printf("medians of %d rounds of %s, %d callers\n", rounds, length, callers)
	return report(targets, results, rows)
}

// report prints the figures. It fails if the last target is too slow beside the one
// before.
func report(targets []target, results [][]result, rows string) error {
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "\trequests/s\tp50\tp99\t")
	for i, t := range targets {
		m := middle(results[i])
		fmt.Fprintf(w, "%s\t%.0f\t%s\t%s\t\n", t.name, m.perSecond, m.p50.Round(time.Microsecond), m.p99.Round(time.Microsecond))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	proxy, bridge := results[len(results)-2], results[len(results)-1]
	var ratios []float64
	for i := range bridge {
		ratios = append(ratios, bridge[i].perSecond/proxy[i].perSecond)
	}
	slices.Sort(ratios)
	median := ratios[len(ratios)/2]
	fmt.Printf("bridge/proxy: %.2f (%.2f to %.2f)\n", median, ratios[0], ratios[len(ratios)-1])
	ours, beside := middle(bridge).perSecond, middle(proxy).perSecond
	if err := row.Append(rows, row.Row{
		What: "one call of PIM v2 that is one of PIM v3: rate", Ours: row.Value{Of: "bridge", Amount: ours, Unit: "/s"},
		Beside: row.Value{Of: "httputil.ReverseProxy", Amount: beside, Unit: "/s"}, Least: least,
	}); err != nil {
		return err
	}
	if median < least {
		return errors.New("the bridge has less than half the throughput of the proxy")
	}
	return nil
}

// middle has the median of each figure.
func middle(rs []result) result {
	column := func(f func(result) float64) float64 {
		var fs []float64
		for _, r := range rs {
			fs = append(fs, f(r))
		}
		slices.Sort(fs)
		return fs[len(fs)/2]
	}
	return result{
		column(func(r result) float64 { return r.perSecond }),
		time.Duration(column(func(r result) float64 { return float64(r.p50) })),
		time.Duration(column(func(r result) float64 { return float64(r.p99) })),
	}
}
