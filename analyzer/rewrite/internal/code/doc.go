// Package code looks up how a package is written: where its functions stand, who
// uses what, where a variable gets its value, and what stands around a node. The
// packages that plan edits share it.
//
//	c := code.New(pass)
//	if e := c.Definition(obj); e != nil {
//		// the constant or variable obj has the value of e and no other
//	}
//
// It works on syntax and types, whatever the order of statements.
package code
