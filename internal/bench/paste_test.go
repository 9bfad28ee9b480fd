package main

import (
	"strings"
	"testing"
)

const page = `Before.

<!-- bench: accuracy -->

` + "```text" + `
old
` + "```" + `

- In a list:

  <!-- bench: accuracy okta$|^what -->

  ` + "```" + `
  old
  older
  ` + "```" + `

After.
`

const pasted = `Before.

<!-- bench: accuracy -->

` + "```text" + `
what
1  go-github
2  okta
` + "```" + `

- In a list:

  <!-- bench: accuracy okta$|^what -->

  ` + "```" + `
  what
  2  okta
  ` + "```" + `

After.
`

var accuracy = &record{Suites: map[string]measured{"accuracy": {Text: "what\n1  go-github\n2  okta\n"}}}

func TestQuote(t *testing.T) {
	fresh, err := accuracy.quote([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	if string(fresh) != pasted {
		t.Errorf("the page is now\n%s", fresh)
	}
	again, err := accuracy.quote(fresh)
	if err != nil || string(again) != pasted {
		t.Errorf("a second time it is %v\n%s", err, again)
	}
}

func TestQuoteErrors(t *testing.T) {
	for comment, want := range map[string]string{
		"bridge":        "was not run",
		"accuracy godo": "no line",
		"accuracy (":    "missing closing",
	} {
		_, err := accuracy.quote([]byte("<!-- bench: " + comment + " -->\n\n```\n```\n"))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want an error with %q", comment, err, want)
		}
	}
}
