// Package errors has functions that can fail.
package errors

import "fmt"

// Check returns only an error.
func Check(ok bool) error {
	if !ok {
		return fmt.Errorf("not ok")
	}
	return nil
}

// Half returns a result and an error.
func Half(n int) (int, error) {
	if n%2 != 0 {
		return 0, fmt.Errorf("%d is odd", n)
	}
	return n / 2, nil
}

// Divide returns two results and an error.
func Divide(a, b int) (quotient, remainder int, err error) {
	if b == 0 {
		return 0, 0, fmt.Errorf("division by zero")
	}
	return a / b, a % b, nil
}

// First is refused: its error is not the last result.
func First(n int) (error, int) { return nil, n }

// Two is refused: only the last of its two errors would be raised.
func Two() (error, error) { return nil, nil }

// Describe is refused: an error is no value that Python could pass.
func Describe(err error) string { return err.Error() }

// All is refused: a slice of errors is no Level 1 value.
func All(n int) []error { return make([]error, n) }
