// Package inputs has one input of every kind that a build can have.
package inputs

import (
	_ "embed"

	"example.com/inputs/native"
	dep "example.com/inputsdep"
)

//go:embed message.txt
var message string

// Message returns the embedded file's text.
func Message() string { return message }

// Number comes from the replaced module and from C.
func Number() int { return dep.Number() + native.Number() }
