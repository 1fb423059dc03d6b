package echo

import "errors"

// OptionalInt returns v.
func OptionalInt(v *int64) *int64 { return v }

// OptionalString returns v.
func OptionalString(v *string) *string { return v }

// OptionalInts returns v.
func OptionalInts(v []*int64) []*int64 { return v }

// ErrorText is the message of err.
func ErrorText(err error) string {
	if err == nil {
		return "nil"
	}
	return err.Error()
}

// IsFailure tells which error it is.
func IsFailure(err error) bool { return err == nil }

// Warn has an error that is a value and one that is not.
func Warn(text string) (warning error, err error) {
	if text == "" {
		return nil, nil
	}
	if text == "fail" {
		return nil, errors.New("failed")
	}
	return errors.New(text), nil
}

// Failures are errors that are values.
func Failures(texts ...string) []error {
	var all []error
	for _, text := range texts {
		all = append(all, errors.New(text))
	}
	return all
}
