// The errors that an error wraps. In: an error, of whose methods any may panic or never end. Out: those
// errors, and their texts, cut to what a response carries.

package wire

import (
	"strconv"
	"unicode/utf8"
)

// treeLimit is how many wrapped errors are looked at: an error can wrap itself.
const treeLimit = 1024

// Wrapped returns the errors that err wraps, depth first, itself left out.
func Wrapped(err error) []error {
	var tree []error
	pending := unwrap(err)
	for len(pending) > 0 && len(tree) < treeLimit {
		next := pending[0]
		tree = append(tree, next)
		pending = append(unwrap(next), pending[1:]...)
	}
	return tree
}

// unwrap returns what err wraps directly; nothing where its method panics.
func unwrap(err error) (inner []error) {
	defer func() {
		if recover() != nil {
			inner = nil
		}
	}()
	switch err := err.(type) {
	case interface{ Unwrap() error }:
		return present([]error{err.Unwrap()})
	case interface{ Unwrap() []error }:
		return present(err.Unwrap())
	}
	return nil
}

// present returns the errors that are not nil, as many as are looked at.
func present(list []error) []error {
	var found []error
	for _, err := range list {
		if err != nil && len(found) < treeLimit {
			found = append(found, err)
		}
	}
	return found
}

// Is reports whether err itself is target or says so; false where its method panics, and where the two
// cannot be compared.
func Is(err, target error) (same bool) {
	defer func() {
		if recover() != nil {
			same = false
		}
	}()
	if err == target {
		return true
	}
	says, ok := err.(interface{ Is(error) bool })
	return ok && says.Is(target)
}

// Chain writes the types and texts of the errors that an error wraps, as many as a response carries.
func (w *Writer) Chain(tree []error) {
	tree = tree[:min(len(tree), ChainLimit)]
	w.Array(len(tree))
	for _, err := range tree {
		w.Array(2)
		w.errorText(err)
	}
}

// errorText writes the type and the text of an error.
func (w *Writer) errorText(err error) {
	w.String(TypeName(err))
	w.String(Cut(MethodText(err, "Error", err.Error)))
}

// Cut shortens a text to what a response carries, between characters.
func Cut(text string) string {
	if len(text) <= TextLimit {
		return text
	}
	end := TextLimit
	for end > TextLimit-utf8.UTFMax && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "... (" + strconv.Itoa(len(text)) + " bytes in all)"
}
