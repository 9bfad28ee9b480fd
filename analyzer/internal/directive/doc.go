// Package directive finds the comments that suppress the findings of one check,
// and says which lines each of them covers. For a check called pimv2 they are
//
//	//pimvet:ignore reason
//	//lint:ignore pimv2,SA1019 reason
//	//lint:file-ignore pimv2 reason
//	//nolint:pimv2,errcheck // reason
//	//nolint // reason
//
// It knows nothing of findings but where they stand:
//
//	set := directive.Find(pass.Fset, pass.Files, "pimv2")
//	if !set.Suppresses(call.Pos()) {
//		pass.Reportf(call.Pos(), "...")
//	}
//	for _, d := range set.Useless() {
//		pass.Reportf(d.Comment.Pos(), "this suppresses nothing")
//	}
//
// The forms are read as staticcheck and golangci-lint read theirs: names in any
// case; patterns, such as pimv*, in //lint; a blank before nolint. There is no way
// to name one operation: a directive is put on a narrower place instead.
package directive
