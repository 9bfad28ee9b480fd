// Package report is what one run of pimvet has to say, ready to be written in
// any format. The formats are packages below this one.
//
//	result, err := driver.Lint(ctx)
//	...
//	r, err := report.New(result, report.Options{Sets: rules.Sets, AsOf: "2026-10-28"})
//	...
//	err = r.WriteJSON(os.Stdout)
//
// # JSON
//
// The types are the schema of pimvet's JSON output: one object, a [Report]. Its
// version grows when a field goes away or changes its meaning; new fields do
// not count. docs/report.schema.json describes it for validators.
//
// Two runs over the same sources give the same bytes, wherever the sources lie:
// file names are relative to the root of the repository, with slashes, and what
// is a list is in a fixed order.
package report
