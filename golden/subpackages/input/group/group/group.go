// Package group is below a directory that is no package.
package group

// Size returns 1.
func Size() int { return 1 }
