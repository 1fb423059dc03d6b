// Package extension has extenders in variables.
package extension

import "example.com/hidden"

type stars struct{ count int }

func (s *stars) Extend(text string) string {
	for range s.count {
		text += "*"
	}
	return text
}

// Stars extends with stars.
var Stars = &stars{3}

// All are extenders, too, but not one.
var All = []hidden.Extender{Stars}
