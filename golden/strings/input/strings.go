// Package strings has text in and out; its name is also that of a standard package.
package strings

// Echo returns s, valid UTF-8 or not.
func Echo(s string) string { return s }

// Join puts sep between a and b.
func Join(a, b, sep string) string { return a + sep + b }

// Count returns how many bytes s has.
func Count(s string) int { return len(s) }

// Broken returns bytes that are not UTF-8.
func Broken() string { return "\xff\xfe" }
