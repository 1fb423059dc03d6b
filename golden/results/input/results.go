// Package results has functions with several results.
package results

// Unnamed has results without names.
func Unnamed(s string) (string, bool) { return s, s != "" }

// Named has results with names.
func Named(s string) (head, tail string, found bool) { return s[:1], s[1:], true }

// Blank has a result that is named _.
func Blank(n int) (value int, _ bool) { return n, true }

// One has one result with a name.
func One(n int) (doubled int) { return 2 * n }

// Four mixes kinds.
func Four(n int) (int, float64, []byte, []string) { return n, float64(n), nil, nil }

// Keyword has results whose names are Python keywords.
func Keyword() (from, class int) { return 1, 2 }

// Same has results that differ only in case.
func Same() (value, Value int) { return 1, 2 }

// Counted has results named like the methods of a tuple.
func Counted() (count, index int) { return 1, 2 }
