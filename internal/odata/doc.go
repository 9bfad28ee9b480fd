// Package odata applies OData query options to answers: $filter, $orderby, $skip,
// $top with paging, $count and $select. ($expand is only read here: whoever makes the
// answer fills navigations in.)
//
//	q, err := odata.Parse(values, op)
//	...
//	err = q.Apply(body) // a decoded JSON object with a value array, or one object
//
// What the document does not list for an operation, what no source says how it
// works, and what is malformed is an [Error]: nothing is silently ignored.
package odata
