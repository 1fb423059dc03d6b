// Package error_values has errors that are values.
package error_values

import "errors"

func Text(err error) string {
	if err == nil {
		return "none"
	}
	return err.Error()
}

func Both(text string) (warning error, err error) {
	if text == "" {
		return nil, errors.New("empty")
	}
	return errors.New(text), nil
}

func All(texts ...string) (list []error) {
	for _, text := range texts {
		list = append(list, errors.New(text))
	}
	return list
}
