// Package surface describes what packages export, and the types that their declarations name.
//
// In: a loaded program, and what its functions do with their parameters. Out: the [Document].
package surface

import (
	"go/types"

	"usegolib.invalid/describe/flow"
	"usegolib.invalid/describe/load"
)

// Describe describes the packages of a program that are to be described.
func Describe(program *load.Program, effects *flow.Effects) Document {
	s := &surface{program, effects, newTypeTable(program), newSyntax(program), make(map[*types.Func]functionDoc)}
	packages := make([]packageDoc, 0, len(program.Described))
	for _, described := range program.Described {
		packages = append(packages, exports{s, described}.describe())
	}
	described := s.describeTypes()
	return Document{packages, s.others(), described}
}

// surface is what all that is described has in common.
type surface struct {
	program   *load.Program
	effects   *flow.Effects
	table     *typeTable
	syntax    *syntax
	described map[*types.Func]functionDoc // methods
}

// optional are the packages of Go's library that Python knows of, for their errors or the default logger, and
// which not every program links.
var optional = []string{"database/sql", "log/slog"}

// exports is what one package exports.
type exports struct {
	*surface
	pkg *load.Package
}

func (e exports) describe() packageDoc {
	doc := packageDoc{
		Path:      e.pkg.Path,
		Name:      e.pkg.Name,
		Internal:  e.pkg.IsInternal(),
		Doc:       e.docs().ofPackage(),
		Errors:    e.errors(),
		Functions: []functionDoc{},
		Constants: []constantDoc{},
		Variables: []variableDoc{},
		Aliases:   []aliasDoc{},
		Links:     e.program.Links(e.pkg, optional),
	}
	if e.pkg.IsImportable() && e.pkg.Types != nil {
		doc.Functions = e.functions()
		doc.Constants = e.constants()
		doc.Variables = e.variables()
		doc.Aliases = e.aliases()
		e.addTypes()
	}
	return doc
}

func (e exports) docs() *docs { return e.syntax.ofPackage(e.pkg).docs }

func (e exports) errors() []packageError {
	described := []packageError{}
	for _, problem := range e.program.Problems(e.pkg) {
		described = append(described, packageError(problem))
	}
	return described
}

// position is where something is declared, relative to the root of its module.
func (s *surface) position(object types.Object) position {
	_, at := s.syntax.of(object)
	file, line := s.program.Position(s.program.Package(object.Pkg().Path()), at)
	return position{File: file, Line: line}
}
