package main

// What is wrong with a package, in Go's own words. In: errors of go list, the parser and the type
// checker. Out: "errors" of the document, positions relative to the module's root.

import (
	"errors"
	"fmt"
	"go/scanner"
	"path/filepath"
	"strings"
)

// packageErrors are those of the first stage that found any: later ones repeat or follow from them.
func packageErrors(l *loaded, root string) []packageError {
	root = rootOf(l.listed, root)
	for _, stage := range []func(*loaded) []packageError{listErrors, syntaxErrors, typeErrors} {
		if found := stage(l); len(found) > 0 {
			return relative(found, root)
		}
	}
	return []packageError{}
}

// rootOf is the module's root as an absolute path, even if none was given.
func rootOf(p *listed, given string) string {
	if given == "" {
		return p.root()
	}
	if absolute, err := filepath.Abs(given); err == nil {
		return absolute
	}
	return given
}

func listErrors(l *loaded) []packageError {
	var found []packageError
	if l.listed.Error != nil {
		found = append(found, packageError{l.listed.Error.Pos, l.listed.Error.Err})
	}
	for _, err := range l.listed.DepsErrors {
		found = append(found, packageError{err.Pos, err.Err})
	}
	return found
}

func syntaxErrors(l *loaded) []packageError {
	var found []packageError
	for _, err := range l.syntax {
		var list scanner.ErrorList
		if !errors.As(err, &list) {
			found = append(found, packageError{"", err.Error()})
		}
		for _, err := range list {
			found = append(found, packageError{err.Pos.String(), err.Msg})
		}
	}
	return found
}

func typeErrors(l *loaded) []packageError {
	var found []packageError
	for _, err := range l.problems {
		place := err.Fset.PositionFor(err.Pos, false)
		found = append(found, packageError{place.String(), err.Msg})
	}
	return found
}

// relative shortens positions and drops repetitions; places outside the root keep Go's spelling.
func relative(found []packageError, root string) []packageError {
	short := make([]packageError, 0, len(found))
	seen := make(map[packageError]bool)
	for _, err := range found {
		err.Position = relativePosition(err.Position, root)
		if !seen[err] {
			seen[err] = true
			short = append(short, err)
		}
	}
	return short
}

func relativePosition(position, root string) string {
	file, rest, _ := strings.Cut(position, ".go:")
	if file == "" || rest == "" {
		return ""
	}
	absolute, err := filepath.Abs(file)
	if err != nil {
		return position
	}
	below, err := filepath.Rel(root, absolute)
	if err != nil || strings.HasPrefix(below, "..") {
		return position
	}
	return fmt.Sprintf("%s.go:%s", filepath.ToSlash(below), rest)
}
