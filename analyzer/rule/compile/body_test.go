package compile_test

import (
	"strings"
	"testing"

	"github.com/pimigrate/pimigrate/analyzer/rule/compile"
)

const bodies = `
openapi: 3.0.3
info: {title: Pets, version: "1"}
paths:
  /pets:
    post:
      operationId: createPet
      deprecated: true
      x-replaced-by:
        - operationId: createAnimal
          api: Zoo
          whenValues: {kind: [cat]}
          body:
            properties:
              kind: {gone: there are only cats}
              name: {to: label.text}
              age: {to: years, whole: '{} a'}
            add: {label.lang: en}
            needs: [years]
      requestBody:
        content:
          application/json:
            schema:
              properties: {kind: {type: string}, name: {type: string}, age: {type: string}}
      responses: {"200": {description: a pet}}
  /animals:
    post:
      operationId: createAnimal
      requestBody:
        content:
          application/json:
            schema:
              allOf:
                - properties: {years: {type: string}}
                - properties: {label: {properties: {text: {type: string}, lang: {type: string}}}}
      responses: {"201": {description: an animal}}
`

func TestBody(t *testing.T) {
	set, err := compile.Document([]byte(bodies))
	if err != nil {
		t.Fatal(err)
	}
	r := set.Operation("createPet").Deprecation.Replacements[0]
	if got := r.Body.Properties["name"].To; got != "label.text" {
		t.Errorf("name becomes %q", got)
	}
	if got := r.Body.Add["label.lang"]; got != "en" {
		t.Errorf("label.lang is %q", got)
	}
	if got := r.WhenValues["kind"]; len(got) != 1 || got[0] != "cat" {
		t.Errorf("kind shows it where it is %q", got)
	}
}

func TestBodyRefuses(t *testing.T) {
	tests := []struct{ name, old, next, want string }{
		{"unknown key of a property", "{to: label.text}", "{too: label.text}", "unknown field"},
		{"unknown key of a body", "needs: [", "need: [", "unknown field"},
		{"unknown key of a replacement", "api: Zoo", "apis: Zoo", "unknown field"},
		{"no answer", "{to: label.text}", "{}", "name wants one of to, gone and none"},
		{"two answers", "{to: label.text}", "{to: label.text, none: no labels}", "name wants one of to, gone and none"},
		{"values that go nowhere", "{gone: there", "{values: {a: b}, gone: there", "kind goes nowhere"},
		{"number without a place", "'{} a'", "a", "age: whole has no {}"},
		{"property that the retired request has not", "name: {to", "names: {to", "compile createPet: body: the request has no property names"},
		{"place that the successor has not", "label.text", "label.words", "body of createAnimal: the request has no property label.words"},
		{"constant at a place that the successor has not", "label.lang", "label.language", "the request has no property label.language"},
		{"need that the successor has not", "needs: [years]", "needs: [age]", "the request has no property age"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := compile.Document([]byte(strings.Replace(bodies, tt.old, tt.next, 1)))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one with %q", err, tt.want)
			}
		})
	}
}
