// Package reporttest makes reports for the tests of the formats.
package reporttest
