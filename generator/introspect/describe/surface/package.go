// Package surface describes what packages export.
//
// In: a loaded program, and what its functions do with their parameters. Out: the [Document].
package surface

import (
	"go/token"

	"usegolib.invalid/describe/flow"
	"usegolib.invalid/describe/load"
)

// Describe describes the packages of a program that are to be described.
func Describe(program *load.Program, effects *flow.Effects) Document {
	facts := program.Toolchain
	doc := Document{GoVersion: facts.GOVERSION, GOOS: facts.GOOS, GOARCH: facts.GOARCH}
	table := newTypeTable(program)
	doc.Packages = make([]packageDoc, 0, len(program.Described))
	for _, described := range program.Described {
		doc.Packages = append(doc.Packages, exports{program, described, table, effects}.describe())
	}
	doc.Types = table.types
	return doc
}

// exports is what one package exports.
type exports struct {
	program *load.Program
	pkg     *load.Package
	table   *typeTable
	effects *flow.Effects
}

func (e exports) describe() packageDoc {
	doc := packageDoc{
		Path:      e.pkg.Path,
		Name:      e.pkg.Name,
		Internal:  e.pkg.IsInternal(),
		Doc:       packageText(e.pkg.Files),
		Errors:    e.errors(),
		Functions: []functionDoc{},
		Constants: []constantDoc{},
		Variables: []variableDoc{},
	}
	if e.pkg.IsImportable() && e.pkg.Types != nil {
		doc.Functions = e.functions()
		doc.Constants = e.constants()
		doc.Variables = e.variables()
	}
	return doc
}

func (e exports) errors() []packageError {
	described := []packageError{}
	for _, problem := range e.program.Problems(e.pkg) {
		described = append(described, packageError(problem))
	}
	return described
}

// position is relative to the module's root; a //line comment does not change it.
func (e exports) position(pos token.Pos) position {
	file, line := e.program.Position(e.pkg, pos)
	return position{File: file, Line: line}
}
