//go:build special

package inputs

// Special is there with a build tag only.
func Special() bool { return true }
