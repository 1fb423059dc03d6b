package load

// What is wrong with a package, in Go's own words. In: errors of go list, the parser and the type
// checker. Out: problems, with positions relative to the module's root.

import (
	"errors"
	"fmt"
	"go/scanner"
	"path/filepath"
	"strings"
)

// Problem is one thing that is wrong with a package.
type Problem struct {
	Position string // file:line:column, the file relative to the module's root; may be empty
	Message  string // Go's own words
}

// Problems are those of the first stage that found any: later ones repeat or follow from them.
func (p *Program) Problems(of *Package) []Problem {
	root := rootOf(of.listed, p.root)
	for _, stage := range []func(*Package) []Problem{listErrors, syntaxErrors, typeErrors} {
		if found := stage(of); len(found) > 0 {
			return shortenPositions(found, root)
		}
	}
	return nil
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

func listErrors(l *Package) []Problem {
	var found []Problem
	if l.listed.Error != nil {
		found = append(found, Problem{l.listed.Error.Pos, l.listed.Error.Err})
	}
	for _, err := range l.listed.DepsErrors {
		found = append(found, Problem{err.Pos, err.Err})
	}
	return found
}

func syntaxErrors(l *Package) []Problem {
	var found []Problem
	for _, err := range l.syntax {
		var list scanner.ErrorList
		if !errors.As(err, &list) {
			found = append(found, Problem{"", err.Error()})
		}
		for _, err := range list {
			found = append(found, Problem{err.Pos.String(), err.Msg})
		}
	}
	return found
}

func typeErrors(l *Package) []Problem {
	var found []Problem
	for _, err := range l.problems {
		place := err.Fset.PositionFor(err.Pos, false)
		found = append(found, Problem{place.String(), err.Msg})
	}
	return found
}

// shortenPositions shortens positions and drops repetitions; places outside the root keep Go's
// spelling.
func shortenPositions(found []Problem, root string) []Problem {
	short := make([]Problem, 0, len(found))
	seen := make(map[Problem]bool)
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
