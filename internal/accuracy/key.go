package main

import (
	"fmt"
	"go/ast"
	"os"
	"regexp"
	"strings"
)

// An answer says which endpoints a function has: any one of them is right.
type answer struct {
	fn        string // F or T.M
	endpoints []endpoint
}

func (a answer) String() string { return join(a.endpoints) }

// operationComment is how go-github says which operation a method calls.
var operationComment = regexp.MustCompile(`^//meta:operation ([A-Z]+) (\S+)$`)

// annotations reads the answers from //meta:operation comments.
func annotations(dir string) ([]answer, error) {
	var out []answer
	err := parseDir(dir, func(fn *ast.FuncDecl, _ string) {
		if fn.Doc == nil {
			return
		}
		a := answer{fn: funcName(fn)}
		for _, c := range fn.Doc.List {
			if m := operationComment.FindStringSubmatch(strings.TrimSpace(c.Text)); m != nil {
				a.endpoints = append(a.endpoints, endpoint{m[1], cutQuery(m[2])})
			}
		}
		if a.endpoints != nil {
			out = append(out, a)
		}
	})
	return out, err
}

// The generators of Okta's and Datadog's clients put path and method into two local
// variables of each function. These patterns do not look at what the code does
// with them.
var (
	oktaFunc      = regexp.MustCompile(`(?m)^func \(\w+ \*(\w+)\) (\w+Execute)\(`)
	literalMethod = regexp.MustCompile(`localVarHTTPMethod\s*=\s*_?(?:net)?http\.Method(\w+)`)
	datadogFunc   = regexp.MustCompile(`(?m)^func \(\w+ \*(\w+Api)\) (\w+)\(`)
	literalPath   = regexp.MustCompile(`localVarPath := localBasePath \+ "([^"]*)"`)
)

// oktaLiterals reads the answers of a client that openapi-generator has
// written, from the text of its source.
func oktaLiterals(dir string) ([]answer, error) { return generatorLiterals(dir, oktaFunc) }

// datadogLiterals reads those of Datadog's client, whose own generator took
// over the names of the variables.
func datadogLiterals(dir string) ([]answer, error) { return generatorLiterals(dir, datadogFunc) }

func generatorLiterals(dir string, funcs *regexp.Regexp) ([]answer, error) {
	return readText(dir, func(text string) ([]answer, error) {
		var out []answer
		for _, fn := range cutFuncs(text, funcs) {
			method, path := literalMethod.FindStringSubmatch(fn.text), literalPath.FindStringSubmatch(fn.text)
			if method == nil || path == nil {
				continue
			}
			out = append(out, answer{fn.name, []endpoint{{strings.ToUpper(method[1]), cutQuery(path[1])}}})
		}
		return out, nil
	})
}

// Kiota's clients have one request builder a file: its constructor holds the
// URL template, To...RequestInformation the method.
var (
	kiotaFunc     = regexp.MustCompile(`(?m)^func \(m \*(\w+)\) (\w+)\(`)
	kiotaTemplate = regexp.MustCompile(`NewBaseRequestBuilder\(requestAdapter, "\{\+baseurl\}([^"]*)"`)
	kiotaMethod   = regexp.MustCompile(`NewRequestInformationWithMethodAndUrlTemplateAndPathParameters\(\w+\.([A-Z]+), m\.BaseRequestBuilder\.UrlTemplate`)
	kiotaSend     = regexp.MustCompile(`^(Get|Post|Patch|Put|Delete)(As\w+)?$`)
)

// kiotaTemplates reads the answers of a client that kiota has written, from
// the text of its source.
func kiotaTemplates(dir string) ([]answer, error) {
	return readText(dir, func(text string) ([]answer, error) {
		templates := kiotaTemplate.FindAllStringSubmatch(text, -1)
		if len(templates) == 0 {
			return nil, nil // a type, not a builder
		}
		funcs := cutFuncs(text, kiotaFunc)
		methods := map[string]string{}
		for _, fn := range funcs {
			if m := kiotaMethod.FindStringSubmatch(fn.text); m != nil {
				methods[fn.name] = m[1]
			}
		}
		var out []answer
		for _, fn := range funcs {
			typ, name, _ := strings.Cut(fn.name, ".")
			send := kiotaSend.FindStringSubmatch(name)
			if send == nil {
				continue
			}
			method := methods[typ+".To"+send[1]+"RequestInformation"]
			if method == "" || len(templates) > 1 {
				return nil, fmt.Errorf("method or template of %s not found", fn.name)
			}
			out = append(out, answer{fn.name, []endpoint{{method, cutQuery(templates[0][1])}}})
		}
		return out, nil
	})
}

// readText collects the answers of each file of dir.
func readText(dir string, read func(text string) ([]answer, error)) ([]answer, error) {
	files, err := sources(dir)
	if err != nil {
		return nil, err
	}
	var out []answer
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read answer key: %w", err)
		}
		answers, err := read(string(data))
		if err != nil {
			return nil, fmt.Errorf("read answer key from %s: %w", name, err)
		}
		out = append(out, answers...)
	}
	return out, nil
}

type funcText struct{ name, text string }

// cutFuncs cuts text where pattern, whose groups are type and method, begins a
// function.
func cutFuncs(text string, pattern *regexp.Regexp) []funcText {
	var out []funcText
	starts := pattern.FindAllStringSubmatchIndex(text, -1)
	for i, s := range starts {
		end := len(text)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		out = append(out, funcText{text[s[2]:s[3]] + "." + text[s[4]:s[5]], text[s[0]:end]})
	}
	return out
}
