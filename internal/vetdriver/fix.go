package vetdriver

import "context"

// Fixed says what Fix did.
type Fixed struct {
	Changed int    // files
	Skipped []Skip // fixes that were not applied
	*Result        // what the tool finds afterwards
}

// Fix applies the fixes and reports what the tool finds afterwards. It writes
// all files or, when something is known to be wrong with one of them, none.
// Changed is right even with an error: what is left could not be found out
// then, or the file system failed half-way.
func (d *Driver) Fix(ctx context.Context) (Fixed, error) {
	p, err := d.plan(ctx)
	if err != nil {
		return Fixed{}, err
	}
	fixed := Fixed{Skipped: p.skipped, Result: p.findings()}
	fixed.Changed, err = replaceAll(p.changes)
	if err != nil || fixed.Changed == 0 {
		return fixed, err
	}
	left, err := d.examine(ctx, p.all, nil)
	if left == nil {
		return fixed, err
	}
	fixed.Result = left.findings()
	return fixed, err
}
