package main

import (
	"io"

	"github.com/pimigrate/pimigrate/internal/ruleset"
	"github.com/pimigrate/pimigrate/internal/version"
)

// printVersion says what pimvet was built of and which rules are in force. A
// digest is of the rules, not of the file they came in: a description and the
// rules compiled of it have one.
func (o *options) printVersion(stdout io.Writer) error {
	list, err := o.rules.list()
	if err != nil {
		return err
	}
	rules, err := ruleset.Load(list)
	if err != nil {
		return err
	}
	var contents []version.Content
	for _, s := range rules.Sets {
		data, err := s.Encode()
		if err != nil {
			return err
		}
		contents = append(contents, version.Of("rules", s.Title, data))
	}
	info := version.Read("pimvet", contents...)
	if o.outputs.json() {
		return printObject(stdout, info)
	}
	return info.Print(stdout)
}
