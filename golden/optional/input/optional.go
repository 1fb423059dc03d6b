// Package optional has pointers to Level 1 values.
package optional

import "time"

func Default(value *int, otherwise int) int {
	if value == nil {
		return otherwise
	}
	return *value
}

func Name(name string) *string {
	if name == "" {
		return nil
	}
	return &name
}

func Later(d *time.Duration) *time.Duration { return d }

func List(values []*int) []*int { return values }

// Parse writes through its pointer.
func Parse(text string, value *int) { *value = len(text) }

// Slice is nil already where it is none.
func Slice(values *[]int) int { return len(*values) }

func Twice(value **int) int { return **value }
