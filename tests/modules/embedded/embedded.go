// Package embedded carries a file.
package embedded

import _ "embed"

//go:embed message.txt
var message string

// Message returns the file's text.
func Message() string { return message }
