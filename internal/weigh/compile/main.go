// Command compile compiles the rules of a description.
package main

import (
	"fmt"
	"log"
	"os"

	"github.com/pimigrate/pimigrate/analyzer/rule/compile"
)

func main() {
	set, _, err := compile.File(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(set.Title)
}
