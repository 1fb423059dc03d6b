//go:build special

package platform

// Special needs a build tag.
func Special() {}
