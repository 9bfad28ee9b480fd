// Command benchbridge measures the bridge next to httputil.ReverseProxy, in front of one emulator
// and in turn, where one call of PIM v2 is one call of PIM v3. With -soak it loads a bridge
// process instead and watches its memory.
//
//	benchbridge [-rounds n] [-time d] [-rows file]
//	benchbridge -soak -pimd file -time d
//
// It ends with status 1 if the bridge has less than half the throughput of the proxy, or if
// its memory grows.
package main

import (
	"flag"
	"fmt"
	"os"
	"time"
)

func main() {
	rounds := flag.Int("rounds", 5, "rounds of each")
	length := flag.Duration("time", 3*time.Second, "length of a round, or of the soak")
	isSoak := flag.Bool("soak", false, "load a bridge process and watch its memory")
	pimd := flag.String("pimd", "bin/pimd", "program to soak")
	rows := flag.String("rows", "", "append rows for the table of all benchmarks to this `file`")
	flag.Parse()
	err := error(nil)
	if *isSoak {
		err = soak(*pimd, *length)
	} else {
		err = compare(*rounds, *length, *rows)
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "benchbridge: %v\n", err)
		os.Exit(1)
	}
}
