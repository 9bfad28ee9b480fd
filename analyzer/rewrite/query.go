package rewrite

import (
	"net/url"
	"slices"
	"strings"

	"github.com/pimigrate/pimigrate/analyzer/rule"
)

// query checks that the query of the URL, from its ? on, asks the successor
// for the same. No option is edited: which properties an option names, and how
// they are called now, is for people to say.
func (rw *rewriter) query(text string) outcome {
	if rw.replacement.Changes["query"] != "" {
		return refuse("the query changes")
	}
	text, isQuery := strings.CutPrefix(text, "?")
	if !isQuery && text != "" {
		return refuse("the query is a template")
	}
	var names []string
	for option := range strings.SplitSeq(text, "&") {
		if option == "" {
			continue
		}
		name, _, _ := strings.Cut(option, "=")
		name, err := url.QueryUnescape(name)
		if err != nil || strings.Contains(name, hole) {
			return refuse("the options of the query are not known")
		}
		if why := rw.option(name); why != "" {
			return refuse(why)
		}
		names = append(names, name)
	}
	for _, o := range rw.next.Query {
		if o.Required && !contains(names, o.Name) {
			return refuse("the successor needs the option " + o.Name)
		}
	}
	return outcome{}
}

// option says why the option called name cannot stay, "" if it can.
func (rw *rewriter) option(name string) string {
	old, next := find(rw.Match.Query, name), find(rw.next.Query, name)
	switch {
	case next == nil:
		return "the successor has no option " + name
	case old == nil:
		return "the option " + name + " is not documented"
	case (old.Text || next.Text) && rw.replacement.Changes["body"] != "":
		return rename(name).refusal
	}
	return ""
}

// find is the option called name, whatever the case, or nil.
func find(options []rule.Option, name string) *rule.Option {
	i := slices.IndexFunc(options, func(o rule.Option) bool { return strings.EqualFold(o.Name, name) })
	if i < 0 {
		return nil
	}
	return &options[i]
}

func contains(names []string, name string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, name) })
}
